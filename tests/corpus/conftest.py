"""One folder of reports, checked once by one worker; what other runs are compared with."""

from pathlib import Path

import pytest

from gongkai.corpus.checking import check_folder
from gongkai.corpus.engines.local import Local
from tests.corpus.folders import papers, put


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder; nobody writes to it."""
    return put(tmp_path_factory.mktemp("corpus") / "reports", papers())


@pytest.fixture(scope="session")
def checked(folder: Path) -> Path:
    """Its tables."""
    out = folder.with_name("checked")
    check_folder(folder, out=out, engine=Local(workers=1))
    return out
