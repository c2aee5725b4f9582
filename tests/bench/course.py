"""One long course, 100 sessions of 60 sites: opening it, sorting it, comparing in it, from the file to the pixels."""

import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from ashichart import paths
from ashichart.app import make_application
from ashichart.domain.analysis.compare import moments, values_at
from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import CourseChart, Session, SessionChart, SessionKind
from ashichart.domain.charting.sites import Site
from ashichart.domain.ids import new_id
from ashichart.domain.scales import Scale
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.clinic.clinic import Clinic, Hardness, create_clinic
from ashichart.services.clock import utc_now
from ashichart.ui.appearance import appearance
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.course.course_place import CoursePlace
from ashichart.ui.course.strip.rows import RowOrder
from ashichart.ui.course.trend.values import site_lines
from ashichart.ui.ui_context import UiContext
from ashichart.ui.undo.stack import Undo

SESSIONS, SITES, ROUNDS, FRAMES = 100, 60, 9, 40


def _fill(clinic: Clinic, atlas: AtlasService) -> tuple[Patient, Course]:
    now = utc_now()
    patient = Patient(new_id(), "Long Course", Figure.FEMALE)
    course = Course(new_id(), patient.id, "Neck", (now - timedelta(days=710)).date())
    points = [point for point in atlas.points(Figure.FEMALE) if Side.LEFT in point.places][:SITES]
    sites = tuple(Site(new_id(), patient.id, Side.LEFT, one.label, one.kind, one.code) for one in points)
    visits: list[SessionChart] = []
    for week in range(SESSIONS):
        at = now - timedelta(days=7 * (SESSIONS - week))
        session = Session(new_id(), course.id, week + 1, SessionKind.KAP, at)
        read = {
            (site.id, phase): Reading(session.id, site.id, phase, Scale.NRS, float((number + week) % 11), at)
            for number, site in enumerate(sites)
            for phase in Phase
            if (number + week) % 7
        }
        visits.append(SessionChart(session, sites, read))
    clinic.take_over([patient], [course], {course.id: CourseChart(tuple(visits))}, [])
    return patient, course


def _median_ms(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    taken: list[float] = []
    for _ in range(rounds):
        started = time.perf_counter()
        act()
        taken.append((time.perf_counter() - started) * 1000)
    return median(taken)


def measure() -> dict[str, float]:
    """Return medians in ms: opening, sorting, every line in the trend, scrolling, Compare, and their floors."""
    app = make_application()
    appearance.install(app, LIGHT)
    with tempfile.TemporaryDirectory() as name:
        easy = Hardness(19 * 1024, 2, 1)
        clinic, _ = create_clinic(Path(name) / "c.ashi", "Bench", "a long enough password", hardness=easy)
        atlas, bus = AtlasService(paths.bodymaps()), ChangeBus()
        patient, course = _fill(clinic, atlas)
        bench = UiContext(clinic, atlas, bus, Undo(bus), LIGHT, utc_now)
        here = Workplace(PlaceName.COURSE, patient.id, course.id)
        picture = QImage(QSize(1528, 1000), QImage.Format.Format_ARGB32_Premultiplied)
        place = CoursePlace(bench)
        place.resize(picture.size())
        place.render(picture)
        floor = _median_ms(lambda: place.render(picture))
        place.show_for(here)  # the plotting library is imported once in the life of the program
        place.render(picture)

        def open_course() -> None:
            place.show_for(here)
            place.render(picture)

        def sort() -> None:
            place.strip.set_order(orders.pop())
            place.strip.viewport().grab()

        opened = _median_ms(open_course)
        trend = place.trend
        if trend is None:
            raise RuntimeError("The trend was not shown.")
        trend_picture = QImage(trend.size(), QImage.Format.Format_ARGB32_Premultiplied)
        chart = clinic.courses.chart(course.id)
        every = site_lines(chart, [site.id for site in chart.sites])
        trend_floor = _median_ms(lambda: trend.render(trend_picture))

        def plot_every() -> None:
            trend.set_picked(())
            trend.set_picked(every)
            trend.render(trend_picture)

        plotted = _median_ms(plot_every)
        trend_moved = _median_ms(lambda: trend.render(trend_picture))
        trend.set_picked(())
        frames = place.frames
        place.sides.views.choose(1)
        place.render(picture)
        film = QImage(frames.size(), QImage.Format.Format_ARGB32_Premultiplied)
        bar = frames.verticalScrollBar()
        stops = [bar.maximum() * at // FRAMES for at in range(FRAMES)]

        def scroll() -> None:
            bar.setValue(stops.pop())
            frames.render(film)

        scrolled = _median_ms(scroll, FRAMES)
        place.sides.views.choose(0)
        orders = [RowOrder.CHANGE, RowOrder.FIRST_VALUE, RowOrder.CHARTED] * ROUNDS
        sorted_ = _median_ms(sort)
        place.bar.views.choose(True)
        compare = place.compare
        place.render(picture)

        def open_compare() -> None:
            compare.set_course(chart, Figure.FEMALE)
            compare.render(picture)

        compared = _median_ms(open_compare)
        body, known = compare.bodies.now, moments(chart)
        one, other = values_at(chart.sessions[0], Phase.BEFORE), values_at(chart.sessions[1], Phase.BEFORE)
        shares = [number / 40 for number in range(40)]

        def frame() -> None:
            places_of = lambda site: atlas.places.of(Figure.FEMALE, site)  # noqa: E731 - as the place gives it
            body.show_between(chart.sites, known[0].scale, one, other, shares.pop(), places_of)
            body.grab()

        moved = _median_ms(frame, len(shares))
        body.show_moment(())
        bare = _median_ms(body.grab)
        place.deleteLater()
        clinic.close()
    return {
        "course_100x60_ms": opened,
        "course_floor_ms": floor,
        "course_100x60_sort_ms": sorted_,
        "trend_60x100_ms": plotted,
        "trend_60x100_paint_ms": trend_moved,
        "trend_mean_alone_paint_ms": trend_floor,
        "filmstrip_scroll_ms": scrolled,
        "compare_100x60_ms": compared,
        "compare_frame_ms": moved,
        "compare_frame_floor_ms": bare,
    }
