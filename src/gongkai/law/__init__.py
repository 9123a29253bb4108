"""What the law says: working days, due days, fees, kinds of decision, remedies."""
