"""`jiedai import guests`: what it shows, what it writes, and that it leaves everything else as it is."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from conftest import laid_over
from name_lists import visitors, workbook

from jiedai.findings.display import width

HEADINGS = ["姓名", "职务", "性别", "饮食", "手机"]
QIAN = ["钱文", "设计院院长", "女", "无", 13800000022]
SUN = ["孙明远", "采购部经理", "男", "素食", "138 0000 0023"]
QIAN_LINE = "{姓名: 钱文, 职务: 设计院院长, 性别: 女, 忌口: 无, 电话: 13800000022}"
SUN_LINE = "{姓名: 孙明远, 职务: 采购部经理, 性别: 男, 忌口: [素食], 电话: 13800000023}"
LI_LINE = "{姓名: 李建国, 职务: 副总经理, 性别: 男}"


@pytest.fixture
def imported(run, visit_folder: Path):
    """The plan's guests after a list with these rows, put into a plan with these guests."""

    def guests_after(guests: str, *rows: list, headings_and: list[list] | None = None) -> str:
        plan = visit_folder / "plan.yaml"
        plan.write_bytes(laid_over(guests).encode())
        before = plan.read_bytes().decode()
        result = run(
            "import", "guests", workbook(visit_folder / "名单.xlsx", headings_and or [HEADINGS, *rows]), "--yes"
        )
        assert result.code == 0, result.err
        after = plan.read_bytes().decode()
        kept = before[: before.index("来宾:")] if "来宾:" in before else before
        assert after.startswith(kept)
        return after[len(kept) :]

    return guests_after


# where the guests go


@pytest.mark.parametrize(
    "guests",
    [
        "来宾: 待定  # 等对方发来\n",
        "来宾:  # 等对方发来\n",
        "来宾: []  # 等对方发来\n",
        "来宾: '待定'  # 等对方发来\n",
    ],
)
def test_an_open_list_is_begun(imported, guests: str):
    assert imported(guests, QIAN, SUN) == f"来宾:  # 等对方发来\n  - {QIAN_LINE}\n  - {SUN_LINE}\n"


def test_guests_go_behind_those_whom_they_follow_in_the_list(imported):
    guests = f"来宾:\n  # 领导\n  - {LI_LINE}  # 主宾\n  # 随行\n  - {{姓名: 周敏}}\n"
    assert imported(guests, QIAN, ["李建国"], SUN, ["周敏"]) == (
        f"来宾:\n  # 领导\n  - {QIAN_LINE}\n  - {LI_LINE}  # 主宾\n  - {SUN_LINE}\n  # 随行\n  - {{姓名: 周敏}}\n"
    )


def test_guests_nobody_has_written_yet_go_to_the_end(imported):
    assert imported(f"来宾:\n- {LI_LINE}\n", QIAN) == f"来宾:\n- {LI_LINE}\n- {QIAN_LINE}\n"


def test_a_plan_that_writes_guests_field_by_field_goes_on_like_that(imported):
    guests = "来宾:\n  - 姓名: 李建国\n    职务: 副总经理\n    # 电话还没问到\n"
    assert imported(guests, ["李建国", None, "男"], ["钱文", "设计院院长"]) == (
        "来宾:\n  - 姓名: 李建国\n    职务: 副总经理\n    性别: 男\n    # 电话还没问到\n"
        "  - 姓名: 钱文\n    职务: 设计院院长\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[{姓名: 周敏}]", f"[{{姓名: 周敏}}, {QIAN_LINE}]"),
        ("[\n  {姓名: 周敏},\n  {姓名: 赵敏},\n]", f"[\n  {{姓名: 周敏}},\n  {{姓名: 赵敏}},\n  {QIAN_LINE},\n]"),
    ],
)
def test_a_list_in_brackets_goes_on_in_brackets(imported, before: str, after: str):
    assert imported(f"来宾: {before}\n", QIAN) == f"来宾: {after}\n"


