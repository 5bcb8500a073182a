"""The only place that knows every room: settings, addresses, start-up, demo."""
