"""A file as it was written: its text, its values, and the place of each."""
