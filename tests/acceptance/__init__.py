"""Checks against the real figures beside the project; `make acceptance` runs them."""
