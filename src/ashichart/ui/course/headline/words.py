"""The sentences of the headline, each number with what lies behind it. No Qt, no sum of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ashichart.domain.analysis.change import Tally, Verdict
from ashichart.domain.analysis.directions import directions_of
from ashichart.domain.analysis.lacks import TooLittle
from ashichart.domain.analysis.statistics import (
    Comparison,
    Interval,
    MeanChange,
    Responders,
    SiteTrend,
    Slope,
    carried,
    latest_response,
    left_out,
    removed_titles,
    site_trends,
)
from ashichart.domain.charting.clinic_points import OwnAtlas
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.notation import signed
from ashichart.domain.scales import RULES, Scale
from ashichart.ui.course.course_words import sites_text
from ashichart.ui.course.headline.readings_behind_words import (
    Behind,
    counted_behind,
    left_out_behind,
    mean_behind,
    minutes_behind,
    shares_behind,
    slopes_behind,
)
from ashichart.wording import terms
from ashichart.wording.course import headline as say
from ashichart.wording.lacks import lack_clause, lack_sentence, nothing_common, removed_sentence
from ashichart.wording.scale_words import with_unit
from ashichart.wording.tallies import (
    caption_words,
    figure_words,
    parts_words,
    share_words,
    sites_larger_words,
)
from ashichart.wording.terms import done_of_total, lower_is_more_tender
from ashichart.wording.timing import timing_sentence


@dataclass(frozen=True, slots=True)
class HeadlineNumber:
    """Words that hold a number, and the readings it was made from.

    Args:
        text: As shown.
        spoken: In full, for a screen reader; "" where the text says it all.
        behind: Makes the table behind it; None where the words hold no number of the course.
    """

    text: str
    behind: Callable[[], Behind] | None = None
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class HeadlineText:
    """One half of the headline.

    Args:
        title: What is compared, e.g. "Carry-over".
        moments: Which moments, e.g. "before session 6 against before session 1".
        figure: The large words, e.g. "7 of 12"; None where nothing can be compared.
        caption: The words under the figure, or the one sentence that stands in its place.
        tally: Counts for the bar, None where there is no bar.
        segments: What lies behind each part of the bar.
        lines: Beside the figure; each group stands in one line where there is room.
        under: Below the caption, None where there is nothing.
    """

    title: str
    moments: str
    figure: HeadlineNumber | None
    caption: str
    tally: Tally | None = None
    segments: tuple[tuple[Verdict, HeadlineNumber], ...] = ()
    lines: tuple[tuple[HeadlineNumber, ...], ...] = ()
    under: HeadlineNumber | None = None

    @property
    def details(self) -> tuple[str, ...]:
        """What stands beside the figure, group by group."""
        return tuple(" · ".join(number.text for number in group) for group in self.lines)

    @property
    def spoken(self) -> str:
        """The whole in words, for a screen reader."""
        parts = [f"{self.title}, {self.moments}." if self.moments else f"{self.title}."]
        parts.append(self.caption if self.figure is None else f"{self.figure.text} {self.caption}.")
        if self.tally is not None:
            parts.append(parts_words(self.tally))
        under = () if self.under is None else (self.under.text,)
        return " ".join((*parts, *self.details, *under))


_COUNTED = (
    (Verdict.LESS, terms.less_tender()),
    (Verdict.NO_CLEAR_CHANGE, terms.no_clear_change()),
    (Verdict.MORE, terms.more_tender()),
    (Verdict.NOT_COMPARABLE, terms.cannot_be_compared()),
)


def carry_over_text(course: CourseChart, own: OwnAtlas | None = None) -> HeadlineText:
    """Return the first half of the headline: the latest `before` against the first; `own` are the clinic's points."""
    title, found, slopes = terms.carry_over(), carried(course), _slopes(course)
    beside = (*_left_out(course), *_removed(course, own))
    if isinstance(found, TooLittle):
        lines = ((slopes,),) if slopes is not None else ()
        return HeadlineText(title, "", None, lack_sentence(found), lines=(*lines, *beside))
    now, then = found.now.chart.session.number, found.then.chart.session.number
    words = say.before_session_against_before_session(now=now, then=then)
    if not found.summary.tally.compared:
        return HeadlineText(title, words, None, nothing_common(), found.summary.tally, lines=beside)
    return HeadlineText(
        title,
        words,
        _figure(found),
        _caption(found, say.than_at_the_start()),
        found.summary.tally,
        _segments(found),
        (*_numbers(found), (_timing(found),), *beside),
        slopes,
    )


