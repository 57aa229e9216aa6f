"""Signs and cards: what stands on them, for whom they are made, and that everything fits whatever the names."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import BASE, assert_as_expected, laid_over, open_part, open_text
from hypothesis import given, settings
from hypothesis import strategies as st

from jiedai.documents.catalogue import PAPERS
from jiedai.documents.lettering import LINE_HEIGHT, em, set_text, spaced
from jiedai.documents.making import USUAL, Style, make
from jiedai.documents.printer import Printer
from jiedai.visit.visit import Visit

SIGNS = [paper for paper in PAPERS if paper.template.endswith(".svg.j2") or paper.name == "LED字幕"]
SVG = "{http://www.w3.org/2000/svg}"

SEATED = """
场地:
  二楼会议室: {容纳: 16, 席卡: 是}
日程:
  2026-03-12:
    - {时间: 16:00-17:30, 事项: 业务洽谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静, 参加: [全体来宾, 王强]}
    - {时间: 18:00-19:30, 事项: 欢迎晚宴, 类型: 用餐, 地点: 徽园酒店牡丹厅, 负责: 陈静, 用餐: {人均: 180, 陪餐: 王强, 席卡: 是}}
"""
UNIT = "长三角一体化示范区新能源装备制造与智能电网产业发展投资集团股份有限公司合肥分公司"
LONG_NAME = "亚历山大·谢尔盖耶维奇·康斯坦丁诺维奇·拉赫玛尼诺夫斯基·伊万诺夫维奇科夫"
LONG_POST = "党委委员、副总经理兼新能源装备制造事业部总经理、智能电网研究院院长、首席工程师"


def signs(text: str, style: Style = USUAL) -> dict[str, str]:
    """Every sign and card of a plan by the name of its file."""
    sheets = make(Printer(BASE), open_text(text), SIGNS, [], style)
    return {f"{sheet.name}.{sheet.source}": sheet.text for sheet in sheets}


def texts(svg: str) -> list[str]:
    """The lines of a sign in order, without the version."""
    found = (each.text or "" for each in ET.fromstring(svg).iter(f"{SVG}text"))
    return [text for text in found if not text.startswith("方案版本")]


def party(names: list[str], unit: str = "华源电力集团有限公司", post: str = "经理", foreign: str = "") -> str:
    """A plan whose guests all sit at a meeting and at a banquet with seat cards."""
    more = {"外文名": foreign} if foreign else {}
    guests = [{"姓名": name, "职务": post, "性别": "男"} | more for name in names]
    parts = {"来访单位": {"名称": unit, "外文名称": foreign or "Huayuan"}, "来宾": guests, "住宿": []}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in parts.items()]
    return laid_over("".join(lines) + SEATED)


# what stands on them


@pytest.mark.parametrize(
    "name", ["欢迎牌.svg", "LED字幕.txt", "车牌-1号车.svg", "席卡-1.svg", "桌牌.svg", "胸牌.svg", "我方胸牌.svg"]
)
def test_a_sign_to_the_last_character(name: str):
    assert_as_expected(name, signs(laid_over(SEATED))[name])


def test_seat_cards_are_for_those_who_sit_where_cards_are_asked_for_and_read_from_both_sides():
    made = signs(laid_over(SEATED))
    cards = [line for name, svg in made.items() if name.startswith("席卡") for line in texts(svg)]
    assert cards == ["李建国", "李建国", "赵　敏", "赵　敏", "王　强", "王　强", "陈　静", "陈　静"]
    turned = [
        group for group in ET.fromstring(made["席卡-1.svg"]).iter(f"{SVG}g") if "rotate(180)" in str(group.attrib)
    ]
    assert [group[0].text for group in turned] == ["李建国", "赵　敏"]


def test_posts_stand_on_seat_cards_where_they_are_wished_for():
    card = signs(laid_over(SEATED), Style(posts=True))["席卡-1.svg"]
    assert texts(card)[:2] == ["华源电力集团有限公司　副总经理", "李建国"]


@pytest.mark.parametrize("written", ["二楼会议室: {容纳: 16, 席卡: 否}", "二楼会议室: {容纳: 16}"])
def test_without_seat_cards_and_cars_there_are_none(written: str):
    part = f"场地:\n  {written}\n车辆: {{}}\n到达: []\n离开: []\n"
    assert [name for name in signs(laid_over(part)) if name.startswith(("席卡", "桌牌", "车牌", "接站牌"))] == []


def test_a_post_that_is_not_decided_stands_on_no_badge():
    made = signs(laid_over("来宾: [{姓名: 李建国, 职务: 待定, 性别: 男}]\n住宿: []"))
    assert "待定" not in made["胸牌.svg"]


@pytest.mark.parametrize(("heads", "card"), [(14, ["欢迎晚宴", "徽园酒店牡丹厅"] * 2), (15, []), (62, [])])
def test_a_single_table_has_a_card_and_no_other_table_is_made_up(heads: int, card: list[str]):
    made = signs(laid_over(SEATED.replace("席卡: 是}}", f"人数: {heads}, 席卡: 是}}}}")))
    assert [line for name, svg in made.items() if name.startswith("桌牌") for line in texts(svg)] == card


def test_names_of_foreigners_stand_in_one_line_on_seat_cards():
    made = signs(party(["汉斯·凯勒", "托马斯·温特"], foreign="Thomas Winter"))
    assert "托马斯·温特" in texts(made["席卡-1.svg"])


def test_a_long_unit_is_told_by_its_short_name_on_a_strip_of_light():
    made = signs(laid_over(f"来访单位: {{名称: {UNIT}, 简称: 长三角装备}}"))
    assert made["LED字幕.txt"].splitlines()[0] == "欢迎长三角装备"


def test_a_list_of_units_is_broken_between_them():
    lines = set_text("华源电力集团股份有限公司、东桥仪表有限公司", 74, 12, 40).lines
    assert lines == ("华源电力集团股份有限公司、", "东桥仪表有限公司")


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_cards_are_printed_at_their_size_and_nothing_else_is(run, visit_folder: Path, form: str):
    (visit_folder / "plan.yaml").write_text(party([f"来宾{number}号" for number in range(5)]), "utf-8")
    assert run("render", "--doc", "席卡", "--doc", "接站牌", "--format", form).code == 0
    assert not list((visit_folder / "out").glob("席卡-*"))
    if form == "html":
        cards, board = (
            next((visit_folder / "out").glob(f"{name}*.html")).read_text("utf-8") for name in ("席卡", "接站牌")
        )
        assert "@page { size: 297mm 210mm; margin: 0; }" in cards
        assert "@page { size: 420mm 297mm; margin: 0; }" in board
        assert cards.count("<svg ") == 4
        assert "counter(page)" not in cards


def test_cars_are_numbered_in_the_order_of_the_plan_and_name_no_driver():
    car = "{车型: 别克GL8, 车牌: 皖A12345, 座位: 7, 司机: {姓名: 孙立, 电话: 13900000008}}"
    made = signs(laid_over(f"车辆:\n  商务车: {car}\n  轿车: {car}\n"))
    assert [name for name in made if name.startswith("车牌")] == ["车牌-1号车.svg", "车牌-2号车.svg"]
    assert texts(made["车牌-2号车.svg"]) == ["2号车", "华源电力集团有限公司", "李建国先生一行"]


def test_guests_and_hosts_are_told_apart_without_colour():
    made = signs(laid_over(""))
    words, ours = texts(made["胸牌.svg"]), texts(made["我方胸牌.svg"])
    assert (words.count("来宾"), words.count("接待")) == (2, 0)
    assert (ours.count("来宾"), ours.count("接待")) == (0, 3)
    assert words[:4] == ["来宾", "李建国", "副总经理", "华源电力集团有限公司"]


def test_with_a_code_word_nothing_in_public_names_the_guests():
    made = signs(laid_over("保密: {暗号: 春江}"))
    assert texts(made["接站牌-MU5137.svg"]) == ["春江"]
    assert texts(made["车牌-1号车.svg"]) == ["1号车", "春江"]
    assert not [name for name in made if name.startswith(("欢迎", "LED"))]


def test_the_code_word_is_for_our_own_people_and_the_board():
    sheets = make(Printer(BASE), open_part("保密: {暗号: 春江, 拍照: 不拍}"), PAPERS, [])
    assert {sheet.paper.name for sheet in sheets if "春江" in sheet.text} >= {"接待方案", "接站牌"}
    for sheet in make(Printer(BASE), open_part("保密: {暗号: 春江, 拍照: 不拍}"), PAPERS, []):
        assert ("春江" in sheet.text) <= (
            sheet.paper.audience != "厨房" and not sheet.paper.name.startswith(("欢迎", "LED"))
        )


def test_whoever_looks_for_the_board_is_told_what_stands_on_it():
    made = {sheet.name: sheet.text for sheet in make(Printer(BASE), open_part("保密: {暗号: 春江}"), PAPERS, [])}
    assert "刘洋举牌迎接，牌上只写“春江”，请认准" in made["来宾日程"]
    assert "| 接站暗号 | 春江" in made["用车单-商务车"]
    assert all("牌上只写“春江”" in made[card] for card in ("岗位卡-刘洋", "司机岗位卡-孙立"))


def test_with_a_code_word_neither_the_chat_nor_a_badge_names_the_guests():
    text = laid_over("保密: {暗号: 春江}").replace("忌口: 无", "忌口: 花生")
    made = {sheet.name: sheet.text for sheet in make(Printer(BASE), open_text(text), PAPERS, [])}
    for name in ("接待通知", "胸牌"):
        assert not re.search("华源|李\\s*建国|赵\\s*敏|周敏", made[name]), name
    assert made["接待通知"].startswith("【接待通知】春江\n2 人，")
    assert "忌口：花生；花生" in made["接待通知"]
    assert texts(made["胸牌"])[:4] == ["来宾", "春江", "来宾", "春江"]


def test_a_car_that_carries_now_these_now_those_names_no_guest():
    part = """
