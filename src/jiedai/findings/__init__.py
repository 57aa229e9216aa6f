"""A finding, its place, its waiver, and the reports."""
