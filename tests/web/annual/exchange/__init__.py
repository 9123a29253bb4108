"""Tests of the exchange of ledger workbooks."""
