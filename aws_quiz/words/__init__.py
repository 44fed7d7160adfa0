"""What terminal, page and commands say alike: numbers, days, spans of time, sentences and suggested commands.

Plain text with plain spaces; how a figure is kept whole at a line's end is the business of whoever sets it.
"""
