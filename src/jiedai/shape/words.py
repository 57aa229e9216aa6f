"""Text as people type it, made even."""

import unicodedata


class Unreadable(ValueError):  # noqa: N818 - a refusal of the text, not of the program
    """A text that cannot be read as what it should be: the reason, and the cure when it is special."""

    def __init__(self, reason: str, cure: str = "") -> None:
        super().__init__(reason)
        self.cure = cure


def normalise(text: str) -> str:
    """The same text with full-width digits, letters and punctuation made half-width, and trimmed."""
    return text.strip() if text.isascii() else unicodedata.normalize("NFKC", text).strip()


def split_words(text: str) -> list[str]:
    """Several words in one text: 王强、陈静 or 王强，陈静."""
    parts = text.replace("，", "、").replace(",", "、").replace("；", "、").replace(";", "、").split("、")
    return [part.strip() for part in parts if part.strip()]
