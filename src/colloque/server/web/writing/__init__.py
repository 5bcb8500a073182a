"""The writing side of the pages: composer, drafts, questions, claims, rules."""
