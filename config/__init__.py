"""The only place that knows every app: settings, addresses, processes."""
