"""Door: what other servers may read of us."""
