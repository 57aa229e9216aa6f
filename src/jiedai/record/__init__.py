"""What has been done and confirmed, one line each, as the visit's done.yaml tells it."""
