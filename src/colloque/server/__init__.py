"""The network: rooms by subject, and the doors to them. Needs the extra `colloque[server]`."""