def test_lines_keep_their_windows_ends(imported):
    assert imported(f"来宾:\r\n  - {LI_LINE}\r\n", QIAN) == f"来宾:\r\n  - {LI_LINE}\r\n  - {QIAN_LINE}\r\n"


def test_a_plan_without_guests_has_them_before_the_hosts(run, visit_folder: Path):
    plan = visit_folder / "plan.yaml"
    text = "接待: 来访\n性质: 商务\n手册: handbook.yaml\n来访单位: 华源电力\n\n# 我们的人\n我方:\n  - {姓名: 王强}\n"
    plan.write_text(text, "utf-8")
    run("import", "guests", workbook(visit_folder / "名单.xlsx", [HEADINGS, QIAN]), "--yes")
    assert plan.read_text("utf-8") == text.replace("# 我们", f"来宾:\n  - {QIAN_LINE}\n\n# 我们")


# who is there already


def test_only_what_is_missing_is_filled_in(imported):
    guests = "来宾:\n  - {姓名: 钱文, 职务: 待定, 忌口: [待定], 备注: 不喝酒}\n  - {姓名: 孙明远, 电话: }\n"
    assert imported(guests, QIAN, SUN) == (
        "来宾:\n  - {姓名: 钱文, 职务: 设计院院长, 忌口: 无, 备注: 不喝酒, 性别: 女, 电话: 13800000022}\n"
        "  - {姓名: 孙明远, 职务: 采购部经理, 性别: 男, 忌口: [素食], 电话: 13800000023 }\n"
    )


def test_what_differs_is_told_and_left_alone(run, visit_folder: Path):
    before = (visit_folder / "plan.yaml").read_bytes()
    rows = [HEADINGS, ["李建国", "总经理", "男", "清真", None], ["赵 敏", "技术部经理", "女", "无", None]]
    result = run("import", "guests", workbook(visit_folder / "名单.xlsx", rows), "--yes")
    assert "  B2  李建国的职务，名单是“总经理”，方案是“副总经理”，没有改\n" in result.out
    assert "  D2  李建国的忌口，名单是“清真”，方案是“无”，没有改\n" in result.out
    assert "赵敏的" not in result.out
    assert result.out.endswith("方案里都有了，没有要写的\n")
    assert (visit_folder / "plan.yaml").read_bytes() == before


def test_a_second_time_nothing_changes(run, example_plans: Path):
    plan = example_plans / "2026-03-12-huayuan" / "plan.yaml"
    words = ("import", "guests", visitors(Path("名单.xlsx")), "--visit", plan.parent, "--yes")
    assert "新增 1 位，补上 1 位" in run(*words).out
    after = plan.read_bytes()
    assert "没有要写的" in run(*words).out
    assert plan.read_bytes() == after


def test_a_name_in_latin_letters_is_the_same_person(imported):
    guests = "来宾:\n  - {姓名: 汉斯·凯勒, 外文名: Hans Keller}\n"
    assert imported(guests, ["HANS  KELLER", "总裁"], ["汉斯•凯勒（Hans Keller）", "总裁"]) == (
        "来宾:\n  - {姓名: 汉斯·凯勒, 外文名: Hans Keller, 职务: 总裁}\n"
    )


def test_two_of_one_name_are_two_where_their_posts_differ(imported):
    rows = (["王伟", "工程师"], ["王伟", "会计"], ["王伟", "会计"])
    assert imported("来宾: 待定\n", *rows) == "来宾:\n  - {姓名: 王伟, 职务: 工程师}\n  - {姓名: 王伟, 职务: 会计}\n"
    both = "来宾:\n  - {姓名: 王伟（大）, 职务: 工程师}\n  - {姓名: 王伟（小）, 职务: 会计}\n"
    assert imported(both, *rows) == both


