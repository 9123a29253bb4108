"""What can go wrong when a report is written; each sentence is fit for the user."""

from pathlib import Path

from gongkai.law.errors import GongkaiError


class UnknownFormat(GongkaiError):
    """No writer makes this format."""

    def __init__(self, kind: str, known: tuple[str, ...]) -> None:
        """Name the format asked for and those there are."""
        super().__init__(f"不能输出“{kind}”格式；可用：{'、'.join(known)}")
        self.kind = kind
        self.known = known


class NoChineseFont(GongkaiError):
    """A PDF cannot be set because no Chinese font was found."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        """Name the folders that were searched beside those of the system."""
        searched = "、".join(str(folder) for folder in folders)
        where = f"{searched}和系统字体目录" if searched else "系统字体目录"
        super().__init__(
            f"没有找到中文字体，不能生成 PDF：已查找{where}；请用 GONGKAI_FONTS 指定字体目录"
        )
        self.folders = folders


class NotWritten(GongkaiError):
    """A file could not be put in its place; nothing half-done was left there."""

    def __init__(self, path: Path, reason: str) -> None:
        """Name the path and the system's reason."""
        super().__init__(f"不能写入 {path}：{reason}")
        self.path = path
        self.reason = reason


class NotSet(GongkaiError):
    """The typesetter refused the paper."""

    def __init__(self, reason: str) -> None:
        """Give the typesetter's own words."""
        super().__init__(f"PDF 排版失败：{reason}")
        self.reason = reason
