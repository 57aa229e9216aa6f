"""What a handbook says as titled tables, for the screen and for Markdown alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    View = dict[str, Any]


class Table(NamedTuple):
    """A table under a title; its first row is the head."""

    title: str
    head: list[str]
    rows: list[list[str]]
    note: str = ""


AT_LEAST: Final = "主陪、陪同、迎接、审批写的是最低的职级；金额、星级、人数是上限。"
FILLED_IN: Final = "〔 〕里的话由每次的接待方案填。标“■”的没办好就不放行。"


def tables_of(view: View) -> Iterator[Table]:
    """Everything that the handbook says, in the order in which it is used; a column that is empty throughout is left out."""
    yield from (_without_empty_columns(table) for table in _all(view) if table.rows)


def _all(view: View) -> Iterator[Table]:
    yield Table("级别", ["", *view["级别名"]], [[row["项目"], *row["各级"]] for row in view["级别"]], AT_LEAST)
    yield _listed("职级（从高到低）", view["职级"], "职级", "也叫")
    limits = [{"项目": each["项目"]} | row for each in view["限额"] for row in each["各条"]]
    yield _listed("限额", limits, "项目", "范围", "上限", "改法", "出处")
    for table in view["城市房价"]:
        note = "；".join(filter(None, ("每间每晚，元", table["出处"])))
        rows = [[row["城市"], *row["金额"]] for row in table["各城"]]
        yield Table(f"城市房价（{table['年份']}）", ["城市", *table["职级"]], rows, note)
    yield _listed("禁止", view["禁止"], "事项", "查", "情形", "改法", "等级", "出处")
    yield _listed("必备（不论场景，方案里都要写的）", view["必备"], "部分", "出处")
    yield _listed("公务单位（来访单位是它们的，按公务接待）", view["公务单位"], "怎么认", "词", "出处")
    yield _listed("场景", view["场景"], "场景", "说明", "需要", "不含", "出处")
    yield Table("来访目的", ["目的"], [["、".join(view["目的"])]] if view["目的"] else [])
    yield _listed("时限", view["时限"], "事项", "时限", "出处")
    yield _listed("路程", view["路程"], "从", "到", "时长", "出处")
    yield from _process(view)
    duties = [{"部门": each["部门"]} | duty for each in view["分工"] for duty in each["职责"]]
    yield _listed("分工", duties, "部门", "事项", "情形", "出处")
    yield _listed("应急（方案要有对策的情形）", view["应急"], "事项", "也叫", "涉及", "出处")
    yield _listed("后续（送走以后要安排的事）", view["后续"], "事项", "也叫", "涉及", "出处")
    conduct = [{"场合": each["场合"]} | line for each in view["服务规范"] for line in each["要求"]]
    yield _listed("服务规范", conduct, "场合", "要求", "出处")
    yield _listed("忌讳", view["忌讳"], "对", "忌", "缘由", "出处")
    resources = [{"类别": each["类别"]} | thing for each in view["资源"] for thing in each["资源"]]
    yield _listed("资源", resources, "类别", "名称", "联系人", "说明", "出处")
    yield _listed("表单", view["表单"], "名称", "说明", "出处")
    yield _listed("自定规则", view["自定规则"], "编号", "名称", "说明", "等级", "出处")
    yield _listed("规则", view["规则"], "编号", "名称", "等级")


def _process(view: View) -> Iterator[Table]:
    for number, phase in enumerate(view["流程"]):
        rows = [row | {"阻断": "■" if row["阻断"] else ""} for row in phase["步骤"]]
        note = FILLED_IN if number == 0 else ""
        fields = ("步骤", "事项", "情形", "负责", "截止", "阻断", "出处")
        yield _listed(f"流程：{phase['阶段']}", rows, *fields)._replace(note=note)


def _listed(title: str, rows: list[View], *fields: str) -> Table:
    """A row for each entry; what repeats the row above in the first column is not said again."""
    cells = [[_words(row[field]) for field in fields] for row in rows]
    firsts = ["", *(row[0] for row in cells)]
    return Table(
        title,
        list(fields),
        [["" if row[0] == above else row[0], *row[1:]] for row, above in zip(cells, firsts, strict=False)],
    )


def _words(value: Any) -> str:
    return "、".join(value) if isinstance(value, list) else str(value)


def _without_empty_columns(table: Table) -> Table:
    kept = [at for at in range(len(table.head)) if any(row[at] for row in table.rows)]
    return table._replace(head=[table.head[at] for at in kept], rows=[[row[at] for at in kept] for row in table.rows])
