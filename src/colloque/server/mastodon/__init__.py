"""Door: the client API that Mastodon apps speak, and the check over HTTP."""
