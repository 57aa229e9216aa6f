"""The visit's data → Jinja → paper."""
