def render()->int:
    """x"""
    return 0
