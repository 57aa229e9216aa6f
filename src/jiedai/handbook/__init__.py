"""What an organisation demands, and the built-in handbooks."""
