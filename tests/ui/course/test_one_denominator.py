"""One story: for every patient of the demonstration, every place counts out of the points pressed both times."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pytest
from tests.made_up.clock import SetClock

from ashichart import paths
from ashichart.domain.analysis.change import Tally, Verdict, carry_over
from ashichart.domain.analysis.compare import comparison, usual_moments
from ashichart.domain.analysis.directions import directions_of
from ashichart.domain.analysis.overview import CourseWindow, OverviewRow
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.sheets.choices import SheetChoices, SheetKind
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.charting.patients import PatientSummary
from ashichart.services.clinic.clinic import Clinic, open_demonstration
from ashichart.services.printing.course_json import course_json
from ashichart.services.printing.printing import PrintService
from ashichart.ui.course.headline.words import carry_over_text, immediate_text
from ashichart.ui.overview.overview_words import result_line, row_words
from ashichart.ui.patients.words import carry_over_words
from ashichart.wording.paper.number_words import in_words
from ashichart.wording.tallies import compared_words, directions_sentence, figure_words, parts_words

_NUMBERS = {in_words(number): number for number in range(1, 13)}


@dataclass(frozen=True)
class Told:
    """One patient of the demonstration and all that is said of the course."""

    clinic: Clinic
    printing: PrintService
    summary: PatientSummary
    chart: CourseChart
    tally: Tally
    row: OverviewRow

    def paper(self, kind: SheetKind, *, large: bool = False) -> str:
        assert self.summary.course is not None
        sheet = self.printing.make(kind, self.summary.patient.id, self.summary.course.id, SheetChoices(large=large))
        document = pypdfium2.PdfDocument(sheet.pdf)
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Told]]:
    folder = tmp_path_factory.mktemp("demonstration")
    clinic = open_demonstration(folder / "demonstration.ashi", clock=SetClock())
    atlas = AtlasService(paths.bodymaps())
    clinic.own_points.bring(atlas)
    printing = PrintService(clinic, atlas, SetClock())
    rows = {row.course.id: row for row in clinic.overview.rows()}
    told: list[Told] = []
    for summary in clinic.patients.find(""):
        assert summary.course is not None
        chart = clinic.courses.chart(summary.course.id)
        tally = carry_over(chart)
        if tally is not None and tally.compared and summary.course.id in rows:
            told.append(Told(clinic, printing, summary, chart, tally, rows[summary.course.id]))
    yield told
    clinic.close()


def test_the_demonstration_has_patients_of_every_kind(everybody: list[Told]) -> None:
    assert len(everybody) >= 8
    assert any(one.tally.not_comparable for one in everybody), "points left out today"
    assert any(one.tally.more > one.tally.less for one in everybody), "somebody who got worse"
    assert any(one.tally.less and one.tally.more for one in everybody), "both directions"


def test_screen_list_overview_and_command_line_count_the_same(everybody: list[Told]) -> None:
    for one in everybody:
        said = directions_of(one.tally)
        assert said is not None
        name = one.summary.patient.name
        headline = carry_over_text(one.chart)
        assert headline.figure is not None
        assert headline.figure.text == figure_words(said), name
        assert one.summary.carry_over is not None
        listed = carry_over_words(one.summary.carry_over, one.summary.sessions_held)
        assert listed.text == directions_sentence(said), name
        assert isinstance(one.row.since_start, CourseWindow)
        assert one.row.since_start.directions == said, name
        assert result_line(one.row, lately=False) == directions_sentence(said), name
        assert one.summary.course is not None
        of_json = json.loads(course_json(one.clinic, one.summary.course.id))["carry_over"]["counts"]
        assert of_json == {
            "less_tender": one.tally.less,
            "no_clear_change": one.tally.no_clear,
            "more_tender": one.tally.more,
            "not_comparable": one.tally.not_comparable,
            "n": one.tally.compared,
        }, name
        moments = usual_moments(one.chart)
        assert moments is not None
        compared = comparison(one.chart, *moments)
        assert compared.summary.tally.compared == one.tally.compared, name
        assert len(compared.groups.get(Verdict.LESS, ())) == one.tally.less, name
        assert len(compared.groups.get(Verdict.MORE, ())) == one.tally.more, name


def test_no_other_denominator_stands_beside_it_without_its_reason(everybody: list[Told]) -> None:
    for one in everybody:
        latest = immediate_text(one.chart)
        for text in (carry_over_text(one.chart), latest):
            assert text.tally is not None
            for of in re.findall(r"\d+ of (\d+)(?! (?:readings|sessions))", text.spoken):
                assert int(of) == text.tally.compared, (one.summary.patient.name, text.spoken)
        for of in re.findall(r"\d+ of (\d+) sites", row_words(one.row, by_code=False).splitlines()[2]):
            assert int(of) == one.tally.compared


def test_both_directions_are_in_every_headline(everybody: list[Told]) -> None:
    for one in everybody:
        headline = carry_over_text(one.chart)
        if one.tally.less or one.tally.more:
            less_first = one.tally.less >= one.tally.more
            other = one.tally.more if less_first else one.tally.less
            word = "more" if less_first else "less"
            assert f", {other or 'none'} {word}" in headline.caption
            assert ("less tender" if less_first else "more tender") in headline.caption


@pytest.mark.parametrize("large", [False, True])
def test_the_patients_sheet_counts_the_points_pressed_both_times(everybody: list[Told], large: bool) -> None:
    counted = 0
    for one in everybody:
        text = one.paper(SheetKind.PROGRESS, large=large)
        found = re.findall(r"\b(\w+) of (your|the) (\w+) points(?! today)", text)
        for less, _, of in found:
            assert (_NUMBERS.get(of) or int(of)) == one.tally.compared, (one.summary.patient.name, less, of)
            counted += 1
        if one.tally.not_comparable:
            assert not re.search(r"(?<!only) \w+ of your \w+ points (?:are|is)", text), one.summary.patient.name
    assert counted >= 4


def test_the_record_on_paper_counts_the_same(everybody: list[Told]) -> None:
    for one in everybody:
        report = one.paper(SheetKind.COURSE)
        assert parts_words(one.tally) in report, one.summary.patient.name
        assert compared_words(one.tally.compared) in report, one.summary.patient.name
        session = one.paper(SheetKind.SESSION)
        assert not re.search(r"mean of \d+ of \d+ sites", f"{report} {session}")
