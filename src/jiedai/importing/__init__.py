"""A name list that the visitors sent, a spreadsheet or a text, read and put into a plan."""
