"""WordprocessingML, straight from the markup: what Word would print, as paragraphs and grids."""
