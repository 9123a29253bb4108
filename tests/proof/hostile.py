"""The whole way of a file — read, recognised, checked — for files that mean harm."""

from gongkai.files.readers import read_paper
from gongkai.files.readers.archive import entries_of_zip, is_archive
from gongkai.files.recognise import recognise
from gongkai.report.checker import check
from gongkai.report.rule import Dossier


def whole_chain(data: bytes, *, name: str) -> str:
    """What became of a file, in words: how much was found, or (raised) why nothing was."""
    if is_archive(data):
        found = list(entries_of_zip(data, name=name))
        return f"{len(found)} entries"
    paper = read_paper(data, name=name)
    report = recognise(paper)
    findings = check(Dossier(report, previous=report))
    return f"{len(paper.blocks)} blocks, {len(report.cells)} cells, {len(findings)} findings"
