"""Findings as JUnit XML, which build servers show as failed tests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from jiedai.findings.levels import reaches
from jiedai.findings.waiving import waiver_words

if TYPE_CHECKING:
    from jiedai.findings.finding import Diagnostic, Verdict
    from jiedai.findings.levels import Level

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that XML 1.0 cannot hold, not even as a reference."""


def as_junit(verdicts: list[Verdict], fail_on: Level = "警告") -> str:
    """A suite for each plan; a finding lighter than `fail_on` or waived counts as skipped."""
    root = Element("testsuites", name="jiedai")
    for verdict in verdicts:
        _count(_suite(root, verdict, fail_on))
    _count(root)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode")


def _suite(root: Element, verdict: Verdict, fail_on: Level) -> Element:
    suite = _add(root, "testsuite", name=verdict.file)
    for finding in verdict.findings:
        if reaches(finding.level, fail_on):
            failure = _add(_case(suite, verdict, finding), "failure", type=finding.level, message=finding.message)
            failure.text = _allowed(_details(finding))
        else:
            _add(_case(suite, verdict, finding), "skipped", message=f"{finding.level}：{finding.sentence}")
    for finding, waiver in verdict.waived:
        _add(_case(suite, verdict, finding), "skipped", message=f"已豁免：{waiver_words(waiver)}")
    if not verdict.findings:
        _add(suite, "testcase", classname=verdict.file, name="没有问题")
    return suite


def _case(suite: Element, verdict: Verdict, finding: Diagnostic) -> Element:
    """A case whose name nothing else in the plan has: readers of these files drop what is named twice."""
    line, column = finding.span.begin
    name = f"{line}:{column} {finding.code} {finding.message}"
    return _add(suite, "testcase", classname=verdict.file, name=name, file=finding.span.text.file, line=str(line))


def _details(finding: Diagnostic) -> str:
    line, column = finding.span.begin
    lines = [f"{finding.code} {finding.name}  {finding.span.text.file}:{line}:{column}"]
    lines += [f"怎么改：{finding.cure}"] if finding.cure else []
    lines += [f"依据：{finding.clause}"] if finding.clause else []
    return "\n".join(lines)


def _count(element: Element) -> None:
    names = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}
    for attribute, tag in names.items():
        element.set(attribute, str(sum(1 for _ in element.iter(tag))))


def _add(parent: Element, tag: str, **attributes: str) -> Element:
    return SubElement(parent, tag, {name: _allowed(value) for name, value in attributes.items()})


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