@pytest.mark.parametrize(
    ("guests", "rows", "after"),
    [
        # the only one of the name: what speaks against it decides
        (["职务: 会计"], [["工程师", "男", None, 13800000022]], ["职务: 会计"]),
        (["职务: 会计"], [["会计", "男", None, 13800000022]], ["职务: 会计, 性别: 男, 电话: 13800000022"]),
        (
            ["职务: 会计, 电话: 13800000022"],
            [["会计主管", "男", None, 13800000022]],
            ["职务: 会计, 电话: 13800000022, 性别: 男"],
        ),
        (["职务: 会计, 性别: 女"], [["会计", "男", None, 13800000022]], ["职务: 会计, 性别: 女"]),
        # two in the plan
        (["职务: 会计", "职务: 工程师"], [["会计", "女"]], ["职务: 会计, 性别: 女", "职务: 工程师"]),
        (["职务: 会计", "性别: 男"], [["会计", "女"]], ["职务: 会计, 性别: 女", "性别: 男"]),
        (["职务: 会计", "单位: 设计院"], [["会计", "女"]], ["职务: 会计", "单位: 设计院"]),
        (["职务: 会计", "职务: 工程师"], [["司机", "男"]], ["职务: 会计", "职务: 工程师"]),
        # two in the list
        (["职务: 会计"], [["会计", "女"], ["司机", "男"]], ["职务: 会计, 性别: 女", "职务: 司机, 性别: 男"]),
        ([], [["会计", "女"], ["会计", "男"]], ["职务: 会计, 性别: 女"]),
        ([], [["会计", "女"], [None, "男"]], ["职务: 会计, 性别: 女", "性别: 男"]),
        ([], [["会计", "女"], [None, None, None, 13800000022]], ["职务: 会计, 性别: 女"]),
    ],
)
def test_a_namesake_is_told_by_post_sex_and_phone_or_not_written(
    imported, guests: list[str], rows: list[list], after: list[str]
):
    def listed(people: list[str]) -> str:
        return "来宾:\n" + "".join(f"  - {{姓名: 王伟, {each}}}\n" for each in people)

    written = listed(guests) if guests else "来宾: 待定\n"
    assert imported(written, *(["王伟", *row] for row in rows)) == listed(after)


@pytest.mark.parametrize(
    ("guests", "rows", "said"),
    [
        ("{姓名: 王伟}", [["王伟", "工程师"], ["王伟", "会计"]], "A2  方案里有同名的王伟，分不清是不是同一位，没有写"),
        ("{姓名: 王伟}, {姓名: 王伟（小）}", [["王伟", "会计"]], "A2  方案里有 2 位叫王伟的，分不清是哪一位，没有写"),
        ("", [["王伟", "会计"], ["王伟", None, "女"]], "A3  王伟和 A2 同名，分不清是不是同一位，没有写"),
        ("", [["王伟", "会计"], ["王伟", "会计", "女"]], "A3  王伟和 A2 同名，像是同一位写了两遍，只用前一行"),
        ("", [["王伟", "会计", "男"], ["王伟", "司机", "女"]], "A3  王伟和 A2 同名，职务、性别不同，当作两位"),
        (
            "{姓名: 王伟, 职务: 会计}",
            [["王伟", "司机", "女"]],
            "A2  王伟的职务对不上，怕是同名的另一位，性别没有补；是同一位的，先把职务改成一样，再导一次",
        ),
    ],
)
def test_what_is_done_about_a_namesake_is_said(run, visit_folder: Path, guests: str, rows: list[list], said: str):
    (visit_folder / "plan.yaml").write_text(laid_over(f"来宾: [{guests}]"), "utf-8")
    assert said in run("import", "guests", workbook(visit_folder / "名单.xlsx", [HEADINGS, *rows])).out


@pytest.mark.parametrize(
    ("known", "row", "why"),
    [
        ("{姓名: 马建军, 电话: 13800000041}", ["马建君", "副总经理", None, None, 13800000041], "电话一样"),
        ("{姓名: 马建军, 职务: 副总经理}", ["马建君", "副总经理"], "名字只差一个字，职务一样"),
    ],
)
def test_a_guest_with_a_wrong_letter_is_no_new_one(run, visit_folder: Path, known: str, row: list, why: str):
    (visit_folder / "plan.yaml").write_text(laid_over(f"来宾: [{known}]\n"), "utf-8")
    out = run("import", "guests", workbook(visit_folder / "名单.xlsx", [HEADINGS, row]), "--yes").out
    assert f"马建君像是方案里的马建军（{why}），怕是名字写错了，没有写" in out
    assert "名单里没有" not in out
    assert "马建君" not in (visit_folder / "plan.yaml").read_text("utf-8")


