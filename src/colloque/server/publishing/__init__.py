"""Drafts, posts, #DocTocToc questions, boosts, timelines, notifications, search."""
