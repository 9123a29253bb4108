"""公共机构节能: readings, indicators, waste, inspections, the annual return."""
