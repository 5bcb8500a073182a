"""Pairs of accounts labelled by hand; see README.md."""