def test_who_is_not_in_the_list_any_more_stays_until_somebody_takes_them_out(run, visit_folder: Path):
    (visit_folder / "plan.yaml").write_text(laid_over("来宾: [{姓名: 马建军}, {姓名: 钱文}]\n"), "utf-8")
    out = run("import", "guests", workbook(visit_folder / "名单.xlsx", [HEADINGS, ["钱文", "院长"]]), "--dry-run").out
    assert "方案里有、名单里没有 1 位，没有动\n  马建军\n  不来了的，在方案里删掉那一行，再核对\n" in out


def test_a_colleague_with_a_name_like_that_is_a_new_one(imported):
    after = imported("来宾:\n- {姓名: 马建军, 职务: 副总经理}\n", ["马建君", "会计"], ["马建军"])
    assert "- {姓名: 马建君, 职务: 会计}\n" in after


def test_where_nobody_can_be_told_apart_it_says_that_nothing_can_be_written(run, visit_folder: Path):
    (visit_folder / "plan.yaml").write_text(laid_over("来宾: [{姓名: 王伟}]"), "utf-8")
    rows = [HEADINGS, ["王伟", "工程师"], ["王伟", "会计"]]
    result = run("import", "guests", workbook(visit_folder / "名单.xlsx", rows), "--yes")
    assert result.out.endswith("没有能写进去的；为什么，看上面“请看一眼”\n")


def test_our_own_people_are_no_guests(run, visit_folder: Path):
    rows = [HEADINGS, ["王强", "副总经理"], ["钱文", "院长"]]
    result = run("import", "guests", workbook(visit_folder / "名单.xlsx", rows), "--yes")
    assert "方案的“我方”里也有王强" in result.out
    assert (visit_folder / "plan.yaml").read_text("utf-8").count("姓名: 王强") == 1


def test_a_plan_has_one_chief_guest(run, visit_folder: Path):
    rows = [HEADINGS, ["钱文（团长）", "院长"], ["孙明远", "经理"]]
    result = run("import", "guests", workbook(visit_folder / "名单.xlsx", rows), "--yes")
    assert "钱文标着主宾或团长，方案的主宾是李建国，没有改" in result.out
    assert (visit_folder / "plan.yaml").read_text("utf-8").count("主宾: 是") == 1


# arrivals


def test_flights_are_compared_and_not_written(run, visit_folder: Path):
    rows = [
        ["姓名", "航班", "到达时间"],
        ["李建国", "mu 5137", "14:05"],
        ["赵敏", "MU5137", "2026-03-12 15:05"],
        ["钱文", "G7031", "3月12日 10:40"],
    ]
    result = run("import", "guests", workbook(visit_folder / "名单.xlsx", rows), "--dry-run")
    assert result.out.partition("到达（只对照，不写）\n")[2] == (
        "  MU5137：名单写 2026-03-12 15:05 到，方案写 2026-03-12 14:05，核对一下\n"
        "  G7031（钱文）：方案的“到达”里没有这一班\n"
        "  要加就抄到方案的“到达”下面，把待定的填上：\n"
        "  - {方式: 高铁, 班次: G7031, 时间: 2026-03-12 10:40, 地点: 待定, 人员: [钱文]}\n"
        "\n只是给你看，没有写；要写进去，加 --yes\n"
    )


