"""DOC, WPS, RTF and ODT, by way of LibreOffice when it is installed.

Each of our processes keeps one private profile with macros and outside links switched off. A
conversion has a time, memory and size limit and is ended with its whole process group.
"""

import atexit
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from gongkai.files.bounded import is_bomb, open_zip
from gongkai.files.errors import Unreadable
from gongkai.files.paper import Paper
from gongkai.files.readers import docx

SECONDS = 90.0
MEMORY = 4 * 2**30
OUTPUT = 256 * 2**20
_COMMANDS = ("soffice", "libreoffice")
_NEEDED = "读取 DOC、WPS、RTF、ODT 文件需要 LibreOffice，请先安装软件包 libreoffice-writer-nogui"
_SEALED = "文件已加密，请去除密码后再读取"
_FAILED = "LibreOffice 未能转换该文件，文件可能已损坏、加密或格式不受支持"
_LATE = "LibreOffice 转换超过时间限度，已停止；文件可能过大或经过特殊构造"
_REMARK = "经 LibreOffice 转换为 DOCX 后读取"
_OLE = b"\xd0\xcf\x11\xe0"
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "2"),
    ("Calc/Content/Update", "Link", "2"),
)
_one_at_a_time = threading.Lock()
_profiles: dict[int, Path] = {}


def read(data: bytes, *, name: str) -> Paper:
    """The paper in an old or foreign word-processor file. Raises Unreadable."""
    kind = _suffix(data, name)
    converted = convert(data, name=name, to="docx")
    paper = docx.read(converted, name=name)
    return replace(paper, kind=kind, remarks=(*paper.remarks, _REMARK))


def convert(data: bytes, *, name: str, to: str, seconds: float = SECONDS) -> bytes:
    """The file in another format of LibreOffice (`docx`, `ods`); Unreadable when it fails."""
    command = next(filter(None, map(shutil.which, _COMMANDS)), None)
    if command is None:
        raise Unreadable(name, _NEEDED)
    suffix = _suffix(data, name)
    with _one_at_a_time, tempfile.TemporaryDirectory(prefix="gongkai-") as place:
        source = Path(place, f"in.{suffix}")
        source.write_bytes(data)
        made = Path(place, "out", f"in.{to}")
        _run([command, *_options(made.parent, to), str(source)], name, seconds)
        if not made.is_file() or made.stat().st_size > OUTPUT:
            raise Unreadable(name, _FAILED)
        return made.read_bytes()


def _options(folder: Path, to: str) -> list[str]:
    return [
        f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--norestore",
        "--nolockcheck", "--nodefault", "--convert-to", to, "--outdir", str(folder),
    ]  # fmt: skip


def _run(command: list[str], name: str, seconds: float) -> None:
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 a fixed command on a file of our own naming
        command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
    )
    _limit(process.pid, seconds)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as late:
        raise Unreadable(name, _LATE) from late
    finally:
        with _ended():
            _kill(process)
        process.wait()
    if process.returncode:
        _forget_profile()


@contextmanager
def _ended() -> Iterator[None]:
    """What has ended already needs no killing."""
    try:
        yield
    except (ProcessLookupError, PermissionError):
        return


def _kill(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _limit(pid: int, seconds: float) -> None:
    """Bound memory, processor time and file size, where the system can (Linux)."""
    try:
        import resource
    except ImportError:
        return
    if not hasattr(resource, "prlimit"):
        return
    bounds = ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, OUTPUT))
    with _ended():
        for kind, bound in (*bounds, (resource.RLIMIT_CPU, int(seconds) + 1)):
            _, hard = resource.prlimit(pid, kind)
            most = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
            resource.prlimit(pid, kind, (most, hard))


def _profile() -> Path:
    """The private profile of this process, made when first needed and removed at its end."""
    own = os.getpid()
    if own not in _profiles:
        place = Path(tempfile.mkdtemp(prefix="gongkai-office-"))
        atexit.register(shutil.rmtree, place, ignore_errors=True)
        (place / "user").mkdir()
        settings = (place / "user" / "registrymodifications.xcu").open("w", encoding="utf-8")
        with settings:
            settings.write(_registry())
        _profiles[own] = place
    return _profiles[own]


def _forget_profile() -> None:
    """A profile that a failed run may have spoilt is not used again."""
    spoilt = _profiles.pop(os.getpid(), None)
    if spoilt is not None:
        shutil.rmtree(spoilt, ignore_errors=True)


def _registry() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{key}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, key, value in _SETTINGS
    )
    schemas = 'xmlns:oor="http://openoffice.org/2001/registry"'
    return f'<?xml version="1.0" encoding="UTF-8"?><oor:items {schemas}>{items}</oor:items>'


def _suffix(data: bytes, name: str) -> str:
    """The suffix LibreOffice knows this content by; a WPS text is a Word file inside."""
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Unreadable(name, _SEALED)
        return "doc"
    if not data.startswith(b"PK"):
        raise Unreadable(name, "不是 DOC、WPS、RTF 或 ODT 文件")
    with open_zip(data, name=name) as package:
        if any(is_bomb(info) for info in package.infolist()):
            raise Unreadable(name, "解压后的体积超出限度，疑为压缩炸弹，未读取")
        names = package.namelist()
    for folder, suffix in (("word/", "docx"), ("xl/", "xlsx")):
        if any(each.startswith(folder) for each in names):
            return suffix
    return "ods" if b"opendocument.spreadsheet" in data[:200] else "odt"
