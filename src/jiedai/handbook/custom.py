"""自定规则: a company's own rule, a condition and a requirement in the one language of expressions."""

import re
from typing import Annotated, TypeAlias

from pydantic import Field

from jiedai.handbook.process import Each
from jiedai.handbook.prohibitions import LightWeight
from jiedai.shape.fields import Line, written
from jiedai.shape.model import Model
from jiedai.shape.words import Unreadable, normalise

_CODE = re.compile(r"[A-Z]{1,4}-?[0-9]{1,4}")


def parse_code(text: str) -> str:
    """Read GS01; JD is kept for our own."""
    code = normalise(text).upper()
    if code.startswith("JD"):
        raise Unreadable(f"“{text}”以 JD 开头，那是 jiedai 自己的编号", "换成公司自己的字头，如“GS01”")
    if not _CODE.fullmatch(code):
        raise Unreadable(f"“{text}”认不出是编号", "写字母加数字，如“GS01”")
    return code


Code: TypeAlias = Annotated[str, written(parse_code, "编号", "GS01", name="code")]


class CustomRule(Model):
    """自定规则."""

    code: Code = Field(alias="编号", description="公司自己的编号，如 GS01；豁免时用它")
    name: Line = Field(alias="名称", description="规则的名称")
    each: Each | None = Field(None, alias="逐个", description="对方案里的每一个什么各查一次")
    condition: Line | None = Field(None, alias="当", description="什么情形下才查（条件，用方案里的字段写）")
    requirement: Line = Field(alias="要求", description="要成立的条件（条件，用方案里的字段写）")
    message: Line = Field(alias="说明", description="不成立时怎么说（可以带 {{字段}}）")
    cure: Line | None = Field(None, alias="改法", description="该怎么改")
    field: Line | None = Field(None, alias="位置", description="指在哪个字段上，如 人均；不写就指整条")
    weight: LightWeight = Field("警告", alias="等级", description="错误、警告、提示")
    source: Line = Field(alias="出处", description="依据哪一条")
