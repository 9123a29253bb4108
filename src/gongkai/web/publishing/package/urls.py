"""The addresses of the packages."""

from django.urls import path

from gongkai.web.publishing.package import views

workspace_urls = [
    path("publishing/items/<int:pk>/package/", views.of_item, name="item-package"),
    path("publishing/columns/<int:pk>/package/", views.of_column, name="column-package"),
]
