"""Tests of paper in and paper out."""
