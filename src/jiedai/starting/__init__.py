"""The first files: of a visit, of a repository of visits; and what this computer has for them."""
