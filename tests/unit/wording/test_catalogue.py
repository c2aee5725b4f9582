"""Texts as templates: places, plural forms, another language, and the pseudo-language that shows what is left out."""

from collections.abc import Iterator
from datetime import date

import pytest

from ashichart.wording import dates
from ashichart.wording.catalogue import ENGLISH, PSEUDO, Language, Plural, Text, known_texts, language, set_language
from ashichart.wording.linguist import catalogue_of, language_of

GIVEN = Text("Record dose {mg} mg {route}")
SITES = Plural("{n} site of {name}", "{n} sites of {name}")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    set_language(ENGLISH)


def test_a_text_fills_its_places_and_refuses_to_leave_one_empty() -> None:
    assert GIVEN(mg=60, route="IM") == "Record dose 60 mg IM"
    with pytest.raises(KeyError):
        GIVEN(mg=60)


def test_a_plural_takes_the_form_of_its_number() -> None:
    assert [SITES(n, name="Mara") for n in (0, 1, 2)] == ["0 sites of Mara", "1 site of Mara", "2 sites of Mara"]


def test_the_pseudo_language_is_longer_accented_and_bracketed_and_leaves_values_alone() -> None:
    set_language(PSEUDO)
    said = GIVEN(mg=60, route="IM")
    assert said.startswith("⟦")
    assert said.endswith("⟧")
    assert " 60 " in said
    assert " IM" in said
    assert "Record" not in said
    assert len(said) > len("Record dose 60 mg IM") * 1.2


def test_another_language_has_its_own_order_and_plural_forms_and_falls_back_to_english() -> None:
    # Three forms, as in Polish: 1, 2 to 4, and the rest.
    polish = Language(
        "pl",
        {"{n} site of {name}": ("{name}: {n} punkt", "{name}: {n} punkty", "{name}: {n} punktów")},
        lambda n: 0 if n == 1 else 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2,
    )
    set_language(polish)
    assert language() is polish
    assert [SITES(n, name="Ewa") for n in (1, 3, 5, 22)] == [
        "Ewa: 1 punkt", "Ewa: 3 punkty", "Ewa: 5 punktów", "Ewa: 22 punkty"
    ]  # fmt: skip
    assert GIVEN(mg=5, route="IM") == "Record dose 5 mg IM"


def test_every_text_is_known_to_translators_and_comes_back_from_their_catalogue() -> None:
    assert ("Record dose {mg} mg {route}",) in known_texts()
    assert ("{n} site of {name}", "{n} sites of {name}") in known_texts()
    empty = catalogue_of(known_texts(), "de")
    assert b'<message numerus="yes">' in empty
    assert language_of(empty, lambda n: 0).texts == {}, "nothing unfinished is shown"
    done = (
        empty.decode("utf-8")
        .replace("<source>Record dose {mg} mg {route}</source>\n      <translation type=\"unfinished\" />",
                 "<source>Record dose {mg} mg {route}</source>\n      <translation>{mg} mg {route} geben</translation>")
    )  # fmt: skip
    german = language_of(done.encode("utf-8"), lambda n: 0)
    assert german.code == "de"
    set_language(german)
    assert GIVEN(mg=60, route="IM") == "60 mg IM geben"
    with pytest.raises(ValueError, match="no catalogue"):
        language_of(b"<TS", lambda n: 0)


def test_days_are_said_by_one_set_of_names() -> None:
    day = date(2026, 6, 9)
    assert dates.tiny_day(day) == "9 Jun"
    assert dates.short_day(day) == "9 Jun 2026"
    assert dates.full_day(day) == "9 June 2026"
    assert dates.month_day(day) == "9 June"
    assert (dates.month_day_of(day, day), dates.month_day_of(day, date(2027, 1, 1))) == ("9 June", "9 June 2026")
    assert dates.weekday_day(day) == "Tuesday 9 June"
    assert (dates.weekday(day), dates.short_weekday(day)) == ("Tuesday", "Tue")
    assert [dates.near_day(day, today) for today in (day, date(2026, 6, 10), date(2027, 6, 9))] == [
        "today", "9 Jun", "9 Jun 2026"
    ]  # fmt: skip
    assert [dates.span_words(days) for days in (1, 20, 21, 98)] == ["1 day", "20 days", "3 weeks", "14 weeks"]


def test_no_day_is_left_to_the_language_of_the_computer() -> None:
    from pathlib import Path

    import ashichart

    root = Path(ashichart.__file__).parent
    for path in root.rglob("*.py"):
        for line in path.read_text("utf-8").splitlines():
            assert not any(sign in line for sign in ("%A", "%a ", "%B", "%b")), (path.name, line)


def test_the_same_english_about_two_things_has_two_translations() -> None:
    button, side = Text("Back", about="a button"), Text("Back", about="the back of the body")
    count = Plural("{n} back", "{n} backs", about="drawings")
    written = catalogue_of(
        [("a button\x04Back",), ("the back of the body\x04Back",), ("drawings\x04{n} back", "{n} backs")], "de"
    )
    filled = (
        written.replace(b'<translation type="unfinished" />', b"<translation>Zur\xc3\xbcck</translation>", 1)
        .replace(b'<translation type="unfinished" />', b"<translation>R\xc3\xbccken</translation>", 1)
        .replace(b'<translation type="unfinished">', b"<translation>")
        .replace(b"<numerusform />", b"<numerusform>{n} R\xc3\xbccken</numerusform>")
    )
    set_language(language_of(filled, lambda n: 0 if n == 1 else 1))
    assert (button(), side(), count(2)) == ("Zurück", "Rücken", "2 Rücken")
