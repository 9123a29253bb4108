"""The model organ's 2024: two sessions, two problems, three key points, three filed groups."""

from datetime import date

from gongkai.web.organs.models import Organ, Person
from gongkai.web.supervision import services

PROBLEMS = (
    ("专门的政务公开培训偏少，部分职工重视不够（示例）", "把条例学习列入干部例会的固定内容"),
    ("个别信息发布不够及时（示例）", "按年度任务列出清单，逐项明确责任科室和时限"),
)
POINTS = (
    ("加强公开内容管理", "公开前逐条审核，全年没有发生泄密和负面舆情"),
    ("规范工作群管理", "每季度清理、登记工作群，现有工作群全部完成备案"),
    ("落实平台监管责任", "发布前一律进行保密审查，及时排查平台安全隐患"),
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
