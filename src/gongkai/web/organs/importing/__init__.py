"""The tree and its people from a workbook: template, dry run, and what would be done."""