车辆: {商务车: {座位: 7}, 轿车: {座位: 5}}
到达:
  - {方式: 飞机, 班次: MU1, 时间: 2026-03-12 14:05, 地点: 机场, 人员: 李建国, 接站: 刘洋, 车辆: 轿车}
  - {方式: 飞机, 班次: MU2, 时间: 2026-03-12 15:05, 地点: 机场, 人员: 赵敏, 接站: 刘洋, 车辆: 商务车}
离开: [{方式: 高铁, 班次: G100, 时间: 2026-03-13 15:00, 地点: 合肥南站, 车辆: 商务车}]
"""
    made = signs(laid_over(part))
    assert texts(made["车牌-1号车.svg"]) == ["1号车", "华源电力集团有限公司"]
    assert texts(made["车牌-2号车.svg"]) == ["2号车", "华源电力集团有限公司", "李建国先生"]


def test_ours_have_their_foreign_names_on_cards_for_foreign_guests():
    words = "外文: {王强: Wang Qiang, 副总经理: Deputy General Manager}\n"
    made = signs(party(["汉斯·凯勒"], foreign="Hans Keller") + words)
    assert "Wang Qiang" in texts(made["席卡-1.svg"])
    assert "Deputy General Manager" in texts(made["我方胸牌.svg"])
    assert "Wang Qiang" not in "".join(signs(laid_over(SEATED + words)).values())


def test_official_guests_are_welcomed_in_no_public_place():
    assert not [name for name in signs(laid_over("性质: 公务")) if name.startswith(("欢迎", "LED"))]


def test_foreign_guests_are_welcomed_in_two_languages():
    made = signs(party(["汉斯·凯勒", "托马斯·温特"], "北风传动技术有限公司", foreign="Hans Keller"))
    assert "Welcome Mr. Hans Keller and delegation" in " ".join(texts(made["欢迎牌.svg"]))
    assert made["LED字幕.txt"].splitlines() == [
        "欢迎北风传动技术有限公司",
        "欢迎汉斯·凯勒先生一行",
        "Welcome Mr. Hans Keller and delegation",
        "Hans Keller",
    ]
    assert "Hans Keller" in texts(made["席卡-1.svg"])
    assert texts(signs(party(["扬森"], foreign="Anna Jansen"))["席卡-1.svg"])[:2] == ["扬森", "Anna Jansen"]


# sizes


@pytest.mark.parametrize("size", [(1920, 1080), (3840, 1080), (1920, 240), (1080, 1920)])
def test_a_screen_has_the_pixels_asked_for(size: tuple[int, int]):
    root = ET.fromstring(signs(laid_over(""), Style(screen=size))["欢迎屏.svg"])
    assert (root.get("width"), root.get("height")) == tuple(f"{pixels}px" for pixels in size)


def test_a_long_strip_has_it_all_in_one_line():
    made = signs(laid_over(""), Style(screen=(1920, 240)))
    assert texts(made["欢迎屏.svg"]) == ["欢迎华源电力集团有限公司李建国先生一行"]


@pytest.mark.parametrize(("paper", "board", "poster"), [("A3", "420", "297"), ("A4", "297", "210")])
def test_boards_come_on_either_paper(run, visit_folder: Path, paper: str, board: str, poster: str):
    assert run("render", "--doc", "接站牌", "--doc", "欢迎牌", "--paper", paper, "--format", "svg").code == 0
    made = {path.name: path.read_text("utf-8") for path in (visit_folder / "out").glob("*.svg")}
    assert f'width="{board}mm"' in made["接站牌-MU5137.svg"]
    assert f'width="{poster}mm"' in made["欢迎牌.svg"]


@pytest.mark.parametrize("written", ["大", "1920", "0x0", "1920x1080x3", "９９９９x１０８０", "-5x100", "999999x10"])
def test_a_screen_that_is_no_size_is_refused(run, visit_folder: Path, written: str):
    result = run("render", "--doc", "欢迎屏", f"--screen={written}")
    assert (result.code, "如 3840x1080" in result.err) == (2, True)
    assert not (visit_folder / "out").exists()


def test_a_screen_may_be_written_with_any_sign_of_multiplication(run, visit_folder: Path):
    assert run("render", "--doc", "欢迎屏", "--screen", "3840 × 1080", "--format", "svg").code == 0
    assert 'width="3840px"' in (visit_folder / "out" / "欢迎屏.svg").read_text("utf-8")


def test_cards_are_the_pages_of_one_pdf_and_a_picture_has_the_screen_s_pixels(run, visit_folder: Path):
    (visit_folder / "plan.yaml").write_text(party([f"来宾{number}号" for number in range(13)]), "utf-8")
    assert run("render", "--doc", "席卡", "--doc", "欢迎屏", "--format", "svg,pdf,png", "--screen", "640x360").code == 0
    made = visit_folder / "out"
    assert len(list(made.glob("席卡-*.svg"))) == 8
    assert [path.name for path in made.glob("席卡*.pdf")] == ["席卡.pdf"]
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([0-9.]+) ([0-9.]+)\]", (made / "席卡.pdf").read_bytes())
    assert [(round(float(width)), round(float(height))) for width, height in boxes] == [(842, 595)] * 8
    header = (made / "欢迎屏.png").read_bytes()[16:24]
    assert (int.from_bytes(header[:4]), int.from_bytes(header[4:])) == (640, 360)


# everything fits


def faces(visit: Visit, screen: tuple[int, int] = (1920, 1080)) -> Iterator[tuple[str, dict, dict]]:
    """Every face of every sign with the paper's name and the sheet it lies on."""
    whole = visit.view | {"样式": Style(screen).data()}
    for paper in SIGNS:
        for data in paper.sheets(visit, whole):
            for face in data.extra.get("面", []):
                yield paper.name, data.extra, face


