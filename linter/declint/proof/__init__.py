"""Proof of rules: what their own examples show of them, and what they leave unproved. `declint rules test` tells it."""

from declint.proof.bench import Bench, Complaint, Proof, Share

__all__ = ["Bench", "Complaint", "Proof", "Share"]
