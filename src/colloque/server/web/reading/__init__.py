"""Pages one reads: timelines, posts, people, search, notifications, one's own settings. One file a page."""
