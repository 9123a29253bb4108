"""The addresses of this room: the public ones, those for machines, those of the staff."""

from django.urls import URLPattern, URLResolver, path

from gongkai.web.publishing import feeds
from gongkai.web.publishing.api import api
from gongkai.web.publishing.boards import urls as boards
from gongkai.web.publishing.health import urls as health
from gongkai.web.publishing.package import urls as package
from gongkai.web.publishing.portal import (
    alike,
    columns,
    data,
    home,
    items,
    machines,
    searching,
    subscribing,
)  # fmt: skip
from gongkai.web.publishing.workspace.urls import workspace_urls as staff_urls

# For machines: in no language.
machine_urls: list[URLPattern | URLResolver] = [
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.site_map, name="sitemap"),
    path("sitemap-<int:part>.xml", machines.site_map_part, name="sitemap-part"),
    path("feed.atom", feeds.of_all, name="feed"),
    path("organs/<slug:code>/feed.atom", feeds.of_organ, name="organ-feed"),
    path("organs/<slug:code>/columns/<slug:key>/feed.atom", feeds.of_column, name="column-feed"),
    path("data/organs.json", data.organs, name="data-organs"),
    path("data/items-<int:year>.<slug:kind>", data.of_year, name="data-year"),
    path("organs/<slug:code>/items.<slug:kind>", data.of_organ, name="organ-data"),
    path("organs/<slug:code>/columns/<slug:key>/items.<slug:kind>", data.of_column,
         name="column-data"),
    path("items/<int:pk>/item.docx", items.document, name="public-item-document"),
    path("items/<int:pk>/files/<int:file>/", items.file, name="public-item-file"),
    path("api/v1/", api.urls),
]  # fmt: skip

portal_urls: list[URLPattern] = [
    path("", home.home, name="home"),
    path("site-map/", home.site_map, name="site-map"),
    path("search/", searching.search, name="search"),
    path("search/alike/", alike.alike, name="search-alike"),
    path("data/", data.about, name="open-data"),
    path("subscribe/", subscribing.subscribe, name="subscribe"),
    path("subscribe/confirm/<slug:token>/", subscribing.confirm, name="subscribe-confirm"),
    path("subscribe/stop/<slug:token>/", subscribing.stop, name="subscribe-stop"),
    path("organs/<slug:code>/", home.organ, name="public-organ"),
    path("organs/<slug:code>/columns/<slug:key>/", columns.column, name="public-column"),
    path("items/<int:pk>/", items.item, name="public-item"),
    *boards.portal_urls,
]

workspace_urls: list[URLPattern] = [
    *staff_urls,
    *boards.workspace_urls,
    *package.workspace_urls,
    *health.workspace_urls,
]
