"""The sex of one person of a text: every word it governs, in the other gender; nobody else's."""
