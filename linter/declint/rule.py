"""The model of a rule file, and the reading of a folder of them."""
