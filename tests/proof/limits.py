"""What issue 3 demands of each format, and the rules that no paper alone can break."""

LEAST = {"html": 0.999, "docx": 0.999, "xlsx": 0.999, "text": 0.999, "pdf": 0.998, "scan": 0.97}
"""Least recall of cells by format; precision is 1 everywhere but on scans."""


def of_ledger_or_file() -> set[str]:
    """Rules of the ledger (FIG, PRO), of the file (REA00), of the reader's own doubts and hints.

    REA04 and REA09 tell what a reader could not settle, REA10 how it read: neither is an error of
    the paper that could be seeded alike in all formats.
    """
    return {"FIG01", "FIG02", "FIG03", "PRO01", "REA00", "REA04", "REA09", "REA10"}
