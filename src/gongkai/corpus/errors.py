"""What can go wrong with a corpus as a whole; what is wrong with a file is an answer, no error."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

from gongkai.law.errors import GongkaiError


class ExtraMissing(GongkaiError):
    """A package of the extra `corpus` is not installed."""

    def __init__(self, package: str) -> None:
        """Name the package and how to get it."""
        super().__init__(f"没有安装 {package}，请先运行 pip install 'gongkai[corpus]'")
        self.package = package


class NoCorpus(GongkaiError):
    """A folder without the tables that `corpus check` writes."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(f"{folder}：没有核对结果，请先运行 gongkai corpus check")
        self.folder = folder


class NothingToCheck(GongkaiError):
    """A folder that is none, or that holds no file that could be a report."""

    def __init__(self, folder: Path, reason: str = "文件夹里没有可以读取的文件") -> None:
        """Name the folder."""
        super().__init__(f"{folder}：{reason}")
        self.folder = folder


class OtherMachine(GongkaiError):
    """A worker that would give other results than this machine, or has not got the files."""


class InUse(GongkaiError):
    """Another run writes to the same folder."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(f"{folder}：另一次核对正在写入这个文件夹")
        self.folder = folder


class NoScheduler(GongkaiError):
    """No scheduler answers at the address."""

    def __init__(self, address: str) -> None:
        """Name the address."""
        super().__init__(f"{address}：连接不上调度器，请检查地址和网络")
        self.address = address


class BadQuestion(GongkaiError):
    """SQL that the engine does not understand, or a name that no ready question has."""


def extra(module: str) -> ModuleType:
    """A module of the extra `corpus`. Errors: ExtraMissing."""
    try:
        return import_module(module)
    except ModuleNotFoundError as missing:
        raise ExtraMissing(module.partition(".")[0]) from missing
