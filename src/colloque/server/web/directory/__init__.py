"""Pages of the directory of referenced accounts."""
