"""Keys by their place: what another keyboard layout types where a Latin letter is meant."""

from __future__ import annotations

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_LAYOUTS = (
    (_LATIN, "йцукенгшщзхъфывапролджэячсмитьбю"),  # Russian
    (_LATIN, "йцукенгшщзхїфівапролджєячсмитьбю"),  # Ukrainian
    ("ertyuiopasdfghjklzxcvbnm", "ερτυθιοπασδφγηξκλζχψωβνμ"),  # Greek
    ("ertyuiopasdfghjkl;zxcvbnm,", "קראטוןםפשדגכעיחלךףזסבהנמצת"),  # Hebrew
    ("qwertyuiop[]asdfghjkl;'zxcvnm,", "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةو"),  # Arabic
)
_BY_PLACE = {ord(typed): latin for letters, others in _LAYOUTS for latin, typed in zip(letters, others, strict=True)}


def by_place(character: str) -> str:
    """The Latin letter on the key that typed a character; the character itself where that is not known."""
    return character.translate(_BY_PLACE)
