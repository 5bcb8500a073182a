"""Reads the journal to warn in time."""
