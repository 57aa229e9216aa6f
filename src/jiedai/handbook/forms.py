"""表单: blank forms to print, as rows of boxes."""

from typing import Annotated, Any, TypeAlias

from pydantic import Field

from jiedai.shape.fields import Count, Flag, Line, Many, Opener, Words
from jiedai.shape.model import Model


class FormRow(Model):
    """栏目: one row of a form: boxes to fill in, words to tick, or a table."""

    boxes: Words = Field([], alias="栏", description="并排的空格")
    options: Words = Field([], alias="选项", description="供勾选的词，配一个栏")
    columns: Words = Field([], alias="明细", description="一张小表的列名")
    lines: Count = Field(5, alias="行数", description="小表有几行")
    tall: Flag = Field(False, alias="大栏", description="留出写几行字的高度")


def _bare_row(value: Any) -> Any:
    return {"栏": value} if isinstance(value, str | list) else value


WrittenRow: TypeAlias = Annotated[FormRow, Opener(_bare_row, word="", several=True)]


class Form(Model):
    """表单."""

    name: Line = Field(alias="名称", description="表单名称，继承时以它认")
    meaning: Line | None = Field(None, alias="说明", description="谁填、什么时候填、交给谁")
    rows: Many[WrittenRow] = Field(alias="栏目", description="从上到下的各行")
    signatures: Words = Field([], alias="签字", description="谁签字")
    note: Line | None = Field(None, alias="备注", description="印在表下的话")
    source: Line = Field(alias="出处", description="依据哪一条")
