"""Whom and what a draft names, each where it stands: people, companies, roles, and what is left to fill in."""
