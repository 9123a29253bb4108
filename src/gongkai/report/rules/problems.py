"""PRO01: what last year's report called a problem is mended, or this year's speaks of it again."""

from collections.abc import Iterator

from gongkai.report.finding import Severity
from gongkai.report.rule import Complaint, Dossier, rule

MOST = 3


@rule("PRO01", "以前的问题没有交代", Severity.WARNING, cites="条例（2019）第五十条第四项")
def left_open(dossier: Dossier) -> Iterator[Complaint]:
    """以前年度登记的问题，年末前应当整改销号，或者在本年继续列为问题。

    为什么：年报要报告存在的主要问题及改进情况；上年写了问题，今年既没有整改结果又不再提，等于没有改进。
    例：上年“个别信息发布不够及时”没有销号，本年的问题里也没有承接它。
    怎么改：登记整改结果和证明并销号，或者登记为本年的问题并注明承接上年；确有原因的，作出说明。
    需要：问题与整改台账（只在系统中核对；单独的年报文件没有台账，不核对）。
    """
    found = tuple(dossier.notes.get("left_open", ()))
    if found:
        named = "；".join(f"“{each}”" for each in found[:MOST])
        more = f"等{len(found)}个" if len(found) > MOST else ""
        yield Complaint("chapter5", f"以前年度的问题{named}{more}没有整改销号，本年也没有承接")
