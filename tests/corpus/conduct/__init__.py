"""Fictional posts annotated with the rules of conduct they breach; see docs/data/conduct-corpus.md."""
