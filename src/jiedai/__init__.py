"""接待：one YAML plan per visit; checked, listed and printed from the same data."""

__version__ = "0.1.0"
