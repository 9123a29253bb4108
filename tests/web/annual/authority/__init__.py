"""What an authority makes of the reports below it."""
