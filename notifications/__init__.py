"""From events to mail."""
