"""Which fonts there are, which are used for what, and whether every character has a glyph in one of them."""
