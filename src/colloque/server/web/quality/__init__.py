"""Pages about one's own quality: Pro Santé Connect, the mark and its way back, two moderators."""
