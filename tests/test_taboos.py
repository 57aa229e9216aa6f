"""忌讳: what is not given to, or put before, guests of a country, a people, a faith or a diet."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import BASE, DAY_BEFORE, document_of, laid_over, open_part

from jiedai.handbook.library import common_taboos
from jiedai.rules.judge import judge
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit

GIFTS = [
    ("国籍: 中国", "景泰蓝座钟", "送终"),
    ("国籍: 中国", "油纸伞", "散"),
    ("国籍: 德国", "真皮皮鞋", "鞋"),
    ("国籍: 中国", "砀山酥梨", "离"),
    ("国籍: 中国", "绿帽子", "绿帽子"),
    ("国籍: 德国", "水果刀", "一刀两断"),
    ("国籍: 中国", "白色包装的茶叶", "丧事"),
    ("国籍: 中国", "六味中成药", "有病"),
    ("国籍: 日本", "桃木梳", "日本人"),
    ("国籍: 中国香港", "羊毛毯子", "香港人"),
    ("国籍: 台湾", "真丝手帕", "台湾人"),
    ("国籍: 印度", "牛皮钱包", "圣物"),
    ("国籍: 法国人", "菊花图", "法国人"),
    ("国籍: 英国", "百合摆件", "英国人"),
    ("国籍: 俄罗斯", "纪念钞", "俄罗斯人"),
    ("国籍: 意大利", "绣花手绢", "眼泪"),
    ("国籍: 墨西哥", "龙泉宝剑", "断交"),
    ("民族: 回族", "古井贡酒", "伊斯兰教"),
    ("宗教: 伊斯兰教", "仕女图", "伊斯兰教"),
    ("国籍: 沙特", "木雕人像", "伊斯兰教"),
    ("忌口: 清真", "青铜猪", "伊斯兰教"),
]
DISHES = [
    ("忌口: 清真", "东坡肘子", "错误"),
    ("宗教: 伊斯兰教", "鱼香肉丝", "错误"),
    ("民族: 维吾尔族", "毛血旺", "警告"),
    ("国籍: 印尼", "梅菜扣肉", "警告"),
    ("忌口: 素食", "小鸡炖蘑菇", "警告"),
    ("宗教: 佛教", "韭菜豆干", "警告"),
    ("忌口: 纯素", "番茄炒蛋", "警告"),
    ("民族: 藏族", "驴肉火烧", "警告"),
    ("民族: 藏族", "清蒸鲈鱼", "提示"),
    ("民族: 壮族", "干锅牛蛙", "警告"),
    ("民族: 壮族", "小炒黄牛", "提示"),
    ("国籍: 印度", "黑椒牛柳", "警告"),
    ("忌口: 花生过敏", "老醋花生", "警告"),
    ("忌口: 坚果过敏", "腰果西芹", "警告"),
    ("忌口: 海鲜过敏", "白灼虾", "警告"),
    ("忌口: 乳糖不耐", "奶油蘑菇汤", "警告"),
    ("忌口: 不吃猪肉", "糖醋排骨", "警告"),
    ("忌口: 不吃牛肉", "番茄牛腩", "警告"),
    ("忌口: 不吃羊肉", "葱爆羊肉", "警告"),
    ("忌口: 不吃香菜", "芫爆里脊", "警告"),
    ("忌口: 不吃辣", "剁椒鱼头", "提示"),
]
MEATLESS = [
    "鱼香茄子",
    "素鸡",
    "素烧鹅",
    "素什锦",
    "鸡毛菜",
    "上汤鸡枞",
    "油焖鸡腿菇",
    "桂花鸡头米",
    "鱼腥草拌豆干",
    "干煸杏鲍菇",
    "羊肚菌炒芦笋",
    "牛肝菌焗饭",
    "蟹味菇豆腐",
    "牛油果沙拉",
    "牛蒡丝",
    "驴打滚",
    "咸鸭蛋",
    "鸭梨银耳羹",
    "麻婆豆腐",
    "地三鲜",
    "罗汉斋",
    "虎皮尖椒",
    "松仁玉米",
    "拔丝地瓜",
    "清炒时蔬",
]
HALAL = [
    "手抓羊肉",
    "牛肉丝炒蒜薹",
    "孜然羊排",
    "大盘鸡",
    "清蒸鲈鱼",
    "黑椒牛里脊",
    "马蹄炒百合",
    "马铃薯炖牛腩",
    "血橙沙拉",
    "鱼香茄子",
]
ORDINARY_GIFTS = [
    "徽墨套装",
    "文房四宝",
    "祁门红茶",
    "黄花梨笔筒",
    "凤梨酥",
    "曾侯乙编钟模型",
    "黄鹤楼摆件",
    "牛皮纸笔记本",
    "核桃木摆件",
    "剪纸画册",
    "折扇",
    "景德镇茶具",
    "真丝围巾",
    "青花瓷瓶",
    "铁画",
    "竹编茶席",
    "徽州木雕摆件",
    "公司产品模型",
    "保温杯",
    "黄山贡菊",
]


def party(said: str) -> str:
    """Two guests, of whom the first says something."""
    diet = "" if said.startswith("忌口") else ", 忌口: 待定"
    return (
        f"来宾: [{{姓名: 李建国, 职务: 副总经理, 主宾: 是, {said}{diet}}}, {{姓名: 赵敏, 职务: 经理, 忌口: 无}}]\n"
        "住宿: []\n"
    )


def dinner(menu: list[str], answers: str = "{}", drinks: str = "") -> str:
    return f"""
日程:
  2026-03-12:
    - {{时间: 18:00-19:30, 事项: 晚宴, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静,
       用餐: {{人均: 150, 菜单: [{", ".join(menu)}], 忌口安排: {answers}, 确认: 2026-03-10 陈静{drinks}}}}}
