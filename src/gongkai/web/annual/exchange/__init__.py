"""The year of an organ out to a ledger workbook, and a filled workbook in."""
