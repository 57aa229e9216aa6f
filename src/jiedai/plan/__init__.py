"""What a plan may say."""
