"""How figures of energy are printed."""
