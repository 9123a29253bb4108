"""The addresses of the staff."""

from django.urls import URLPattern, path

from gongkai.web.publishing.workspace import columns, items, queue, versions

workspace_urls: list[URLPattern] = [
    path("publishing/", queue.queue, name="publishing"),
    path("organs/<slug:code>/columns/", columns.tree, name="columns"),
    path("organs/<slug:code>/columns/plant/", columns.plant, name="columns-plant"),
    path("organs/<slug:code>/columns/open/", columns.open_, name="column-open"),
    path("organs/<slug:code>/items/draft/", items.draft, name="item-draft"),
    path("documents/<int:pk>/item/", items.from_document, name="item-from-document"),
    path(
        "publishing/columns/<int:pk>/not-applicable/",
        columns.not_applicable,
        name="column-not-applicable",
    ),
    path("publishing/columns/<int:pk>/applicable/", columns.applicable, name="column-applicable"),
    path("publishing/columns/<int:pk>/close/", columns.close, name="column-close"),
    path("publishing/items/<int:pk>/", items.item, name="item"),
    path("publishing/items/<int:pk>/correct/", items.correct, name="item-correct"),
    path("publishing/items/<int:pk>/withdraw/", items.withdraw, name="item-withdraw"),
    path("publishing/items/<int:pk>/effect/", items.effect, name="item-effect"),
    path("publishing/versions/<int:pk>/", items.version, name="version"),
    path("publishing/versions/<int:pk>/edit/", versions.edit, name="version-edit"),
    path("publishing/versions/<int:pk>/submit/", versions.submit, name="version-submit"),
    path("publishing/versions/<int:pk>/attach/", versions.attach, name="version-attach"),
    path("publishing/versions/<int:pk>/explain/", versions.explain, name="version-explain"),
    path("publishing/versions/<int:pk>/drop/", versions.drop, name="version-drop"),
    path("publishing/versions/<int:pk>/clear/", versions.clear, name="version-clear"),
    path(
        "publishing/versions/<int:pk>/first/", versions.review_first, name="version-review-first"
    ),
    path(
        "publishing/versions/<int:pk>/second/",
        versions.review_second,
        name="version-review-second",
    ),
    path(
        "publishing/versions/<int:pk>/third/", versions.review_third, name="version-review-third"
    ),
    path("publishing/versions/<int:pk>/publish/", versions.publish, name="version-publish"),
    path("publishing/versions/<int:pk>/schedule/", versions.schedule, name="version-schedule"),
]
