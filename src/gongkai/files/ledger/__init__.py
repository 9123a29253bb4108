"""The ledger workbook: what a clerk keeps during the year, and the facts that come out of it."""

from gongkai.files.ledger.colour import colour_problems
from gongkai.files.ledger.problem import LedgerProblem, LedgerReading
from gongkai.files.ledger.read import read_ledger
from gongkai.files.ledger.write import write_ledger

__all__ = ["LedgerProblem", "LedgerReading", "colour_problems", "read_ledger", "write_ledger"]
