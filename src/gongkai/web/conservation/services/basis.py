"""Acts about what a year's figures rest on: profile, yardsticks, local factors."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from gongkai.law.energy import Method
from gongkai.web.conservation.models import EnergyReturn, LocalFactor, Profile, Yardstick
from gongkai.web.conservation.models.basis import METHODS
from gongkai.web.conservation.names import BY_COAL, FACTORS, INDICATORS
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person


@transaction.atomic
def set_profile(
    organ: Organ, *, year: int, people: int, area: Decimal, vehicles: int, green_vehicles: int,
    method: str, by: Person | None,
) -> Profile:  # fmt: skip
    """Enter the profile of a year, or change it while nobody has confirmed it."""
    Organ.objects.select_for_update().get(pk=organ.pk)
    held = Profile.objects.select_for_update().filter(organ=organ, year=year).first()
    if held is not None and held.state == Profile.State.CONFIRMED:
        raise Refused(f"{held}已确认，须先重新填写", field="year")
    if people < 1 or area <= 0:
        raise Refused("用能人数和建筑面积应大于零", field="people" if people < 1 else "area")
    if green_vehicles > vehicles:
        raise Refused("新能源汽车不能多于公务用车", field="green_vehicles")
    kept = held or Profile(organ=organ, year=year)
    kept.people, kept.area, kept.vehicles = people, area, vehicles
    kept.green_vehicles, kept.method, kept.drafted_by = green_vehicles, Method(method), by
    kept.save()
    words = (
        f"{kept}：用能人数{people}人，建筑面积{area:f}平方米，公务用车{vehicles}辆，"
        f"电力按{dict(METHODS)[method]}折算"
    )
    record("profile.enter", kept, by=by, organ=organ.pk, words=words)
    return kept


@transaction.atomic
def confirm_profile(profile: Profile, *, by: Person | None) -> Profile:
    """A second person confirms."""
    kept = Profile.objects.select_for_update().get(pk=profile.pk)
    if kept.state == Profile.State.CONFIRMED:
        raise Refused(f"{kept}已经确认")
    if by is not None and by == kept.drafted_by:
        raise Refused("填写和确认应由不同的人办理")
    kept.state, kept.confirmed_by = Profile.State.CONFIRMED, by
    kept.save(update_fields=["state", "confirmed_by"])
    record("profile.confirm", kept, by=by, organ=kept.organ_id, words=f"确认{kept}")
    return kept


@transaction.atomic
def reopen_profile(profile: Profile, *, reason: str, by: Person | None) -> Profile:
    """Open it again while no return rests on it."""
    kept = Profile.objects.select_for_update().get(pk=profile.pk)
    if kept.state == Profile.State.DRAFT:
        raise Refused(f"{kept}尚未确认")
    resting = EnergyReturn.objects.filter(organ=kept.organ_id, year=kept.year)
    if resting.exclude(state=EnergyReturn.State.DRAFT).exists():
        raise Refused(f"{kept.year}年年报已提请会签或者已会签，须先退回或者更正年报")
    kept.state, kept.confirmed_by = Profile.State.DRAFT, None
    kept.save(update_fields=["state", "confirmed_by"])
    record("profile.reopen", kept, by=by, organ=kept.organ_id, words=f"重新填写：{reason}")
    return kept


@transaction.atomic
def set_yardstick(
    organ: Organ, *, year: int, indicator: str, source: str, base_year: int | None = None,
    base: Decimal | None = None, method: str = "", quota: Decimal | None = None,
    target: Decimal | None = None, by: Person | None,
) -> Yardstick:  # fmt: skip
    """Say what an indicator is held against. A base counted by another method is never taken."""
    if base_year is not None and base_year >= year:
        raise Refused("基期年应早于本年度", field="base_year")
    if base is not None and base_year is None:
        raise Refused("填写基期值的，应写明基期年", field="base_year")
    if base is not None and indicator in BY_COAL and not method:
        raise Refused("能耗的基期值应写明按当量值还是等价值折算", field="method")
    if base_year is None and quota is None and target is None:
        raise Refused("基期、定额、目标至少填写一项", field="target")
    kept, _ = Yardstick.objects.update_or_create(
        organ=organ, year=year, indicator=indicator,
        defaults={"base_year": base_year, "base": base, "source": source, "quota": quota,
                  "method": method if indicator in BY_COAL and base is not None else "",
                  "target": target, "by": by},
    )  # fmt: skip
    told = ((f"基期{base_year}年", base_year and (base or "按台账计算")),
            ("定额", quota), ("目标", target))  # fmt: skip
    words = "，".join(f"{name}{value}" for name, value in told if value is not None)
    record(
        "yardstick.set", kept, by=by, organ=organ.pk,
        words=f"{year}年{INDICATORS[indicator]}：{words}（{source}）",
        cites="《公共机构节能条例》第十二条、第十六条",
    )  # fmt: skip
    return kept


@transaction.atomic
def set_factor(
    organ: Organ, *, key: str, value: Decimal, since: date, cites: str, by: Person | None
) -> LocalFactor:
    """Set a factor by a local rule, from a day on; a later one goes before an earlier one."""
    Organ.objects.select_for_update().get(pk=organ.pk)
    if value <= 0:
        raise Refused("系数应大于零", field="value")
    if LocalFactor.objects.filter(organ=organ, key=key, since=since).exists():
        raise Refused(f"自{since}起的系数已经设定", field="since")
    made = LocalFactor.objects.create(
        organ=organ, key=key, value=value, since=since, cites=cites, by=by
    )
    words = f"{FACTORS[key]}：{value.normalize():f}，自{since}起（{cites}）"
    record("factor.set", made, by=by, organ=organ.pk, words=words, cites=cites)
    return made