def assert_fits(visit: Visit, screen: tuple[int, int] = (1920, 1080)) -> None:
    for name, sheet, face in faces(visit, screen):
        assert 0 <= face["横"] <= face["横"] + face["宽"] <= sheet["宽"], name
        assert 0 <= face["纵"] <= face["纵"] + face["高"] <= sheet["高"], name
        bottom = 0.0
        for line in face["行"]:
            half, size = em(line["文字"]) * line["字号"] / 2, line["字号"]
            assert 0 < line["横"] - half < line["横"] + half < face["宽"], (name, line)
            assert line["纵"] - size * 0.9 >= bottom, (name, line)
            bottom = line["纵"] + size * 0.25
        assert bottom <= face["高"], name


LETTERS = st.sampled_from("李建国欧阳赵敏䶮𠮷马·华源电力有限公司总经理AaWMé -（）、") | st.characters(
    categories=["Lo", "Lu", "Ll"]
)
A_NAME = st.text(LETTERS, min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(str.strip)


@settings(max_examples=25, deadline=None)
@given(st.lists(A_NAME, min_size=1, max_size=60, unique=True), A_NAME, A_NAME)
def test_whoever_comes_everything_is_inside_the_page_and_nobody_is_missing(names: list[str], unit: str, post: str):
    visit = open_text(party(names, unit, post))
    assert_fits(visit)
    for kind in ("席卡", "胸牌"):
        found = ["".join(words(face, "姓名")) for paper, _, face in faces(visit) if paper == kind]
        for name in names:
            assert "".join(spaced(name).split()) in ["".join(each.split()) for each in found]


@settings(max_examples=25, deadline=None)
@given(st.tuples(st.integers(10, 9999), st.integers(10, 9999)))
def test_a_screen_of_any_size_holds_its_words(screen: tuple[int, int]):
    assert_fits(open_text(party([LONG_NAME], UNIT)), screen)


def words(face: dict, block: str) -> list[str]:
    return [line["文字"] for line in face["行"] if line["块"] == block]


@settings(max_examples=10, deadline=None)
@given(st.permutations(["李明", "欧阳修远", "汉斯·凯勒", "赵䶮", "W. A. Mozart", LONG_NAME]))
def test_the_order_of_the_guests_changes_the_order_of_the_cards_and_nothing_else(names: list[str]):
    def cards(text: str, kind: str) -> list[tuple]:
        found = (face for paper, _, face in faces(open_text(text)) if paper == kind)
        return [tuple((line["文字"], line["字号"]) for line in face["行"]) for face in found]

    for kind in ("席卡", "胸牌"):
        assert sorted(cards(party(names), kind)) == sorted(cards(party(sorted(names)), kind))
    order = [card[0][0] for card in cards(party([name for name in names if len(name) < 5]), "席卡")][::2]
    assert order[:3] == [spaced(name) for name in names if len(name) < 5]


# how lines break


BOXES = st.tuples(st.integers(20, 2000), st.integers(20, 2000), st.integers(5, 900))


@given(st.text(LETTERS, min_size=2, max_size=60).filter(lambda text: len(text.strip()) > 1), BOXES)
def test_any_text_fits_whole_and_no_character_is_left_alone(text: str, box: tuple[int, int, int]):
    width, height, largest = box
    setting = set_text(text.strip(), width, height, largest)
    assert max(map(em, setting.lines)) * setting.size <= width + 1e-6
    assert len(setting.lines) * setting.size * LINE_HEIGHT <= height + 1e-6
    assert "".join("".join(setting.lines).split()) == "".join(text.split())
    assert len(setting.lines) == 1 or all(len(line) > 1 for line in setting.lines)


@given(BOXES)
def test_a_name_keeps_together_with_what_belongs_to_it(box: tuple[int, int, int]):
    for text, names, together in [
        ("欧阳建国先生一行", ["欧阳建国"], ["欧阳建国先生一行"]),
        ("李明副总经理一行", ["李明"], ["李明", "副总经理一行"]),
        ("汉斯·凯勒女士一行", ["汉斯·凯勒"], ["汉斯·", "凯勒女士一行"]),
        (UNIT, [], ["股份有限公司", "分公司", "集团"]),
        ("Welcome Mr. Hans Keller", [], ["Welcome", "Hans", "Keller"]),
        (LONG_POST, [], ["副总经理", "事业部", "首席"]),
    ]:
        lines = set_text(text, *box, tuple(names)).lines
        assert [word for word in together if not any(word in line for line in lines)] == []
        assert not any(line[0] in "·、，）" or line[-1] in "（“" for line in lines)


@pytest.mark.parametrize(
    ("name", "card"),
    [
        ("李明", "李　明"),
        ("赵䶮", "赵　䶮"),
        ("𠮷田", "𠮷　田"),
        ("李建国", "李建国"),
        ("Al", "Al"),
        ("W2", "W2"),
        ("李", "李"),
        ("安·", "安·"),
    ],
)
def test_a_name_of_two_characters_is_as_wide_as_one_of_three(name: str, card: str):
    assert spaced(name) == card


def test_lines_break_between_words_where_they_can():
    assert set_text(UNIT, 1600, 210, 200).lines == (
        "长三角一体化示范区新能源装备制造与智能",
        "电网产业发展投资集团股份有限公司合肥分公司",
    )


def test_lines_of_a_sign_are_of_like_length():
    lines = set_text("一" * 40, 500, 500, 400).lines
    assert all(abs(len(one) - len(other)) <= 1 for one, other in pairwise(lines))


def test_a_text_without_end_is_set_all_the_same():
    assert re.sub(r"\s", "", "".join(set_text("国" * 5000, 100, 100, 50).lines)) == "国" * 5000
