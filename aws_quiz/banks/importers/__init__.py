"""Other people's files to drafts: one module a format. A new format is one more entry of the table in `formats.py`."""