ARRIVING = {
    "{方式: 高铁, 班次: 待定, 时间: 待定, 地点: 待定}": "钱文、孙明远：把方案“到达”里高铁那一条的“待定”填上：班次: G7031, 时间: 2026-03-12 10:40",
    "{方式: 高铁, 时间: 2026-03-12 10:40, 地点: 合肥南站}": "钱文、孙明远：把方案“到达”里高铁那一条的“待定”填上：班次: G7031",
    "{方式: 高铁, 班次: G7031, 时间: 待定, 地点: 待定}": "G7031：把方案里这一班的“时间”填上：2026-03-12 10:40",
    "{方式: 飞机, 班次: 待定, 时间: 待定, 地点: 待定}": "  - {方式: 高铁, 班次: G7031, 时间: 2026-03-12 10:40, 地点: 待定}",
    "{方式: 高铁, 班次: 待定, 时间: 2026-03-12 12:00, 地点: 待定}": "  - {方式: 高铁, 班次: G7031, 时间: 2026-03-12 10:40, 地点: 待定}",
}


@pytest.mark.parametrize("planned", ARRIVING)
def test_an_arrival_that_is_still_open_is_filled_in_rather_than_written_twice(run, visit_folder: Path, planned: str):
    (visit_folder / "plan.yaml").write_text(laid_over(f"到达: [{planned}]"), "utf-8")
    rows = [["姓名", "航班信息"], ["钱文", "G7031 3月12日 10:40"], ["孙明远", "G7031"]]
    out = run("import", "guests", workbook(visit_folder / "名单.xlsx", rows), "--dry-run").out
    assert ARRIVING[planned] in out.replace("\n      ", "")


def test_two_open_arrivals_of_one_kind_are_left_to_the_reader(run, visit_folder: Path):
    leg = "{方式: 高铁, 班次: 待定, 时间: 待定, 地点: 待定}"
    (visit_folder / "plan.yaml").write_text(laid_over(f"到达: [{leg}, {leg}]"), "utf-8")
    rows = [["姓名", "航班信息"], ["钱文", "G7031 3月12日 10:40"]]
    out = run("import", "guests", workbook(visit_folder / "名单.xlsx", rows), "--dry-run").out
    assert "方案的“到达”里没有这一班" in out


def test_people_of_one_flight_may_write_its_time_differently(run, visit_folder: Path):
    rows = [["姓名", "航班信息"], ["钱文", "G7031 3月12日 10:40"], ["孙明远", "G7031次，2026-03-12 10:40到"]]
    result = run("import", "guests", workbook(visit_folder / "名单.xlsx", rows))
    assert "- {方式: 高铁, 班次: G7031, 时间: 2026-03-12 10:40, 地点: 待定}" in result.out


# what the plan is afterwards


def test_a_foreign_list_goes_into_a_plan_without_a_passport(imported):
    rows = [
        ["Name", "Title", "Nationality", "Dietary", "Passport No.", "Remarks"],
        ["Dr. Hans Keller", "Chairman", "German", "None", "C01X00T47", None],
        ["Ms. Aisha Khan", "CFO", "Pakistan", "Halal", "AB1234567", "passport AB1234567"],
    ]
    assert imported("来宾:\n  - {姓名: Hans Keller}\n", headings_and=rows) == (
        "来宾:\n  - {姓名: Hans Keller, 职务: Chairman, 国籍: 德国, 忌口: 无}\n"
        "  - {姓名: Aisha Khan, 职务: CFO, 性别: 女, 国籍: 巴基斯坦, 忌口: [清真]}\n"
    )


@pytest.mark.parametrize("source", ["名单.xlsx", "libreoffice.xlsx"])
def test_what_is_written_is_well_written(run, example_plans: Path, source: str):
    plan = example_plans / "2026-03-12-huayuan"
    listed = visitors(Path(source)) if source == "名单.xlsx" else Path(__file__).with_name("lists") / source
    assert "新增" in run("import", "guests", listed, "--visit", plan, "--yes").out
    assert re.findall("JD[012][0-9]{2} .*", run("validate", plan).out) == []


