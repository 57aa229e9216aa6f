"""A plan read with its handbook: the facts."""
