"""A cell's value as the text a person would read in it."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

Value = int | float | str | bool | time | date | datetime | timedelta | None


def printed(value: Value) -> str:
    """7.0 is `7`, 7.5 is `7.5`, a day is `2024-12-31`, a truth `TRUE`; nothing is empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return "" if value is None else str(value)


def _number(value: float) -> str:
    """Fifteen significant digits, as spreadsheets keep them, and never an exponent."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    return f"{Decimal(f'{value:.15g}').normalize():f}"
