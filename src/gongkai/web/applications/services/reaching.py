"""An act upon a case: the applicant wants it in another form, by another way, elsewhere."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from gongkai.web.applications import seal
from gongkai.web.applications.models import Case, Medium, PersonalData, Route
from gongkai.web.applications.people import checked, digests_of
from gongkai.web.applications.services.moving import begin
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person

# What a way of delivery needs to be known.
_NEEDS: Mapping[str, tuple[str, str]] = {
    Route.POST: ("address", "邮寄的，请填写通信地址"),
    Route.ELECTRONIC: ("email", "以电子方式获取的，请填写电子邮箱"),
}


@transaction.atomic
def reach(
    case: Case, *, medium: str, route: str, email: str, address: str, postcode: str, on: date,
    seen: int | None = None, by: Person | None,
) -> Case:  # fmt: skip
    """Keep the new wishes; what is left blank stays. Who applied stays who it is.

    The journal tells that something changed and the way of delivery, never an address.
    """
    attempt = begin(case, "case.reach", on=on, by=by, seen=seen)
    kept = attempt.case
    if medium not in Medium.values or route not in Route.values:
        raise Refused("请选择提供形式和获取途径", field="route")
    _moved(kept, route, {"email": email, "address": address, "postcode": postcode})
    kept.medium, kept.route, kept.version = medium, route, kept.version + 1
    kept.save(update_fields=["medium", "route", "version"])
    words = f"申请人变更获取方式：{kept.get_medium_display()}，{kept.get_route_display()}"
    record("case.reach", kept, by=by, organ=kept.organ_id, words=words)
    return kept


def _moved(case: Case, route: str, given: Mapping[str, str]) -> None:
    data = PersonalData.objects.select_for_update().get(case=case)
    if data.erased:
        raise Refused(f"申请人信息已于{data.erased}按保存期限清除")
    said = {name: text.strip() for name, text in given.items() if text.strip()}
    known = checked({**seal.unseal(data.sealed, about=f"case-{case.pk}"), **said})
    name, fault = _NEEDS.get(route, ("name", ""))
    if not known[name]:
        raise Refused(fault, field=name)
    data.sealed = seal.seal(known, about=f"case-{case.pk}")
    data.email = digests_of(known)["email"]
    data.save(update_fields=["sealed", "email"])
