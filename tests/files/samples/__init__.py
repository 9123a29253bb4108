"""Tests of the sample ledgers."""
