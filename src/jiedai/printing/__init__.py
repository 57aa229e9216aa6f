"""A sheet's text → the bytes of a format: html, docx, pdf, png."""
