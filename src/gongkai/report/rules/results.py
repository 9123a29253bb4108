"""FRM13: what a government's report has to say of assessment, social review and accountability."""

import re
from collections.abc import Iterator

from gongkai.report.finding import Severity
from gongkai.report.rule import Complaint, Dossier, rule

OPEN = re.compile(r"^(.+)方面，本年度没有登记结果。?$")
"""What a draft from the ledger says where the ledger has no result."""


@rule("FRM13", "没有报告考核评议追究结果", Severity.WARNING, cites="条例（2019）第五十条第四项")
def results_missing(dossier: Dossier) -> Iterator[Complaint]:
    """人民政府的年报应当写明工作考核、社会评议和责任追究结果情况；部门的年报可以不写。

    为什么：条例第五十条第四项对各级人民政府的年报另有要求，没有发生的也应当说明。
    例：由台账生成的草稿写着“社会评议和责任追究方面，本年度没有登记结果”，没有登记也没有说明。
    怎么改：在“工作考核”“社会评议”“责任追究”台账中登记，或者在“监督保障”一节写明情况。
    """
    chapter = dossier.report.chapters.get(1)
    for passage in chapter.passages if chapter else ():
        if found := OPEN.match(passage.text.strip()):
            yield Complaint(
                "chapter1",
                f"{found[1]}没有登记结果，人民政府的年报应当写明",
                quote=passage.text.strip(),
                place=passage.place,
            )
