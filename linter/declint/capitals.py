"""A capital letter of any alphabet, for expressions, which have no class of them."""

UPPER = r"[^\W\d_a-zß-öø-ÿ]"
