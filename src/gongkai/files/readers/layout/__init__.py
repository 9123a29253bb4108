"""Layout: what stands on a page (glyphs, rules, pictures) → grids and paragraphs in order.

Shared by the reader of digital PDF and the reader of scans; knows neither pdfium nor OCR.
"""
