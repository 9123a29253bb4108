"""The year's work for energy as records: what was done when, and how much of each kind."""

from collections import Counter
from collections.abc import Iterable

from gongkai.report import facts
from gongkai.web.conservation.models import Project
from gongkai.web.organs.models import Organ

# Kinds in the order in which they are told, with the name and the unit of their number.
KINDS = {
    "energy_return": ("报送能耗统计年报", "份"), "event": ("节能宣传活动", "次"),
    "inspection": ("节能巡查", "次"), "audit": ("能源审计", "项"),
    "project": ("投用节能改造项目", "个"), "award": ("获评创建称号", "个"),
}  # fmt: skip


def tally_of(found: Iterable[facts.EnergyWork]) -> Counter[str]:
    """How many of each kind, findings and what was mended of them."""
    counts: Counter[str] = Counter()
    for each in found:
        counts[each.kind] += 1
        counts["findings"] += each.findings
        counts["fixed"] += each.fixed
    return counts


def projects_in(organ: Organ, *, year: int) -> tuple[Project, ...]:
    """The projects that came into use in a year."""
    found = Project.objects.filter(organ=organ, done__year=year).select_related("meter")
    return tuple(found.order_by("done", "pk"))