# asking


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "written"), [("y\n", True), ("\n", False), ("n\n", False), ("", False)])
def test_on_a_terminal_it_asks(run, visit_folder: Path, monkeypatch: pytest.MonkeyPatch, answer: str, written: bool):
    screen = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    monkeypatch.setattr("sys.stdout", screen)
    code = run("import", "guests", workbook(visit_folder / "名单.xlsx", [HEADINGS, QIAN])).code
    assert code == 0
    assert "写进去吗？[y/N] " in screen.getvalue()
    assert ("钱文" in (visit_folder / "plan.yaml").read_text("utf-8")) is written
    assert ("没有写\n" in screen.getvalue()) is not written


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_elsewhere_it_only_shows(run, visit_folder: Path, options: tuple[str, ...]):
    before = (visit_folder / "plan.yaml").read_bytes()
    result = run("import", "guests", workbook(visit_folder / "名单.xlsx", [HEADINGS, QIAN]), *options)
    assert (result.code, result.out.splitlines()[-1]) == (0, "只是给你看，没有写；要写进去，加 --yes")
    assert (visit_folder / "plan.yaml").read_bytes() == before


@pytest.mark.parametrize("columns", [48, 60, 100])
def test_lines_fit_the_terminal(run, example_plans: Path, monkeypatch: pytest.MonkeyPatch, columns: int):
    monkeypatch.setenv("COLUMNS", str(columns))
    out = run("import", "guests", visitors(Path("名单.xlsx")), "--visit", "plans/2026-03-12-huayuan").out
    prose = [line for line in out.splitlines() if "{方式: " not in line]
    assert max(map(width, prose)) <= columns


# what cannot be used


def test_both_ways_at_once_are_refused(run, visit_folder: Path):
    result = run("import", "guests", "名单.xlsx", "--yes", "--dry-run")
    assert (result.code, result.err) == (2, "--yes 是直接写，--dry-run 是不写，两样只能要一样\n")


def test_a_plan_that_cannot_be_read_is_not_touched(run, visit_folder: Path):
    (visit_folder / "plan.yaml").write_text(laid_over("来宾: [{职务: 经理}]"), "utf-8")
    result = run("import", "guests", workbook(visit_folder / "名单.xlsx", [HEADINGS, QIAN]), "--yes")
    assert result.code == 2
    assert result.err.endswith("方案还读不通，什么也没有写；先把它改好\n")


def test_a_guest_written_in_two_places_at_once_is_not_touched(run, visit_folder: Path):
    plan = visit_folder / "plan.yaml"
    plan.write_text(laid_over("来宾: &all\n  - {姓名: 李建国}\n我方: *all\n"), "utf-8")
    before = plan.read_bytes()
    result = run("import", "guests", workbook(visit_folder / "名单.xlsx", [HEADINGS, QIAN]), "--yes")
    assert (result.code, plan.read_bytes()) == (2, before)
    assert "里来宾的写法放不进新的内容，一个字也没动" in result.err


def test_a_plan_changed_meanwhile_is_not_overwritten(run, visit_folder: Path, monkeypatch: pytest.MonkeyPatch):
    plan = visit_folder / "plan.yaml"
    screen = Terminal()

    def answer_late(_question: str) -> str:
        plan.write_text(plan.read_text("utf-8") + "备注: 别人刚写的\n", "utf-8")
        return "y"

    monkeypatch.setattr("builtins.input", answer_late)
    monkeypatch.setattr("sys.stdin", screen)
    monkeypatch.setattr("sys.stdout", screen)
    result = run("import", "guests", workbook(visit_folder / "名单.xlsx", [HEADINGS, QIAN]))
    assert (result.code, "刚被别的程序改过，没有动它" in result.err) == (2, True)
    assert "钱文" not in plan.read_text("utf-8")


def test_the_record_beside_the_plan_stays(run, example_plans: Path):
    done = example_plans / "2026-03-12-huayuan" / "done.yaml"
    before = done.read_bytes()
    assert run("import", "guests", visitors(Path("名单.xlsx")), "--visit", done.parent, "--yes").code == 0
    assert done.read_bytes() == before
