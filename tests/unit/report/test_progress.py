"""The patient's progress sheet as a reader and a printer meet it: text, order, pages, bytes."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.made_up.sheets import arts, change, fonts, page_sizes, page_texts, sheet

from ashichart.domain.analysis.change import TrendPoint
from ashichart.domain.atlas.body import Figure
from ashichart.domain.scales import Scale
from ashichart.domain.sheets.choices import MOST_NOTE, Paper, SheetChoices, Tone
from ashichart.domain.sheets.progress import Fate, KapFacts, ProgressSheet
from ashichart.report.progress.large import large_pages as progress_large
from ashichart.report.progress.sheet import progress_pages
from ashichart.report.progress.words import NAME_INSTEAD, NOTE_INSTEAD, TITLE
from ashichart.wording.paper.number_words import first_in_words, in_words
from ashichart.wording.paper.sheet_sentences import MORE_OF_NOTE

OPENS = "grün sieben Reiher"
TWELVE = [(8, 4)] * 9 + [(6, 5), (5, 7), (7, None)]


def made(value: ProgressSheet, paper: Paper = Paper.A4, tone: Tone = Tone.COLOUR) -> bytes:
    return progress_pages(value, arts(value.figure), fonts(), SheetChoices(paper, tone)).pdf


def in_order(text: str, *parts: str) -> bool:
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def test_text_is_whole_and_in_reading_order() -> None:
    (text,) = page_texts(made(sheet(*TWELVE)))
    assert in_order(
        text,
        "Riverside Clinic",
        "Your progress sheet",
        "Demonstration",
        "Mara Lindqvist, born 14 May 1983",
        "Session 8, 9 June 2026",
        "Nine of the eleven points we pressed both",
        "less tender than when we began.",
        "One is a little less tender, one is more tender, and one we did not press today.",
        "When we began",
        "3 March 2026",
        "Now",
        "9 June 2026",
        "The bigger the dot, the more tender the point.",
        "Ring: when we began. Dot inside: now.",
        "Striped: no clear change.",
        "Slanted stripes: more tender.",
        "Broken ring: not pressed today.",
        "Your points",
        "clearly less",
        "a little less*",
        "more tender",
        "not pressed",
        "We do not know how tender it is now.",
        "* One step on the scale can happen by chance. This sheet shows what changed. It cannot show why.",
        "A note for you",
        "Printed 10 June 2026",
        "Page 1 of 1",
    ), text


def test_every_point_has_its_row_with_number_side_and_both_readings() -> None:
    value = sheet(*TWELVE)
    (text,) = page_texts(made(value))
    for point in value.points:
        side = "Left" if point.side == "left" else "Right"
        assert f"{point.number} {side} {point.plain} " in text
    assert "7 → –" in text
    assert "5 → 7 ↑ more tender" in text


def test_both_sides_stand_in_words_on_every_plate() -> None:
    (text,) = page_texts(made(sheet(*TWELVE)))
    assert text.split("The bigger")[0].count("R right") + text.split("The bigger")[0].count("L left") == 8


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("tone", list(Tone))
@pytest.mark.parametrize("figure", list(Figure))
def test_same_values_give_same_bytes_on_every_paper(paper: Paper, tone: Tone, figure: Figure) -> None:
    value = replace(sheet(*TWELVE), figure=figure)
    first = made(value, paper, tone)
    assert first == made(value, paper, tone)
    assert page_sizes(first) == [paper.size_mm]


def test_grey_sheet_has_no_colour() -> None:
    document = pypdfium2.PdfDocument(made(sheet(*TWELVE), tone=Tone.GREY))
    bitmap = document[0].render(scale=1)
    pixels = bytes(bitmap.buffer)
    step = bitmap.n_channels
    assert all(abs(pixels[i] - pixels[i + 1]) <= 2 and abs(pixels[i] - pixels[i + 2]) <= 2 for i in range(0, len(pixels) - step, step))  # fmt: skip # noqa: E501
    document.close()


@pytest.mark.parametrize(("paper", "count"), [(Paper.A4, 30), (Paper.LETTER, 30), (Paper.A4, 200), (Paper.LETTER, 24)])
def test_rows_that_do_not_fit_are_counted_and_what_got_worse_stays(paper: Paper, count: int) -> None:
    value = sheet(*[(8, 4)] * (count - 4), (5, 5), (4, 5), (5, 8), (5, None))
    (text,) = page_texts(made(value, paper))
    listed = [point for point in value.points if f"{point.plain} " in text]
    assert 5 <= len(listed) < count
    assert {point.fate for point in listed} >= {Fate.MORE, Fate.NOT_PRESSED}
    left = count - len(listed)
    assert f"{first_in_words(left)} more points are not listed here: " in text
    assert f"{in_words(left - 2)} clearly less tender, one as tender as then, one a little more tender. Ask us" in text
    assert in_order(text, "Demonstration", "Mara Lindqvist", "It cannot show why.", "Page 1 of 1")


def test_every_demonstration_length_fits_letter_whole() -> None:
    value = sheet(*[(8, 4)] * 13, (5, 7), (5, None))
    (text,) = page_texts(made(value, Paper.LETTER))
    assert "not listed here" not in text
    assert all(f"{point.plain} " in text for point in value.points)


def test_a_first_session_shows_one_body_and_one_column() -> None:
    value = sheet(*[(None, 6)] * 6, (None, None))
    value = replace(value, now_on=None, session_number=1)
    (text,) = page_texts(made(value))
    assert "Today we pressed six points. Next time we can see what has changed." in text
    assert "When we began" not in text
    assert "Average" not in text
    assert "→" not in text
    assert text.count("Front") == 1
    assert "not pressed" in text


def test_a_point_no_plate_shows_stays_in_the_list() -> None:
    value = sheet(*TWELVE)
    hidden = replace(value.points[0], places={})
    (text,) = page_texts(made(replace(value, points=(hidden, *value.points[1:]))))
    assert f"{hidden.plain} (not drawn)" in text


def test_a_trend_says_its_sessions_and_its_points() -> None:
    trend = tuple(TrendPoint(number, 7.0 - number / 2, None, 10, 0) for number in range(1, 9))
    (text,) = page_texts(made(replace(sheet(*TWELVE), trend=trend)))
    assert in_order(text, "Average by session", "10", "5", "0", "6.5", "3.0", "The ten points we pressed every")


def test_without_steady_points_there_is_no_average() -> None:
    (text,) = page_texts(made(sheet(*TWELVE)))
    assert "No point was pressed every time, so there is no average." in text.replace("  ", " ")


def test_fifty_sessions_keep_their_axis_readable() -> None:
    trend = tuple(TrendPoint(number, 6.0, None, 10, 0) for number in range(1, 51))
    (text,) = page_texts(made(replace(sheet(*TWELVE), trend=trend)))
    assert "50" in text
    assert " 2 3 4 5 6 7 " not in text


@pytest.mark.parametrize(
    ("scale", "pair", "shown", "words"),
    [
        (Scale.GRADE, (4, 2), "IV → II", "light touch"),
        (Scale.PPT, (1.5, 3.2), "1.5 → 3.2", "A higher number is less tender."),
    ],
)
def test_other_scales_show_the_numbers_as_measured(
    scale: Scale, pair: tuple[float, float], shown: str, words: str
) -> None:
    value = replace(sheet(pair, pair, scale=scale), ppt_range=(1.5, 3.2) if scale is Scale.PPT else None)
    (text,) = page_texts(made(value))
    assert shown in text
    assert words in text
    assert "Average by session" not in text
    assert "Both of your points are clearly less tender" in text


def test_a_long_name_is_cut_and_never_leaves_the_page() -> None:
    (text,) = page_texts(made(replace(sheet(*TWELVE), patient_name="Wilhelmina " * 18, clinic_name="Praxis " * 28)))
    assert "…, born 14 May 1983" in text
    assert "Demonstration" in text


def test_accents_and_known_chinese_are_printed() -> None:
    (text,) = page_texts(made(replace(sheet(*TWELVE), patient_name="Zoë Łukaszewska-Ñandú Νίκη Иван 合谷")))
    assert "Zoë Łukaszewska-Ñandú Νίκη Иван 合谷" in text


@pytest.mark.parametrize("name", ["محمد علي", "יעל כהן", "龘靐齉", "🙂", "नमस्ते"])
def test_a_name_without_letters_on_paper_gives_a_sentence(name: str) -> None:
    (text,) = page_texts(made(replace(sheet(*TWELVE), patient_name=name, clinic_name=name, note=name)))
    assert f"{NAME_INSTEAD} Born 14 May 1983." in text
    assert NOTE_INSTEAD in text
    assert "Your clinic" in text


@pytest.mark.parametrize("paper", list(Paper))
def test_a_note_of_the_greatest_length_is_printed_whole_on_the_one_page(paper: Paper) -> None:
    words = " ".join(f"word{index}" for index in range(98))
    assert 600 < len(words) <= MOST_NOTE
    (text,) = page_texts(made(replace(sheet(*TWELVE), note=f"Keep warm.\nDrink.\n\n{words}"), paper))
    assert in_order(text, "A note for you", "Keep warm.", "Drink.", "word0", "word40", "word97", "Page 1 of 1")


def test_a_longer_note_ends_with_a_sentence() -> None:
    words = " ".join(f"word{index}" for index in range(700))
    (text,) = page_texts(made(replace(sheet(*TWELVE), note=words)))
    assert in_order(text, "A note for you", "word0", MORE_OF_NOTE)
    assert "word699" not in text


def test_next_appointment_stands_on_the_sheet_and_ketamine_only_if_chosen() -> None:
    value = replace(sheet(*TWELVE), next_appointment="Tuesday 30 June at 14:00")
    (text,) = page_texts(made(value))
    assert in_order(text, "Your next appointment", "Tuesday 30 June at 14:00")
    assert "etamine" not in text
    kap = KapFacts(8, 6, "60 mg IM", date(2026, 6, 9))
    (text,) = page_texts(made(replace(value, kap=kap)))
    assert in_order(text, "Your sessions", "You had ketamine in six of eight", "Last dose: 60 mg IM, 9 June 2026.")


def test_two_scales_say_that_nothing_can_be_compared() -> None:
    value = replace(sheet((None, 4), (None, 3), (6, None)), scale_differs=True)
    (text,) = page_texts(made(value))
    assert "We measured in another way today, so we cannot compare." in text.replace("  ", " ")


def test_no_birth_date_and_no_points_are_no_error() -> None:
    value = replace(sheet((5, 3)), birth_date=None, points=())
    (text,) = page_texts(made(value))
    assert "Mara Lindqvist" in text
    assert "born" not in text


values = st.one_of(st.none(), st.integers(0, 10))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(values, values), min_size=1, max_size=40), st.sampled_from(Paper), st.text(max_size=60))
def test_any_course_and_any_name_give_a_document(
    pairs: list[tuple[int | None, int | None]], paper: Paper, name: str
) -> None:
    value = replace(sheet(*pairs), patient_name=name or "x", note=name, began_on=date(2026, 1, 1))
    pages = progress_pages(value, arts(Figure.FEMALE), fonts(), SheetChoices(paper))
    assert len(page_texts(pages.pdf)) == pages.count == 1
    assert change(1, 2).amount == 1


def test_every_face_is_embedded() -> None:
    pdf = made(replace(sheet(*TWELVE), patient_name="合谷"))
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") == 3


def test_a_point_that_is_free_now_is_an_open_dot() -> None:
    free = made(sheet((8, 0), (6, 2)))
    assert free != made(sheet((8, 1), (6, 2)))
    (text,) = page_texts(free)
    assert "Small open dot: not tender." in text


@pytest.mark.parametrize("count", range(12, 18))
def test_lines_to_write_on_give_way_before_rows_do(count: int) -> None:
    (text,) = page_texts(made(sheet(*[(8, 4)] * count)))
    assert "not listed here" not in text


def test_outline_title_and_language_are_set() -> None:
    document = pypdfium2.PdfDocument(made(sheet(*TWELVE)))
    assert document.get_metadata_dict()["Title"] == TITLE
    assert document.get_metadata_dict()["Author"] == "Riverside Clinic"
    assert [entry.get_title() for entry in document.get_toc()] == [TITLE]
    document.close()


def test_large_print_has_bodies_first_and_every_point_in_the_list() -> None:
    value = replace(sheet(*TWELVE), next_appointment="Tuesday 30 June at 14:00", note="Keep warm.")
    pages = progress_large(value, arts(value.figure), fonts(), SheetChoices(large=True))
    texts = page_texts(pages.pdf)
    assert len(texts) == pages.count
    assert in_order(texts[0], "Mara Lindqvist", "Nine of the eleven points", "R", "right", "Bigger is more tender.")
    joined = " ".join(texts[1:])
    assert all(f"{point.plain} " in joined for point in value.points)
    assert in_order(joined, "Your points", "It cannot show why.", "Tuesday 30 June at 14:00", "Keep warm.")
    assert all("Demonstration" in text and f"Page {n} of {len(texts)}" in text for n, text in enumerate(texts, 1))


def test_large_print_leaves_no_point_out_of_a_long_list() -> None:
    value = sheet(*[(8, 4)] * 60)
    pages = progress_large(value, arts(value.figure), fonts(), SheetChoices(Paper.LETTER, large=True))
    joined = " ".join(page_texts(pages.pdf))
    assert all(f"{point.plain} " in joined for point in value.points)
    assert "Your points, continued" in joined


@pytest.mark.parametrize("count", range(1, 13))
def test_large_print_ends_well_wherever_the_page_ends(count: int) -> None:
    note = "Drink enough water and rest tonight. " * count
    value = replace(sheet(*[(8, 4)] * (2 * count)), note=note[: 60 * count] if count % 3 else "")
    pages = progress_large(value, arts(value.figure), fonts(), SheetChoices(large=True))
    joined = " ".join(page_texts(pages.pdf))
    assert all(f"{point.plain} " in joined for point in value.points)
    assert "It cannot show why." in joined


def test_a_password_locks_the_document_with_the_strongest_cipher() -> None:
    value = sheet(*TWELVE)
    pdf = progress_pages(value, arts(value.figure), fonts(), SheetChoices(password=OPENS)).pdf
    assert b"/AESV3" in pdf
    assert b"Riverside" not in pdf
    for wrong in (None, "", "grün"):
        with pytest.raises(pypdfium2.PdfiumError):
            pypdfium2.PdfDocument(pdf, password=wrong)
    document = pypdfium2.PdfDocument(pdf, password=OPENS)
    assert "Nine of the eleven points" in document[0].get_textpage().get_text_range()
    assert document.get_metadata_dict()["Title"] == TITLE
    document.close()


@pytest.mark.parametrize("paper", list(Paper))
def test_everything_chosen_at_once_still_fits_one_page(paper: Paper) -> None:
    trend = tuple(TrendPoint(number, 6.0, None, 10, 0) for number in range(1, 9))
    value = replace(
        sheet(*TWELVE, (6, 6), (6, 5), (3, 8)),
        trend=trend,
        note="Keep warm. " * 12,
        next_appointment="Tuesday 30 June at 14:00",
        kap=KapFacts(8, 6, "60 mg IM", date(2026, 6, 9)),
    )
    (text,) = page_texts(made(value, paper))
    assert text.count("Keep warm.") == 12
    assert in_order(text, "Average by session", "Page 1 of 1")
    for words in ("Tuesday 30 June at 14:00", "You had ketamine in six of eight", "It cannot show why."):
        assert words in text
    assert sum(f"{point.plain} " in text for point in value.points) >= 9


def test_two_sessions_of_one_day_are_told_apart_by_their_numbers() -> None:
    value = replace(sheet(*TWELVE), first_number=7, began_on=date(2026, 6, 9))
    (text,) = page_texts(made(value))
    assert in_order(text, "When we began 9 June, session 7", "Now 9 June, session 8")
    large = page_texts(progress_large(value, arts(value.figure), fonts(), SheetChoices(large=True)).pdf)
    assert "9 June, session 8" in large[0]
    (apart,) = page_texts(made(sheet(*TWELVE)))
    assert in_order(apart, "When we began 3 March 2026", "Now 9 June 2026")
