"""The annual report: drafted from the rooms below, signed, submitted, published."""
