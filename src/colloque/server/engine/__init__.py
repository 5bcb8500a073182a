"""What every room stands on: ids, declared states, the journal, sealing, pages, limits."""
