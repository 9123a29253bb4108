"""Workbooks: values as a reader of the sheet sees them, cut into paragraphs and grids."""
