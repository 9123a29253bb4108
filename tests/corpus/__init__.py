"""Tests of gongkai.corpus."""
