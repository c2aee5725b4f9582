"""The headline of the demonstration's main case in the real window says what `ashichart course --json` says."""

import json
from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ashichart.app import Program
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.printing.course_json import course_json
from ashichart.ui.chart.chart_place import ChartPlace
from ashichart.ui.course.course_place import CoursePlace


def test_numbers_on_screen_and_behind_them_are_those_of_the_command_line(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start(demonstration=True)
    qtbot.waitUntil(lambda: program.window.shell is not None, timeout=20_000)
    shell = program.window.shell
    assert shell is not None
    chart = shell.place(PlaceName.CHART)
    assert isinstance(chart, ChartPlace)
    clinic = chart.controller.context.clinic
    summary = clinic.patients.find("Mara Solberg")[0]
    assert summary.course is not None
    shell.show_workplace(Workplace(PlaceName.COURSE, summary.patient.id, summary.course.id))
    course = shell.place(PlaceName.COURSE)
    assert isinstance(course, CoursePlace)
    told = json.loads(course_json(clinic, summary.course.id))
    carried, immediate = told["carry_over"], told["immediate_response"][-1]
    spoken = [number.accessibleName() for number in course.headline.numbers]
    for title, half in (("Carry-over", carried), ("Immediate response", immediate)):
        counts, mean = half["counts"], half["mean_change"]
        assert f"{title}: {counts['less_tender']} of {counts['n']} sites less tender" in spoken
        numbers = (mean["mean"], mean["interval"]["low"], mean["interval"]["high"])
        middle, low, high = (f"{number:+.2f}".replace("-", "−") for number in numbers)
        assert f"{title}: Mean {middle} points, 95 % {low} to {high} ({mean['n']} sites)" in spoken

    readings = {reading["id"]: reading for reading in told["readings"]}
    mean = next(one for one in course.headline.numbers if one.accessibleName().startswith("Carry-over: Mean"))
    qtbot.mouseClick(mean, Qt.MouseButton.LeftButton)
    panel = course.headline.panel
    assert panel is not None
    assert panel.behind is not None
    compared = {site["site"]: site for site in carried["sites"] if site["change"] is not None}
    shown = {row.cells[0]: row.cells for row in panel.behind.rows}
    assert shown.keys() == compared.keys()
    for title, site in compared.items():
        then, now = (readings[number] for number in site["readings"])
        for cell, reading in zip(shown[title][1:3], (then, now), strict=True):
            assert cell.split(" · ")[0] == f"{reading['value']:.0f}"
    qtbot.keyClick(panel.table, Qt.Key.Key_Escape)
    assert panel.isHidden()
