"""Tests of what make needs beside the package."""
