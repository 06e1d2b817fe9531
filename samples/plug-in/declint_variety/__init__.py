"""A plug-in for declint: sentences should not all begin alike."""
