"""What an authority makes of the reports of the organs below it."""
