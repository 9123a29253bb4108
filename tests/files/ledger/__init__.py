"""Tests of the ledger workbook."""
