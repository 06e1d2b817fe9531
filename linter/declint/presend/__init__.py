"""The gate before sending: it holds a decline that would close the door, and stays out of the way of all other mail.

An ordinary mail must cost next to nothing. So nothing here imports spaCy, pydantic, Typer, Rich, `email`, `dataclasses` or
`tomllib` until the pre-filter has let a mail in; what is needed before that costs a few milliseconds, start-up included.
"""
