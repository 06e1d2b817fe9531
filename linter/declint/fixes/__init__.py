"""Fixes: what mends a finding, tried on the draft before it is written into the file."""
