"""Every address: `/` the portal, `/workspace/` the staff."""

from django.urls import include, path

from gongkai.web.organs.urls import account_urls, portal_urls, workspace_urls
from gongkai.web.today import workspace as today

urlpatterns = [
    path("", include(portal_urls)),
    path("workspace/", today.today, name="today"),
    path("workspace/", include(account_urls)),
    path("workspace/", include(workspace_urls)),
]
