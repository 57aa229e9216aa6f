"""Models as plain data in the plan's own Chinese words: dicts, lists, texts, numbers and truth values."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from jiedai.handbook.expression import Blank
from jiedai.shape.calendar_words import day_and_clock
from jiedai.shape.fields import UNDECIDED
from jiedai.shape.model import Model


def fields_of(model: Model) -> dict[str, Any]:
    """A model as plain data under its Chinese keys."""
    return {field.alias or name: plain(getattr(model, name)) for name, field in type(model).model_fields.items()}


def plain(value: Any) -> Any:
    """A model, or anything in one, as plain data."""
    if value.__class__ is str and value != UNDECIDED:  # as most things in a plan are
        return value
    if isinstance(value, Model):
        return fields_of(value)
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return _shown(value)


def _shown(value: Any) -> Any:
    if isinstance(value, datetime):
        return day_and_clock(value)
    if isinstance(value, timedelta):
        return f"{value // timedelta(minutes=1)}分钟"
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    if value is None or value == UNDECIDED:
        return Blank(value or "")
    if isinstance(value, date | time | tuple):
        return str(value)
    return value
