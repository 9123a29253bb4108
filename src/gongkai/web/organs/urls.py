"""The addresses of this room: the public ones, the staff's, and those of one's own account."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.db import transaction
from django.urls import URLPattern, path

from gongkai.web.organs.account import told
from gongkai.web.organs.doors import at_home
from gongkai.web.organs.workspace import importing, journal, organs, people

portal_urls: list[URLPattern] = []  # the public pages of organs show items: see publishing

workspace_urls = [
    path("organs/", organs.tree, name="organs"),
    path("organs/<slug:code>/", organs.organ, name="organ"),
    path("organs/<slug:code>/rename/", organs.rename, name="organ-rename"),
    path("organs/<slug:code>/move/", organs.move, name="organ-move"),
    path("organs/<slug:code>/close/", organs.close, name="organ-close"),
    path("organs/<slug:code>/contact/", organs.contact, name="organ-contact"),
    path("organs/<slug:code>/found/", organs.found, name="organ-found"),
    path("organs/<slug:code>/sections/open/", organs.open_section, name="section-open"),
    path("organs/<slug:code>/calendar/", organs.calendar, name="calendar"),
    path("organs/<slug:code>/import/", importing.intakes, name="intakes"),
    path("organs/<slug:code>/import/empty/", importing.empty, name="intake-template"),
    path("organs/<slug:code>/journal/", journal.of_organ, name="journal"),
    path("organs/<slug:code>/people/", people.of_organ, name="people"),
    path("organs/<slug:code>/people/add/", people.add, name="person-add"),
    path("imports/<int:pk>/", importing.intake, name="intake"),
    path("imports/<int:pk>/marked/", importing.marked, name="intake-marked"),
    path("imports/<int:pk>/start/", importing.start, name="intake-start"),
    path("imports/<int:pk>/drop/", importing.drop, name="intake-drop"),
    path("imports/<int:pk>/passwords/", importing.hand_out, name="intake-passwords"),
    path("sections/<int:pk>/close/", organs.close_section, name="section-close"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/appoint/", people.appoint, name="person-appoint"),
    path("people/<int:pk>/password/", people.reset_password, name="person-password"),
    path("people/<int:pk>/disable/", people.disable, name="person-disable"),
    path("people/<int:pk>/enable/", people.enable, name="person-enable"),
    path("memberships/<int:pk>/end/", people.end, name="membership-end"),
]

# Of allauth only what we use: nobody signs up, nobody gets a password by mail. Its changes and
# their journal entries are one transaction.
_change_password = at_home(transaction.atomic(account.password_change))
_activate = at_home(told(totp.activate_totp))
_deactivate = at_home(told(totp.deactivate_totp))
_generate = at_home(told(codes.generate_recovery_codes))

account_urls = [
    path("sign-in/", account.login, name="account_login"),
    path("sign-in/code/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-out/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("account/", at_home(mfa.index), name="mfa_index"),
    path("account/password/", _change_password, name="account_change_password"),
    path("account/again/", at_home(account.reauthenticate), name="account_reauthenticate"),
    path("account/again/code/", at_home(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("account/codes/activate/", _activate, name="mfa_activate_totp"),
    path("account/codes/deactivate/", _deactivate, name="mfa_deactivate_totp"),
    path("account/recovery/", at_home(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("account/recovery/new/", _generate, name="mfa_generate_recovery_codes"),
    path("account/recovery/file/", at_home(codes.download_recovery_codes),
         name="mfa_download_recovery_codes"),
]  # fmt: skip
