"""Door: pages and forms."""
