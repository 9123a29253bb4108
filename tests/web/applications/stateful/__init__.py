"""Thousands of random acts upon many cases, held against a second opinion."""
