"""The addresses of this room, and of its parts."""

from django.urls import URLPattern, path

from gongkai.web.conservation.workspace import events, importing, meters, organs, returns

portal_urls: list[URLPattern] = []

workspace_urls: list[URLPattern] = [
    path("conservation/", organs.own, name="conservation"),
    path("organs/<slug:code>/energy/", organs.energy, name="energy"),
    path("organs/<slug:code>/energy/indicators/", organs.indicators, name="energy-indicators"),
    path("organs/<slug:code>/energy/month/", meters.month, name="energy-month"),
    path("organs/<slug:code>/energy/import/", importing.import_, name="energy-import"),
    path("organs/<slug:code>/energy/import/empty/", importing.empty, name="energy-template"),
    path("organs/<slug:code>/energy/profile/", organs.enter_profile, name="energy-profile-enter"),
    path("organs/<slug:code>/energy/yardsticks/set/", organs.set_yardstick, name="yardstick-set"),
    path("organs/<slug:code>/energy/factors/set/", organs.set_factor, name="energy-factor-set"),
    path("organs/<slug:code>/energy/returns/open/", organs.open_return, name="energy-return-open"),
    path("organs/<slug:code>/energy/events/", events.calendar, name="energy-events"),
    path("organs/<slug:code>/energy/events/take/", events.take, name="energy-events-take"),
    path("organs/<slug:code>/energy/events/add/", events.add, name="energy-event-add"),
    path("organs/<slug:code>/meters/open/", meters.open_meter, name="meter-open"),
    path("energy-profiles/<int:pk>/confirm/", organs.confirm_profile,
         name="energy-profile-confirm"),
    path("energy-profiles/<int:pk>/reopen/", organs.reopen_profile, name="energy-profile-reopen"),
    path("meters/<int:pk>/", meters.meter, name="meter"),
    path("meters/<int:pk>/read/", meters.read, name="meter-read"),
    path("meters/<int:pk>/remove/", meters.remove, name="meter-remove"),
    path("readings/<int:pk>/correct/", meters.correct, name="reading-correct"),
    path("energy-returns/<int:pk>/", returns.energy_return, name="energy-return"),
    path("energy-returns/<int:pk>/return.xlsx", returns.download, name="energy-return-file"),
    path("energy-returns/<int:pk>/check/", returns.check, name="energy-return-check"),
    path("energy-returns/<int:pk>/confirm/", returns.confirm, name="energy-return-confirm"),
    path("energy-returns/<int:pk>/send-back/", returns.send_back, name="energy-return-send-back"),
    path("energy-returns/<int:pk>/reopen/", returns.reopen, name="energy-return-reopen"),
    path("energy-events/<int:pk>/date/", events.set_days, name="energy-event-date"),
    path("energy-events/<int:pk>/finish/", events.finish, name="energy-event-finish"),
    path("energy-events/<int:pk>/miss/", events.miss, name="energy-event-miss"),
]  # fmt: skip
