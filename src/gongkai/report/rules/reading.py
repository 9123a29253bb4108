"""REA and FRM07–09: what the reader noticed about the paper itself, told as findings.

A reader writes remarks, each with the code of one of these rules; the rule tells severity and
meaning. Nothing that was not located is ever given a number.
"""

from collections.abc import Iterator

from gongkai.report.finding import Severity
from gongkai.report.rule import Ask, Complaint, Dossier, Rule

FORM = "国办公开办函〔2021〕30号"


def _told(code: str, page: str) -> Ask:
    def ask(dossier: Dossier) -> Iterator[Complaint]:
        for remark in dossier.report.remarks:
            if remark.kind == code:
                yield Complaint(remark.where, remark.text, place=remark.place)

    ask.__doc__ = page
    return ask


def _rule(code: str, title: str, severity: Severity, page: str, cites: str = FORM) -> Rule:
    return Rule(code, title, severity, cites, _told(code, page))


RULES: tuple[Rule, ...] = (
    _rule(
        "REA00",
        "文件不能读取",
        Severity.ERROR,
        """文件打不开、已损坏、加密，或者不是能够识别的类型，其中的报告没有读取。

        为什么：读不出来的报告无法核对，也不能当作没有问题；各格都不给出数字。
        例：把 .docx 改名为 .xlsx 不会妨碍读取，只下载了一半的文件则打不开。
        怎么改：重新下载或者另存一份，去除密码后再核对。
        """,
        "条例（2019）第二十四条",
    ),
    _rule(
        "REA01",
        "没有找到表格",
        Severity.ERROR,
        """报告应当有表二、表三、表四；文件中没有找到其中某张表。

        为什么：没有表格就没有可以核对的数字；该表各格按“未找到”处理，不当作 0。
        例：网页只有文字，表格在另一个附件里。
        怎么改：把三张表以真正的表格放进正文。
        """,
    ),
    _rule(
        "REA02",
        "缺少表格行",
        Severity.ERROR,
        """表格中没有找到格式规定的某一行。

        为什么：缺行的数字无法核对，也不能当作 0。
        例：表三缺少“8.属于行政查询事项”。
        怎么改：按格式补齐该行，没有发生的填 0。
        """,
    ),
    _rule(
        "REA03",
        "缺少表格列",
        Severity.ERROR,
        """表格中没有找到格式规定的某一列。

        为什么：缺列（常见的是“总计”列）时，该列各格按“未找到”处理。
        例：表三只有六列申请人，没有“总计”。
        怎么改：按格式补齐该列。
        """,
    ),
    _rule(
        "REA04",
        "单元格不能确定",
        Severity.WARNING,
        """某一格在文件中的位置不能确定，没有读取。

        为什么：宁可不读，也不猜。多见于合并单元格错位、数字连写而没有分隔。
        例：一行七格只有六个数字，无法确定空的是哪一格。
        怎么改：按格式整理该行的单元格，或者人工核对。
        """,
    ),
    _rule(
        "REA05",
        "单元格不是数字",
        Severity.WARNING,
        """数字单元格里写的是文字或者符号。

        为什么：文字不能相加；“/”“—”“无”不等于 0。
        例：“3（含转办1件）”可以读出 3；“若干”读不出数字。
        怎么改：填写数字，说明放到正文。
        """,
    ),
    _rule(
        "REA06",
        "表格是图片",
        Severity.ERROR,
        """表格以图片形式插入，不能检索、不能核对。

        为什么：平台应当具备检索、查阅、下载功能（条例第二十四条），图片表格也妨碍无障碍阅读。
        例：表三是一张截图。
        怎么改：改为真正的表格。安装 OCR 附加组件后可以读出图片中的数字，但图片仍须改正。
        """,
        "条例（2019）第二十四条",
    ),
    _rule(
        "REA07",
        "单元格附有文字",
        Severity.INFO,
        """数字旁边还有单位、脚注或者括号说明；数字已经读出，文字保留。

        为什么：说明文字可能改变数字的含义，请人工看一眼。
        例：“75394432.52元”。
        怎么改：单位按格式表头填写，说明放到正文。
        """,
    ),
    _rule(
        "REA08",
        "没有找到章节标题",
        Severity.WARNING,
        """没有找到某一部分的标题，但它的表格在文件中。

        为什么：标题是读者和检索系统定位内容的依据。
        例：表四前面没有“四、政府信息公开行政复议、行政诉讼情况”。
        怎么改：按格式补上标题。
        """,
    ),
    _rule(
        "REA09",
        "识别结果存疑",
        Severity.WARNING,
        """扫描件中某个数字的识别结果不能确定：几次识别互不相同，或者与表内勾稽关系不符。

        为什么：文字识别会把 9 认成 6 而毫不犹豫；几次识别都没有的数字不填，不能确定的不读取。
        例：识别为 26，按各列合计应为 29；识别为 0、10，不能确定，没有读取。
        怎么改：对照原件看这一格。
        """,
    ),
    _rule(
        "REA10",
        "读取提示",
        Severity.INFO,
        """读取文件时注意到的情况，不影响数字。

        为什么：让使用者知道文件是怎样读出来的。
        例：声明的编码与实际不符；表格分成两段，已接续。
        怎么改：一般不需要处理。
        """,
    ),
    _rule(
        "FRM07",
        "栏目名称不符",
        Severity.WARNING,
        """表格的行名或者列名与统一格式不一致。

        为什么：名称错了，数字的含义就不清楚。
        例：2021 年格式是“行政规范性文件”，写成“规范性文件”。
        怎么改：按格式原文更正。
        """,
    ),
    _rule(
        "FRM08",
        "多出行或列",
        Severity.WARNING,
        """表格中有统一格式没有的行或者列，没有读取。

        为什么：自行增加的栏目会使合计重复。
        例：表三法人或其他组织后多一列“小计”。
        怎么改：删去多出的栏目，需要的说明写进正文。
        """,
    ),
    _rule(
        "FRM09",
        "行列次序不符",
        Severity.WARNING,
        """表格行或者列的次序与统一格式不同；已按名称读取。

        为什么：次序不同的表在汇总时极易错位。
        例：“科研机构”与“商业企业”两列对调。
        怎么改：按格式调整次序。
        """,
    ),
)
