"""Paper in, paper out: readers, recognition, composition, writers, the ledger workbook."""
