"""`jiedai fonts`: which fonts were found, and which are used."""

from jiedai.cli import exits
from jiedai.cli.options import FontPath


def fonts(font_path: FontPath = None) -> int:
    """列出找到的字体，和印 PDF、图片时用哪些。"""
    from jiedai.findings.display import pad
    from jiedai.fonts.choose import choose
    from jiedai.fonts.find import NoFonts, families, given, installed, packaged

    folders = tuple(font_path or ())
    try:
        chosen = choose((), folders)
        found = [*given(folders), *packaged(), *installed()]
    except NoFonts as refusal:
        raise exits.UsageProblem(str(refusal)) from refusal
    print("印 PDF 和图片用：")
    for use, face in (("正文（宋）", chosen.song.face), ("标题、牌子（黑）", chosen.hei.face)):
        print(f"  {pad(use, 18)}{face.family}（{face.origin}，{face.path}）")
    print(f"  {pad('西文、数字', 18)}用同一种字体里的")
    print(f"  {pad('上面没有的字', 18)}在下面列出的各种字体里找；都没有就不印，并说出是谁的哪个字")
    own = next((face.family for face in found if face.family in families("仿宋")), "")
    print(
        f"Word 和网页用打开它的电脑的字体：仿宋、黑体、宋体；这台电脑{f'有 {own}' if own else '没有仿宋，会换成别的'}。"
    )
    _list([(face.family, face.origin) for face in found])
    return exits.CLEAN


def _list(found: list[tuple[str, str]]) -> None:
    from collections import Counter

    kinds = Counter(origin for _, origin in dict.fromkeys(found))
    print("找到的字体：" + "，".join(f"{origin} {count} 种" for origin, count in kinds.items()))
    for family, origin in dict.fromkeys(found):
        print(f"  {family}（{origin}）")
