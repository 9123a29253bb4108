"""Commands of the sample county."""
