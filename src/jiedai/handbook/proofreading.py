"""What is wrong with a condition, a formula or a text before anything is filled in: its grammar, and its names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from jiedai.handbook.expression import environment
from jiedai.shape.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import nodes

_SLIPS: Final = (
    (r"[“”‘’「」]", "引号要用半角的 ' 或 \""),
    (r"[＞＜≥≤≠＝]", "比大小用半角的 >、<、>=、<=，相等用 ==，不等用 !="),
    (r"[（）【】［］｛｝]", "括号要用半角的"),
    (r"[，。；：、！？]", "文字要放进半角引号里，隔开用半角逗号"),
    (r"&&|\|\||(?:^|\s)(?:和|与|且|并且|或|或者|不|非)(?:\s|$)", "“并且”写 and，“或者”写 or，“不”写 not"),
    (r"[\d０-９](?:人|元|天|次|个|道|瓶|盒)", "数字后面不写单位"),
    (r"(?<![=!<>])=(?!=)", "相等要写两个等号 =="),
    (r"^\s*\{[{%]", "条件和算式里不写花括号，直接写名字"),
)
"""How people write it, and how it is written."""

_GRAMMAR: Final = "看看括号、引号是否成对，两个名字之间是不是少了 and、or 或 =="
_TEXT_GRAMMAR: Final = "看看 {{ }} 和 {% %} 是否成对，if、for 后面有没有 endif、endfor"


def grammar_flaw(text: str, *, expression: bool) -> str:
    """What keeps an expression, or a text with {{…}} in it, from being read; nothing when it can be."""
    from jinja2 import TemplateSyntaxError

    try:
        if unknown := _unknown_way(text, expression=expression):
            return unknown
        if expression:
            environment().compile_expression(text)
        elif "{" in text:
            environment().from_string(text)
    except TemplateSyntaxError:
        found = next((hint for pattern, hint in _SLIPS if re.search(pattern, _code(text, expression=expression))), "")
        return found or (_GRAMMAR if expression else _TEXT_GRAMMAR)
    except (RecursionError, MemoryError, OverflowError):
        return "层次太多，读不了"
    return ""


def _unknown_way(text: str, *, expression: bool) -> str:
    """What to say of a filter or a test (x | 列, x is defined) that is none; raises TemplateSyntaxError."""
    from jinja2 import nodes

    ways = {nodes.Filter: environment().filters, nodes.Test: environment().tests}
    tree = environment().parse(f"{{{{ {text} }}}}" if expression else text)
    for kind, known in ways.items():
        for node in tree.find_all(kind):
            if node.name not in known:
                return f"没有“{node.name}”这种写法{did_you_mean(node.name, known)}"
    return ""


def _code(text: str, *, expression: bool) -> str:
    """What of a text is for the computer."""
    return text if expression else " ".join(re.findall(r"\{[{%](.*?)[%}]\}", text))


def unknown_names(text: str, names: Mapping[str, Any], *, expression: bool) -> Iterator[str]:
    """A sentence for each name in a text, or after a point, that is not among `names` and what they hold."""
    from jinja2 import meta, nodes

    if not expression and "{" not in text:
        return
    tree = environment().parse(f"{{{{ {text} }}}}" if expression else text)
    for name in sorted(meta.find_undeclared_variables(tree) - names.keys()):
        hint = did_you_mean(name, names) or (f"；是文字就加半角引号：'{name}'" if expression else "")
        yield f"没有“{name}”这个名字{hint}"
    scope = dict(names) | _local_names(tree, names)
    said = set()
    for node in tree.find_all(nodes.Getattr):
        holder = _value(node.node, scope)
        if sentence := _misfit(node, holder):
            said.add(sentence)
    yield from sorted(said)


def _misfit(node: nodes.Getattr, holder: Any) -> str:
    """What to say of a name after a point; nothing where what stands before it is not known."""
    if holder in (None, "", [], {}) or hasattr(type(holder), node.attr):
        return ""
    whose = _shown(node.node)
    if isinstance(holder, dict):
        hint = did_you_mean(node.attr, map(str, holder))
        return "" if node.attr in holder else f"“{whose}”里没有“{node.attr}”{hint}"
    if isinstance(holder, list):
        return f"“{whose}”是一串，取不出“{node.attr}”：写上“逐个”，或用 {{% for … in {whose} %}} 一个一个取"
    return f"“{whose}”只是一个词，里面没有“{node.attr}”"


def _shown(node: nodes.Node) -> str:
    from jinja2 import nodes

    if isinstance(node, nodes.Getattr):
        return f"{_shown(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "它"


def _value(node: nodes.Node, scope: Mapping[str, Any]) -> Any:
    """What a name, or a name after a point, holds in a sample; None where that is not known."""
    from jinja2 import nodes

    if isinstance(node, nodes.Name):
        return scope.get(node.name)
    if isinstance(node, nodes.Getattr):
        holder = _value(node.node, scope)
        return holder.get(node.attr) if isinstance(holder, dict) else None
    return None


def _local_names(tree: nodes.Template, names: Mapping[str, Any]) -> dict[str, Any]:
    """The names that a text gives itself, those of a loop with the first thing that it goes through."""
    from jinja2 import nodes

    local: dict[str, Any] = dict.fromkeys(each.name for each in tree.find_all(nodes.Name) if each.ctx != "load")
    for loop in tree.find_all(nodes.For):
        if isinstance(loop.target, nodes.Name):
            through = _value(loop.iter, dict(names) | local)
            local[loop.target.name] = through[0] if isinstance(through, list) and through else None
    return local
