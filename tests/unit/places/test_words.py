"""The texts of the points: complete, unambiguous, and in the words of the product."""

import re
import unicodedata
from typing import Any

import pytest
from bodymaps.generator.places.book import Book, read_book
from bodymaps.generator.places.words import atlas, number, plain_pinyin

TONED = set("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ")


@pytest.fixture(scope="module")
def book() -> Book:
    return read_book()


@pytest.fixture(scope="module")
def points(book: Book) -> dict[str, dict[str, Any]]:
    return {point["code"]: point for point in atlas(book, {"LI4": ["back"]})["points"]}


def typed(text: str) -> str:
    return re.sub(r"[\s-]+", "", text).casefold()


def test_tone_marks_are_taken_off() -> None:
    assert plain_pinyin("Hégǔ") == "Hegu"
    assert plain_pinyin("Lǜ") == "Lu"
    assert number("LI4") == "4"
    assert number("EX-HN3") == ""


def test_every_acupuncture_point_is_told_in_full(points: dict[str, dict[str, Any]]) -> None:
    for code, point in points.items():
        if point["kind"] != "acupuncture":
            continue
        assert TONED & set(unicodedata.normalize("NFC", point["pinyin"].lower())), code
        assert point["pinyin_plain"].isascii(), code
        for script in ("zh_hans", "zh_hant"):
            assert 2 <= len(point[script]) <= 4, code
            assert all("\u4e00" <= sign <= "\u9fff" for sign in point[script]), code
        assert point["name"], code


def test_the_two_scripts_agree(points: dict[str, dict[str, Any]]) -> None:
    for code, point in points.items():
        if point["kind"] == "acupuncture":
            assert len(point["zh_hans"]) == len(point["zh_hant"]), code


def test_names_do_not_repeat(points: dict[str, dict[str, Any]]) -> None:
    pinyin = [(p["pinyin"], p["zh_hans"]) for p in points.values() if p["kind"] == "acupuncture"]
    assert len(pinyin) == len(set(pinyin))
    for point in points.values():
        assert point["location"].endswith("."), point["code"]
        assert point["plain"][:1].islower(), point["code"]
        assert len(point["label"]) <= 14, point["code"]


def test_patients_words_hold_no_latin(points: dict[str, dict[str, Any]]) -> None:
    learned = re.compile(r"malleol|patell|crani|trapez|scapul|maxill|lumb|gastro|muscul|condyl|tibia|fibula|cun\b")
    assert [code for code, point in points.items() if learned.search(point["plain"])] == []


def test_what_is_typed_means_one_point(points: dict[str, dict[str, Any]]) -> None:
    owner: dict[str, str] = {}
    for code, point in points.items():
        for alias in {typed(code), *map(typed, point["aliases"])}:
            assert owner.setdefault(alias, code) == code, alias


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("ub23", "BL23"),
        ("v40", "BL40"),
        ("p6", "PC6"),
        ("lv3", "LR3"),
        ("liv3", "LR3"),
        ("du20", "GV20"),
        ("ren4", "CV4"),
        ("sj5", "TE5"),
        ("h7", "HT7"),
        ("vb20", "GB20"),
        ("gi4", "LI4"),
        ("k3", "KI3"),
        ("rp6", "SP6"),
        ("e36", "ST36"),
        ("gv29", "EX-HN3"),
        ("gv24+", "EX-HN3"),
        ("ub trap 1", "UTrap1"),
        ("up trap 2", "UTrap2"),
        ("upper trapezius 1", "UTrap1"),
        ("ut1", "UTrap1"),
        ("levator 1", "LevScap1"),
        ("piriformis 2", "Pirif2"),
    ],
)
def test_what_clinicians_type_is_known(points: dict[str, dict[str, Any]], line: str, code: str) -> None:
    assert typed(line) in {typed(alias) for alias in points[code]["aliases"]}


def test_cautions_carry_their_source(points: dict[str, dict[str, Any]]) -> None:
    def kinds(code: str) -> set[str]:
        return {caution["kind"] for caution in points[code]["cautions"]}

    for point in points.values():
        assert all(caution["text"] and caution["source"] for caution in point["cautions"])
    for code in ("LU1", "LU2", "KI27", "SI14", "GB21", "LR13", "LR14", *(f"BL{k}" for k in range(11, 22)), "UTrap1"):
        assert "pleura" in kinds(code), code
    for code in ("LI4", "SP6", "BL60", "GB21", "CV3", "CV4", "BL27", "BL28"):
        assert "pregnancy" in kinds(code), code
    pregnancy = next(caution for caution in points["LI4"]["cautions"] if caution["kind"] == "pregnancy")
    assert pregnancy["level"] == "traditional caution"
    assert "PMC4680134" in pregnancy["source"]
    assert kinds("CV8") == {"not needled"}
    assert kinds("ST9") == {"artery"}
    assert kinds("HT1") == {"artery"}
    assert kinds("GV16") == kinds("BL10") == {"spinal cord"}


def test_trigger_points_are_numbered_within_twenty_muscles_and_more(book: Book) -> None:
    text = atlas(book, {})
    triggers = [point for point in text["points"] if point["kind"] == "trigger"]
    assert len(triggers) >= 40
    assert len({point["muscle"] for point in triggers}) >= 20
    for muscle in text["muscles"]:
        numbers = [point["number"] for point in triggers if point["muscle"] == muscle["code"]]
        assert numbers == list(range(1, len(numbers) + 1)), muscle["code"]
        assert len(muscle["points"]) == len(numbers) > 0


def test_channels_list_their_points_in_order(book: Book) -> None:
    text = atlas(book, {})
    for channel in text["channels"]:
        groups = ["EX-HN", "EX-CA", "EX-B", "EX-UE", "EX-LE", channel["code"]]
        numbers = [
            (groups.index(code.rstrip("0123456789")), int(re.findall(r"\d+", code)[-1])) for code in channel["points"]
        ]
        assert numbers == sorted(numbers)
    assert [channel["code"] for channel in text["channels"]][:4] == ["LU", "LI", "ST", "SP"]


def test_nudges_give_their_reason(book: Book) -> None:
    codes = {point["code"] for point in (*book.points, *book.triggers)} | set(book.landmarks)
    for nudge in book.nudges:
        assert nudge.reason
        assert nudge.point in codes
