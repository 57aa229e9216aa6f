"""The handbook's process × the visit → items with owner, deadline and state."""
