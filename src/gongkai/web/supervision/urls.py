"""The addresses of this room; the public reads of it in the annual report."""

from django.urls import URLPattern, path

from gongkai.web.supervision import workspace as desk

portal_urls: list[URLPattern] = []

workspace_urls = [
    path("supervision/", desk.mine, name="supervision"),
    path("organs/<slug:code>/supervision/", desk.registers, name="registers"),
    path("organs/<slug:code>/trainings/enter/", desk.train, name="training-enter"),
    path("organs/<slug:code>/problems/find/", desk.find, name="problem-find"),
    path("organs/<slug:code>/key-points/set/", desk.set_point, name="key-point-set"),
    path("organs/<slug:code>/groups/open/", desk.open_group, name="group-open"),
    path("organs/<slug:code>/incidents/", desk.incidents, name="incidents"),
    path("organs/<slug:code>/incidents/enter/", desk.incident, name="incident-enter"),
    path("problems/<int:pk>/measure/", desk.measure, name="problem-measure"),
    path("problems/<int:pk>/close/", desk.close, name="problem-close"),
    path("key-points/<int:pk>/finish/", desk.finish, name="key-point-finish"),
    path("groups/<int:pk>/file/", desk.file_group, name="group-file"),
    path("groups/<int:pk>/check/", desk.check_group, name="group-check"),
    path("groups/<int:pk>/dissolve/", desk.dissolve, name="group-dissolve"),
]
