"""What done.yaml may say: the items of the checklist that are done, and the bookings that are confirmed."""

from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias

from pydantic import Field

from jiedai.shape.confirmation import Confirmation
from jiedai.shape.fields import UNDECIDED, Confirmed, Line, Many, Named, Opener
from jiedai.shape.model import Model, fit, strays
from jiedai.source.document import Document, read
from jiedai.source.files import shown
from jiedai.source.kind import not_a_record
from jiedai.source.problem import file_problem

if TYPE_CHECKING:
    from jiedai.source.problem import Problem

DONE_FILE: Final = "done.yaml"
ITEMS: Final = "已办"
BOOKINGS: Final = "确认"


class Tick(Model):
    """Who did something when, and the facts that were true of it then; none where it was written by hand."""

    written: Confirmed = Field(alias="记", description="哪天几点、谁、备注")
    facts: Many[Line] = Field([], alias="核对", description="当时核对的内容；方案里变了，就要重办")

    @property
    def confirmation(self) -> Confirmation | None:
        return None if self.written == UNDECIDED else self.written


def _by_hand(value: Any) -> Any:
    return {"记": value} if isinstance(value, str) else value


WrittenTick: TypeAlias = Annotated[Tick, Opener(_by_hand, word="")]


class Done(Model):
    """办理记录."""

    items: Named[WrittenTick] = Field({}, alias=ITEMS, description="检查表上办好的事，以编号认")
    bookings: Named[WrittenTick] = Field({}, alias=BOOKINGS, description="对方确认过的车、房、餐、场地等")


def read_done(folder: FilePath, year: int | None) -> "Done | list[Problem]":
    """What is recorded in the folder of a visit; a day without a year is in `year`. Nothing yet is no problem."""
    path = folder / DONE_FILE
    if path.is_dir():
        return [
            file_problem("JD101", shown(path), "这是文件夹，不是办理记录", f"{DONE_FILE} 应是文件；给文件夹改个名字")
        ]
    if not path.exists():
        return Done.model_construct(items={}, bookings={})
    document = read(path, shown(path), fixable=False)
    if isinstance(document, Document):
        slips = not_a_record(document) or strays(Done, document)
        return slips or fit(Done, document.values, document.root, year)
    blank = all(problem.code == "JD103" for problem in document)
    return Done.model_construct(items={}, bookings={}) if blank else document
