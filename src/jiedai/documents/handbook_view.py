"""A handbook as plain data in Chinese words: what the tables on the screen and the printed manual are made of.

Nothing but dicts, lists, texts, numbers and truth values. What is not said is empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

from jiedai.documents.in_words import condition_in_words, formula_in_words, text_in_words
from jiedai.documents.tier_table import amount_words, tier_rows
from jiedai.handbook.process import PhaseWord
from jiedai.shape.fields import UNDECIDED, known
from jiedai.visit.uses import UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, timedelta

    from jiedai.handbook.conduct import Resource, Taboo
    from jiedai.handbook.custom import CustomRule
    from jiedai.handbook.handbook import Handbook
    from jiedai.handbook.limits import LimitRow, LodgingTable
    from jiedai.handbook.process import Duty, Step
    from jiedai.handbook.prohibitions import LightWeight, Prohibition
    from jiedai.handbook.requirements import OfficialUnits, RequiredContingency, RequiredFollowUp, Times, Way
    from jiedai.handbook.scenes import Scene
    from jiedai.handbook.settings import RuleSetting
    from jiedai.shape.fields import Ceiling, Undecided

    Row = dict[str, Any]

_HOUR: Final = 60


def handbook_view(handbook: Handbook, rule_names: Mapping[str, str], tier: str | None = None) -> Row:
    """The handbook in words, or what one tier of it has to know; `rule_names` says what a code is called."""
    tiers = {name: each for name, each in handbook.tiers.items() if tier in (None, name)}
    return {
        "手册": handbook.name,
        "版本": handbook.version,
        "单位": handbook.organisation or "",
        "出处": handbook.source or "",
        "性质": handbook.regimes,
        "继承": handbook.parents,
        "级别名": list(tiers),
        "级别": tier_rows(tiers),
        "职级": [{"职级": rank.name, "也叫": list(rank.aliases)} for rank in handbook.ranks],
        "限额": _limits([row for row in handbook.limits if tier is None or not row.tiers or tier in row.tiers]),
        "城市房价": [_lodging_table(table) for table in handbook.lodging_tables],
        "禁止": [_prohibition(each) for each in handbook.prohibitions],
        "必备": [{"部分": each.part, "出处": each.source or ""} for each in handbook.required],
        "公务单位": _official(handbook.official),
        "目的": handbook.purposes,
        "时限": _times(handbook.times),
        "路程": [_way(way) for way in handbook.ways],
        "场景": [_scene(name, scene) for name, scene in handbook.scenes.items()],
        "流程": _phases(handbook.steps),
        "分工": [{"部门": name, "职责": [_duty(duty) for duty in duties]} for name, duties in handbook.duties.items()],
        "应急": [_required(each, each.situation) for each in handbook.contingencies],
        "后续": [_required(each, each.task) for each in handbook.follow_ups],
        "服务规范": _conduct(handbook),
        "忌讳": [_taboo(taboo) for taboo in handbook.taboos],
        "资源": _resources(handbook),
        "表单": [{"名称": form.name, "说明": form.meaning or "", "出处": form.source} for form in handbook.forms],
        "自定规则": [_custom(rule) for rule in handbook.custom_rules],
        "规则": [
            {"编号": code, "名称": rule_names.get(code, ""), "等级": _setting(setting)}
            for code, setting in handbook.rules.items()
        ],
    }


def _limits(rows: list[LimitRow]) -> list[Row]:
    """The items as they first come, each with its rows in the order in which they are tried."""
    items = dict.fromkeys(row.item for row in rows)
    return [{"项目": item, "各条": [_limit(row) for row in rows if row.item == item]} for item in items]


def _limit(row: LimitRow) -> Row:
    unit = UNITS[row.item] if row.item != UNDECIDED else ""
    most = formula_in_words(row.formula) if row.formula else amount_words(row.at_most, unit)
    return {
        "范围": _scope(row),
        "上限": (most or "待填") + ("，含酒水" if row.with_drinks else "") + _lighter(row.weight),
        "改法": row.cure or "",
        "出处": row.source or "",
    }


def _lighter(weight: LightWeight | None) -> str:
    """How much less than an error it is to be above a limit: （超出只警告）."""
    lighter = known(weight)
    return f"（超出只是{lighter}）" if lighter and lighter != "错误" else ""


def _scope(row: LimitRow) -> str:
    """贵宾级；宴请；来宾有厅局级及以上；合肥；2024-07-01 起."""
    return "；".join(
        filter(
            None,
            (
                "、".join(row.tiers),
                "、".join(row.forms),
                "、".join(row.categories),
                f"来宾有{row.guest_rank}及以上" if row.guest_rank else "",
                f"我方有{row.host_rank}及以上" if row.host_rank else "",
                "、".join(row.cities),
                f"{condition_in_words(row.condition)}时" if row.condition else "",
                _days(known(row.since), known(row.until)),
            ),
        )
    )


def _days(since: date | None, until: date | None) -> str:
    if since and until:
        return f"{since} 至 {until}"
    return f"{since} 起" if since else f"到 {until} 为止" if until else ""


def _lodging_table(table: LodgingTable) -> Row:
    def amounts(limits: list[Ceiling]) -> list[str]:
        """One for each rank; what is missing is left open, and what is too much left out."""
        words = [amount_words(limit, "元") for limit in limits[: len(table.ranks)]]
        return words + [""] * (len(table.ranks) - len(words))

    rows = [{"城市": city, "金额": amounts(limits)} for city, limits in table.cities.items()]
    year = table.year + _lighter(table.weight)
    return {"年份": year, "职级": table.ranks, "各城": rows, "出处": table.source or ""}


def _prohibition(each: Prohibition) -> Row:
    words = "、".join(each.words) or "一律"
    exempt = [*each.allowed, *([f"来宾有{each.exempt_rank}及以上"] if each.exempt_rank else [])]
    but = f"（{'、'.join(exempt)}除外）" if exempt else ""
    return {
        "事项": each.name,
        "查": f"{each.where}：{words}{but}",
        "情形": f"{condition_in_words(each.condition)}时" if each.condition else "",
        "改法": each.cure or "",
        "等级": known(each.weight) or "错误",
        "出处": each.source,
    }


def _official(units: OfficialUnits | None) -> list[Row]:
    if units is None:
        return []
    lists = (
        ("类别里有", units.kinds),
        ("名称里有", units.words),
        ("名称以此结尾", units.endings),
        ("不算", units.allowed),
    )
    return [{"怎么认": how, "词": words, "出处": units.source or ""} for how, words in lists if words]


def _way(way: Way) -> Row:
    return {"从": way.start, "到": way.end, "时长": _duration(way.duration), "出处": way.source or ""}


def _scene(name: str, scene: Scene) -> Row:
    return {
        "场景": name,
        "说明": scene.meaning,
        "需要": list(scene.needs),
        "不含": list(scene.excludes),
        "出处": scene.source or "",
    }


def _times(times: Times) -> list[Row]:
    journeys = (("接站", times.meeting), ("送站", times.seeing_off))
    rows = [
        {"事项": f"{what}（{by}）", "时限": f"提前 {_duration(duration)}"}
        for what, table in journeys
        for by, duration in table.items()
    ]
    leads = (
        ("接待申请", "至少提前", times.application),
        ("加急申请", "至少提前", times.urgent),
        ("公函日期", "离接待不超过", times.letter),
        ("节假日接待报备", "节假日前后", times.holidays),
    )
    rows += [{"事项": f"{name}开席", "时限": str(clocks)} for name, clocks in times.meals.items()]
    rows += [{"事项": what, "时限": f"{how} {lead}"} for what, how, lead in leads if lead]
    if times.day_before:
        rows.append({"事项": "前一天遇上放假", "时限": "提到放假以前" if times.day_before == "工作日" else "不提前"})
    rows += [
        {"事项": f"{kind}确认过以后", "时限": f"{_duration(valid)}以内算数"}
        for kind, valid in times.validity.by_kind.items()
    ]
    return [row | {"出处": times.source or ""} for row in rows]


def _duration(duration: timedelta | Undecided) -> str:
    """1 小时 30 分."""
    if isinstance(duration, str):
        return duration
    hours, minutes = divmod(int(duration.total_seconds()) // _HOUR, _HOUR)
    return " ".join(filter(None, (f"{hours} 小时" if hours else "", f"{minutes} 分钟" if minutes else "")))


def _phases(steps: list[Step]) -> list[Row]:
    """The steps that are still in use, phase by phase; within a phase as the handbook has them."""
    used = [step for step in steps if not step.dropped]
    phases = [
        (phase, [_step(step) for step in used if step.phase == phase]) for phase in (*get_args(PhaseWord), UNDECIDED)
    ]
    return [{"阶段": phase, "步骤": rows} for phase, rows in phases if rows]


def _step(step: Step) -> Row:
    each = known(step.each)
    condition = condition_in_words(step.condition, each) if step.condition else ""
    evidence = condition_in_words(step.evidence, each) if step.evidence else ""
    when = (
        f"只在{'、'.join(step.scenes)}" if step.scenes else "",
        f"{condition}时" if condition else "",
        f"{_EACH[each]}各办一次" if each else "",
        f"{evidence}就算办好" if evidence else "",
    )
    return {
        "步骤": step.name,
        "事项": text_in_words(step.text, each),
        "情形": "；".join(filter(None, when)),
        "负责": text_in_words(step.owner or "", each),
        "截止": str(step.due or ""),
        "阻断": step.blocking,
        "出处": step.source,
    }


_EACH: Final = {
    "到达": "每一程到达",
    "离开": "每一程离开",
    "接站牌": "每一块接站牌",
    "车辆": "每一辆车",
    "场地": "每一处场地",
    "环节": "每一个环节",
    "用餐": "每一顿饭",
    "住宿": "每一家酒店",
    "礼品": "每一样礼品",
    "物料": "每一样物料",
    "应急": "每一种情形",
    "来宾": "每一位来宾",
    "我方": "我方每一位",
    "后续": "每一件后续的事",
}


def _duty(duty: Duty) -> Row:
    when = (
        f"只在{'、'.join(duty.scenes)}" if duty.scenes else "",
        f"{condition_in_words(duty.condition)}时" if duty.condition else "",
    )
    return {"事项": duty.text, "情形": "；".join(filter(None, when)), "出处": duty.source or ""}


def _required(each: RequiredContingency | RequiredFollowUp, name: str) -> Row:
    return {"事项": name, "也叫": each.words, "涉及": known(each.section) or "", "出处": each.source}


def _conduct(handbook: Handbook) -> list[Row]:
    """The occasions as they first come, each with all that is said of it."""
    occasions = dict.fromkeys(line.occasion for line in handbook.conduct)
    return [
        {
            "场合": occasion,
            "要求": [
                {"要求": line.text, "出处": line.source} for line in handbook.conduct if line.occasion == occasion
            ],
        }
        for occasion in occasions
    ]


def _resources(handbook: Handbook) -> list[Row]:
    kinds = dict.fromkeys(each.kind for each in handbook.resources)
    return [
        {"类别": kind, "资源": [_resource(each) for each in handbook.resources if each.kind == kind]} for kind in kinds
    ]


def _resource(each: Resource) -> Row:
    contact = " ".join(filter(None, (each.contact, each.phone)))
    return {"名称": each.name, "联系人": contact, "说明": each.note or "", "出处": each.source or ""}


def _taboo(taboo: Taboo) -> Row:
    lists = {"礼品": taboo.gifts, "菜": taboo.dishes, "酒水": taboo.drinks}
    what = "；".join(f"{name}：{'、'.join(words)}" for name, words in lists.items() if words)
    return {"对": taboo.whom, "忌": what, "缘由": taboo.reason, "出处": taboo.source}


def _custom(rule: CustomRule) -> Row:
    return {
        "编号": rule.code,
        "名称": rule.name,
        "说明": text_in_words(rule.message, known(rule.each)),
        "等级": rule.weight,
        "出处": rule.source,
    }


def _setting(setting: RuleSetting) -> str:
    """警告；草稿时提示；提前3天起错误；总经理批了才能破例."""
    stages = (("草稿", setting.draft), ("送审", setting.review), ("执行", setting.execution))
    near = [f"{lead}起{weight}" for lead, weight in (setting.near or {}).items()]
    waiver = {None: "", "不得": "谁也不能破例"}.get(setting.waiver, f"{setting.waiver}及以上批了才能破例")
    words = (setting.usual or "", *(f"{stage}时{weight}" for stage, weight in stages if weight), *near, waiver)
    return "；".join(filter(None, words))