def immediate_text(course: CourseChart) -> HeadlineText:
    """Return the second, smaller half: before to after of the latest session with numbers after."""
    title, latest = terms.immediate_response(), latest_response(course)
    if latest is None:
        return HeadlineText(title, "", None, terms.no_response())
    words = say.session_before_to_after(number=latest.now.chart.session.number)
    if isinstance(latest.summary.mean, TooLittle):
        reason = lack_sentence(latest.summary.mean)
        return HeadlineText(title, words, None, reason, latest.summary.tally, lines=((_timing(latest),),))
    return HeadlineText(
        title,
        words,
        _figure(latest),
        _caption(latest),
        latest.summary.tally,
        _segments(latest),
        ((_timing(latest),), *_numbers(latest)),
    )



def _figure(found: Comparison) -> HeadlineNumber:
    said = directions_of(found.summary.tally)
    text = "" if said is None else figure_words(said)
    words = "" if said is None else sites_larger_words(said)
    return HeadlineNumber(text, partial(counted_behind, found, None), words)


def _caption(found: Comparison, since: str = "") -> str:
    """The larger direction beside the figure, and the other never left unsaid."""
    said = directions_of(found.summary.tally)
    return "" if said is None else caption_words(said, since)


def _segments(found: Comparison) -> tuple[tuple[Verdict, HeadlineNumber], ...]:
    tally = found.summary.tally
    counts = (tally.less, tally.no_clear, tally.more, tally.not_comparable)
    return tuple(
        (verdict, HeadlineNumber(str(count), partial(counted_behind, found, verdict), words))
        for verdict, count, words in (
            (verdict, count, say.count_is(sites=sites_text(count), verdict=words))
            for (verdict, words), count in zip(_COUNTED, counts, strict=True)
            if count
        )
    )


def _numbers(found: Comparison) -> tuple[tuple[HeadlineNumber, ...], ...]:
    summary = found.summary
    mean = HeadlineNumber(mean_text(summary.mean, found.scale), partial(mean_behind, found))
    floor = with_unit(found.scale, f"{RULES[found.scale].floor:g}")
    by_floor = HeadlineNumber(
        say.responders_by(floor=floor, responders=responders_text(summary.by_floor)),
        partial(counted_behind, found, None),
    )
    shares = summary.by_share
    said = (
        responders_text(shares)
        if isinstance(shares, TooLittle)
        else share_words(shares.count, shares.n, summary.tally.compared)
    )
    by_share = HeadlineNumber(
        say.by_percent(percent=30, responders=said),
        partial(shares_behind, found),
        say.responders_by_of_the_start(said=said),
    )
    return (mean,), (by_floor, by_share)


def interval_text(interval: Interval) -> str:
    """Return "95 % −3.96 to −0.04"."""
    return say.interval_percent(
        percent=f"{100 * interval.level:.0f}", low=signed(interval.low, 2), high=signed(interval.high, 2)
    )


def mean_text(mean: MeanChange | TooLittle, scale: Scale) -> str:
    """Return mean, interval and n: "Mean −2.00 points, 95 % −3.96 to −0.04 (5 sites)"."""
    if isinstance(mean, TooLittle):
        return lack_sentence(mean)
    n = sites_text(mean.n)
    if RULES[scale].lower_is_more_tender:
        n = lower_is_more_tender(sites=n)
    text = with_unit(scale, signed(mean.mean, 2))
    if isinstance(mean.interval, TooLittle):
        return say.mean_without_interval(mean=text, sites=n, lack=lack_sentence(mean.interval))
    return say.mean_and_interval(mean=text, interval=interval_text(mean.interval), sites=n)


def responders_text(responders: Responders | TooLittle) -> str:
    """Return "3 of 5", or why there is none."""
    if isinstance(responders, TooLittle):
        return lack_clause(responders)
    return done_of_total(done=responders.count, total=responders.n)


def _slopes(course: CourseChart) -> HeadlineNumber | None:
    trends = site_trends(course)
    if not trends:
        return None
    judged = sum(isinstance(trend.slope, Slope) for trend in trends)
    text = say.slopes_of(sites=sites_text(judged)) if judged else _no_slope(trends)
    spoken = say.over_the_sessions(slopes=text) if judged else ""
    return HeadlineNumber(text, partial(slopes_behind, trends), spoken)


def _no_slope(trends: tuple[SiteTrend, ...]) -> str:
    best = max(trends, key=lambda trend: len(trend.readings)).slope
    return lack_sentence(best) if isinstance(best, TooLittle) else ""


def _left_out(course: CourseChart) -> tuple[tuple[HeadlineNumber, ...], ...]:
    charts = left_out(course)
    if not charts:
        return ()
    return ((HeadlineNumber(say.on_another_scale_left_out(len(charts)), partial(left_out_behind, charts)),),)


def _removed(course: CourseChart, own: OwnAtlas | None) -> tuple[tuple[HeadlineNumber, ...], ...]:
    words = "" if own is None else removed_sentence(removed_titles(course, own))
    return ((HeadlineNumber(words),),) if words else ()


def _timing(found: Comparison) -> HeadlineNumber:
    return HeadlineNumber(timing_sentence(found.then, found.now), partial(minutes_behind, found))
