"""How written words become typed values, and what to say when they do not."""