"""


def found(code: str, part: str) -> list[tuple[str, str]]:
    """The level and the sentence of each finding of a code."""
    return [(each.level, each.message) for each in judge(open_part(part)).findings if each.code == code]


@pytest.mark.parametrize(("said", "gift", "because"), GIFTS)
def test_a_gift_is_not_for_everybody(said: str, gift: str, because: str):
    ((level, message),) = found("JD446", party(said) + f"礼品: [{{名称: {gift}, 单价: 150, 给: 李建国}}]")
    assert level == "警告"
    assert because in message
    assert "送李建国" in message


def test_every_common_taboo_about_gifts_has_its_example():
    parts = (party(said) + f"礼品: [{{名称: {gift}, 给: 李建国}}]" for said, gift, _ in GIFTS)
    messages = " ".join(message for part in parts for _, message in found("JD446", part))
    assert [taboo.reason for taboo in common_taboos() if taboo.gifts and taboo.reason not in messages] == []


@pytest.mark.parametrize("gift", ORDINARY_GIFTS)
def test_an_ordinary_gift_offends_nobody(gift: str):
    origins = ["日本", "法国", "印度", "英国", "俄罗斯", "墨西哥", "意大利", "沙特", "香港", "台湾", "中国"]
    guests = ", ".join(f"{{姓名: 来宾{number}号, 国籍: {each}}}" for number, each in enumerate(origins))
    party_of_all = f"来宾: [{guests}]\n住宿: []\n礼品: [{{名称: %s}}]"
    assert found("JD446", party_of_all % gift) == []
    assert found("JD446", party_of_all % "座钟") != []


@pytest.mark.parametrize(("said", "dish", "level"), DISHES)
def test_a_dish_is_not_for_everybody(said: str, dish: str, level: str):
    ((how, message),) = found("JD445", party(said) + dinner([dish]))
    assert how == level
    assert f"“{dish}”对李建国（{said.rsplit(maxsplit=1)[-1]}）" in message


def test_every_common_taboo_about_dishes_has_its_example():
    messages = " ".join(
        message for said, dish, _ in DISHES for _, message in found("JD445", party(said) + dinner([dish]))
    )
    assert [taboo.reason for taboo in common_taboos() if taboo.dishes and taboo.reason not in messages] == []


@pytest.mark.parametrize(("diet", "dishes"), [("素食", MEATLESS), ("清真", HALAL)])
def test_a_dish_is_known_by_more_than_a_character(diet: str, dishes: list[str]):
    assert found("JD445", party(f"忌口: {diet}") + dinner(dishes)) == []
    assert len(found("JD445", party(f"忌口: {diet}") + dinner([*dishes, "红烧肉", "鱼香肉丝"]))) == 2


def test_who_eats_apart_is_not_judged_by_the_table():
    muslim = party("忌口: 清真")
    assert found("JD445", muslim + dinner(["红烧肉"], "{清真: 单独备餐，餐具分开}")) == []
    assert found("JD445", muslim + dinner(["红烧肉"], "{清真: 全桌清真，餐具分开}")) != []


def test_who_says_that_he_eats_everything_is_believed():
    guests = "来宾: [{姓名: 李建国, 职务: 副总经理, 主宾: 是, 民族: 回族%s}, {姓名: 赵敏, 忌口: 无}]\n住宿: []\n"
    assert found("JD445", guests % ", 忌口: 无" + dinner(["红烧肉"])) == []
    assert found("JD445", guests % "" + dinner(["红烧肉"])) != []


@pytest.mark.parametrize(
    ("said", "drink", "level"),
    [
        ("忌口: 清真", "名称: 茅台, 瓶数: 1", "警告"),
        ("民族: 回族", "每瓶: 300, 瓶数: 2", "警告"),
        ("忌口: 不饮酒", "名称: 干红、果汁, 瓶数: 2", "提示"),
        ("忌口: 清真", "名称: 鲜榨果汁, 瓶数: 2", ""),
        ("忌口: 清真", "名称: 无酒精啤酒, 瓶数: 2", ""),
        ("忌口: 清真", "名称: 茅台, 瓶数: 0", ""),
        ("忌口: 素食", "名称: 茅台, 瓶数: 1", ""),
    ],
)
def test_wine_is_not_put_before_who_does_not_drink(said: str, drink: str, level: str):
    part = party(said) + dinner([], drinks=f", 酒水: {{{drink}}}")
    assert [how for how, _ in found("JD444", part)] == ([level] if level else [])


def test_a_handbook_has_taboos_of_its_own(tmp_path: Path):
    own = "忌讳: [{对: [华源电力], 礼品: [徽墨]}, {对: [全体], 礼品: [茶叶], 等级: 提示, 缘由: 我方不送茶, 出处: 测试手册 五}]\n"
    own = own.replace("礼品: [徽墨]}", "礼品: [徽墨], 缘由: 无, 出处: 测试手册 五}")
    (tmp_path / "handbook.yaml").write_text((BASE / "handbook.yaml").read_text("utf-8") + own, "utf-8")
    visit = visit_of(document_of(laid_over("礼品: [{名称: 茶叶}, {名称: 徽墨}]")), tmp_path, DAY_BEFORE)
    assert isinstance(visit, Visit)
    taboo = [each for each in judge(visit).findings if each.code == "JD446"]
    assert [(each.level, each.clause) for each in taboo] == [("提示", "测试手册 五")]
    assert "送李建国等 2 人不合适：我方不送茶" in taboo[0].message


def test_a_particular_taboo_speaks_before_everybody_s():
    ((_, message),) = found("JD446", party("国籍: 墨西哥") + "礼品: [{名称: 水果刀}]")
    assert "送李建国（墨西哥）" in message
    assert "断交" in message
