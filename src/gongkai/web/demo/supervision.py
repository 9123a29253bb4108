"""The model organ's 2024 in the registers; the county's assessment, review, one complaint."""

from datetime import date
from decimal import Decimal

from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.models import Organ, Person
from gongkai.web.supervision import services
from gongkai.web.supervision.models import Assessment
from gongkai.web.supervision.services import assessment, complaint, results, standard

PROBLEMS = (
    ("专门的政务公开培训偏少，部分职工重视不够（示例）", "把条例学习列入干部例会的固定内容"),
    ("个别信息发布不够及时（示例）", "按年度任务列出清单，逐项明确责任科室和时限"),
)
POINTS = (
    ("加强公开内容管理", "公开前逐条审核，全年没有发生泄密和负面舆情"),
    ("规范工作群管理", "每季度清理、登记工作群，现有工作群全部完成备案"),
    ("落实平台监管责任", "发布前一律进行保密审查，及时排查平台安全隐患"),
)
ITEMS = (
    ("主动公开及时、完整（示例）", 40, "目录、发布记录"),
    ("依申请公开按期答复（示例）", 40, "案件台账"),
    ("制度、培训和平台维护（示例）", 20, "制度文本、培训记录"),
)


def build(organs: dict[str, Organ], staff: dict[str, Person]) -> None:
    """As the clerk would have entered it."""
    centre, clerk, office = organs["jiguanshiwu"], staff["jingban"], staff["gongkai"]
    for on, topic in ((date(2024, 3, 25), "学习《政府信息公开条例》（示例）"),
                      (date(2024, 9, 23), "学习信息发布审核要求（示例）")):  # fmt: skip
        services.train(centre, on=on, topic=f"干部例会{topic}", persons=32, by=clerk)
    for words, measure in PROBLEMS:
        problem = services.find_problem(
            centre, year=2024, problem=words, source="自查", found=date(2024, 12, 9), by=clerk
        )
        services.measure(problem, measure=measure, due=date(2025, 6, 30), by=office)
    for task, done in POINTS:
        point = services.set_key_point(centre, year=2024, task=task, by=clerk)
        services.finish_key_point(point, done=done, on=date(2024, 12, 16), by=clerk)
    for number, name in enumerate(("中心工作群", "节能工作群", "后勤服务群"), start=1):
        group = services.open_group(
            centre, name=f"{name}（示例）", owner="王晓燕", members=20 + number,
            opened=date(2022, 3, 1), by=clerk,
        )  # fmt: skip
        services.file_group(
            group, filed=date(2024, 3, 29), number=f"群备〔2024〕{number}号", by=clerk
        )
        services.check_group(
            group, members=20 + number, found="与备案一致", on=date(2026, 9, 28), by=clerk
        )
    _assess(centre, organs["shilixian"], staff["zhuguan"])
    _oversee(centre, organs["shilixian"], staff["zhuguan"])


def _assess(centre: Organ, county: Organ, authority: Person) -> Assessment:
    """The county's assessment of 2025: points off one item; the appeal's term is over."""
    rule = standard.draft_standard(
        county, name="政务公开工作考核标准", appeal_days=5, by=authority
    )
    for name, points, evidence in ITEMS:
        standard.add_item(rule, name=name, points=Decimal(points), evidence=evidence, by=authority)
    standard.enforce_standard(rule, on=date(2025, 3, 3), by=authority)
    rule.refresh_from_db()
    made = assessment.begin(centre, standard=rule, year=2025, by=authority)
    item = rule.items.order_by("pk")[0]
    assessment.score(
        made, item=item, deducted=Decimal(4), reason="两条信息发布晚于规定时间（示例）",
        evidence="发布记录（示例）", by=authority,
    )  # fmt: skip
    assessment.announce(made, on=date(2026, 1, 12), by=authority)
    return assessment.decide(made, on=date(2026, 1, 26), calendar=calendar(), by=None)


def _oversee(centre: Organ, county: Organ, authority: Person) -> None:
    """A round of social review, published; one complaint that waits for its answer."""
    asked = results.open_review(
        county, title="2025年政务公开社会评议（示例）", way="paper", begins=date(2025, 11, 3),
        ends=date(2025, 11, 28), by=authority,
    )  # fmt: skip
    results.count_review(
        asked, asked=200, answered=186, content=171, summary="对发布及时性的意见较多（示例）",
        on=date(2025, 12, 5), by=authority,
    )  # fmt: skip
    results.publish_review(asked, on=date(2025, 12, 12), by=authority)
    came = complaint.register(
        county, about=centre, basis="47", received=date(2026, 11, 2),
        what="公开目录没有及时更新（示例）", by=authority,
    )  # fmt: skip
    complaint.accept(came, on=date(2026, 11, 5), by=authority)
