"""Carry-over and immediate response on the record sheets, apart and never mixed (docs/principles.md)."""

from ashichart.domain.analysis.lacks import TooLittle
from ashichart.domain.analysis.statistics import Comparison, Interval, MeanChange, Responders
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.scales import RULES, Scale
from ashichart.report.pdf.document import Document
from ashichart.report.pdf.fonts import Weight
from ashichart.report.pdf.tables import paragraph, section
from ashichart.report.record.marks import mean_of
from ashichart.wording import terms
from ashichart.wording.dates import span_words
from ashichart.wording.lacks import lack_sentence
from ashichart.wording.paper import record as say
from ashichart.wording.tallies import compared_words, parts_words, share_words
from ashichart.wording.timing import timing_sentence

_FIGURE_PT = 20.0
_TEXT_PT = 8.8
_LINE = 4.4


def interval_words(scale: Scale, interval: Interval | TooLittle) -> str:
    """Return "95 % interval −3.9 to −2.5", or why there is none."""
    if isinstance(interval, TooLittle):
        return lack_sentence(interval)
    low, high = (mean_of(scale, end, with_sign=True) for end in (interval.low, interval.high))
    return say.interval_from_to(percent=f"{100 * interval.level:.0f}", low=low, high=high)


def responder_words(found: Comparison) -> str:
    """Return both counts of responders, each with its n."""
    parts: list[str] = []
    for one in (found.summary.by_floor, found.summary.by_share):
        if isinstance(one, Responders):
            share = share_words(one.count, one.n, found.summary.tally.compared)
            floor = f"{RULES[found.scale].floor:g}"
            by_share = one is found.summary.by_share
            parts.append(
                say.by_percent_or_more(share=share, percent=30)
                if by_share
                else say.BY_FLOOR_OR_MORE[found.scale](share=share, floor=floor)
            )
    if not parts:
        return ""
    if len(parts) == 1:
        return say.less_tender_by(responders=parts[0])
    return say.less_tender_by_both(by_floor=parts[0], by_percent=parts[1])


def days_between(then: SessionChart, now: SessionChart) -> int:
    """Return full local days between two sessions."""
    start, end = (one.session.day for one in (then, now))
    return (end - start).days


def counts_sentence(found: Comparison) -> str:
    """Return the counts of a comparison, parts that add up."""
    return parts_words(found.summary.tally)


def _figure(layout: Document, found: Comparison, mean: MeanChange, left: float, *, soft: bool) -> float:
    """Set the mean large and return where the text beside it begins."""
    text = mean_of(found.scale, mean.mean, with_sign=True)
    layout.text(left, layout.y + 4.0, text, _FIGURE_PT, bold=True, soft=soft)
    return left + max(24.0, layout.pen.width(text, _FIGURE_PT, Weight.SEMIBOLD) + 5.0)


def draw_response(layout: Document, found: Comparison | None, left: float, right: float) -> None:
    """Draw the immediate response of one session."""
    section(layout, terms.immediate_response(), say.before_to_after(), left=left, right=right)
    if found is None:
        paragraph(layout, say.no_readings_after_in_this_session(), left, right - left, _TEXT_PT, soft=True)
        return
    mean = found.summary.mean
    if isinstance(mean, TooLittle):
        paragraph(layout, lack_sentence(mean), left, right - left, _TEXT_PT, soft=True)
        return
    start = _figure(layout, found, mean, left, soft=True)
    lines = (
        compared_words(mean.n).capitalize(),
        interval_words(found.scale, mean.interval),
        counts_sentence(found),
        timing_sentence(found.then, found.now),
    )
    for line in lines:
        paragraph(layout, line, start, right - start, _TEXT_PT, soft=line != lines[0])


def draw_carried(layout: Document, found: Comparison | TooLittle, left: float, right: float) -> None:
    """Draw carry-over: first `before` against this one."""
    section(layout, terms.carry_over(), say.first_before_to_this_before(), left=left, right=right)
    if isinstance(found, TooLittle):
        paragraph(layout, lack_sentence(found), left, right - left, _TEXT_PT, soft=True)
        return
    mean = found.summary.mean
    if isinstance(mean, TooLittle):
        paragraph(layout, lack_sentence(mean), left, right - left, _TEXT_PT, soft=True)
        return
    start = _figure(layout, found, mean, left, soft=False)
    then, now = found.then.chart, found.now.chart
    lines = (
        compared_words(mean.n).capitalize(),
        interval_words(found.scale, mean.interval),
        counts_sentence(found),
        say.from_session_to(
            then=then.session.number,
            now=now.session.number,
            span=span_words(days_between(then, now)),
            timing=timing_sentence(found.then, found.now),
        ),
    )
    for line in lines:
        paragraph(layout, line, start, right - start, _TEXT_PT, soft=line != lines[0])
