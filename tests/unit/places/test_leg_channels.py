"""Bladder, gallbladder, kidney, spleen, liver and large intestine channels: whole, named, cautioned, in place."""

import itertools
import re
import unicodedata
from collections import Counter

import numpy as np
import pytest
from bodymaps.generator.places.book import Book, read_book
from bodymaps.generator.places.check import FIGURES, Made, read_made

COUNTS = {"BL": 67, "GB": 44, "KI": 27, "SP": 21, "LR": 14, "LI": 20}
ALL = {**COUNTS, "LU": 11, "ST": 45, "HT": 9, "SI": 19, "PC": 9, "TE": 23, "GV": 28, "CV": 24}
# Traditional characters of these channels' names, and what they are in the simplified script.
SIMPLE = dict(
    zip(
        "攢衝處絡卻風門陰膽腎氣腸關環會陽戶綱倉邊飛揚崑崙僕參脈聽頷厭懸顱釐鬢"
        "頭竅臨營靈腦淵輒帶樞維瀆輔鐘俠谿湧復築賓橫滿間歷溫溝隱孫機結竇鄉榮",
        "攒冲处络却风门阴胆肾气肠关环会阳户纲仓边飞扬昆仑仆参脉听颔厌悬颅厘鬓"
        "头窍临营灵脑渊辄带枢维渎辅钟侠溪涌复筑宾横满间历温沟隐孙机结窦乡荣",
        strict=True,
    )
)
TORSO_CAUTION = {
    *(f"BL{k}" for k in (*range(11, 22), *range(41, 51))),
    *(f"GB{k}" for k in range(22, 26)),
    *(f"KI{k}" for k in range(22, 28)),
    *(f"SP{k}" for k in range(17, 22)),
    "LR13",
    "LR14",
}
TRADITIONAL = {"LI4", "SP6", "BL60", "BL67", "GB21", *(f"BL{k}" for k in range(27, 36))}
FIVE = ("jing-well", "ying-spring", "shu-stream", "jing-river", "he-sea")
SIZES = {
    "yuan-source": 12,
    "luo-connecting": 15,
    "xi-cleft": 16,
    "back-shu": 12,
    "front-mu": 12,
    **dict.fromkeys(FIVE, 12),
    "lower-he-sea": 6,
    "hui-meeting": 8,
    "confluent": 8,
}


@pytest.fixture(scope="module")
def book() -> Book:
    return read_book()


@pytest.fixture(scope="module", params=FIGURES)
def made(request: pytest.FixtureRequest) -> Made:
    return read_made(request.param)


def numbered(book: Book, channel: str) -> list[int]:
    return [int(str(point["code"])[len(channel) :]) for point in book.points if point["channel"] == channel]


@pytest.mark.parametrize(("channel", "count"), COUNTS.items())
def test_every_channel_is_whole_and_in_order(book: Book, channel: str, count: int) -> None:
    assert numbered(book, channel) == list(range(1, count + 1))


def test_every_point_has_its_words(book: Book) -> None:
    for point in book.points:
        if point["channel"] not in COUNTS:
            continue
        for field in ("name", "plain", "location"):
            assert len(str(point[field])) > 3, point["code"]
        assert str(point["location"]).endswith("."), point["code"]
        assert re.fullmatch(r"[\u4e00-\u9fff]{2,4}", str(point["zh_hans"])), point["code"]
        assert len(str(point["zh_hans"])) == len(str(point["zh_hant"])), point["code"]


def test_the_two_scripts_say_the_same(book: Book) -> None:
    for point in book.points:
        if point["channel"] in COUNTS:
            for simple, traditional in zip(str(point["zh_hans"]), str(point["zh_hant"]), strict=True):
                assert simple == SIMPLE.get(traditional, traditional), point["code"]


def test_pinyin_has_a_tone_for_every_word(book: Book) -> None:
    marks = {"\u0304", "\u0301", "\u030c", "\u0300"}
    for point in book.points:
        if point["channel"] in COUNTS:
            tones = sum(letter in marks for letter in unicodedata.normalize("NFD", str(point["pinyin"])))
            assert tones == len(str(point["zh_hans"])), point["code"]


def test_no_name_serves_two_points(book: Book) -> None:
    for field in ("pinyin", "zh_hans", "zh_hant", "name"):
        held = Counter(str(point[field]) for point in book.points if point["channel"] in COUNTS)
        assert [name for name, count in held.items() if count > 1] == []


def test_cautions_of_chest_and_pregnancy_are_there(book: Book) -> None:
    cautions = {str(point["code"]): set(point.get("cautions", ())) for point in book.points}
    for code in TORSO_CAUTION:
        assert "pleura" in cautions[code], code
    for code in TRADITIONAL:
        assert "pregnancy" in cautions[code], code
    assert "pleura-shoulder" in cautions["GB21"]
    assert "medulla" in cautions["BL10"]
    assert "orbit" in cautions["BL1"]


def test_every_caution_named_is_written_with_its_source(book: Book) -> None:
    for point in book.points:
        for name in point.get("cautions", ()):
            assert book.cautions[name]["source"], (point["code"], name)


def test_properties_are_whole(book: Book) -> None:
    points = {str(one["id"]): [str(code) for code in one["points"]] for one in book.properties}
    assert {name: len(codes) for name, codes in points.items()} == SIZES
    for one in book.properties:
        assert one["name"]
        assert str(one["plain"]).endswith(".")
    for name, codes in points.items():
        assert len(set(codes)) == len(codes), name
        for code in codes:
            channel, number = code[:2], int(code[2:])
            assert 1 <= number <= ALL[channel], (name, code)


def test_each_of_the_five_points_is_on_every_limb_channel_once(book: Book) -> None:
    points = {str(one["id"]): [str(code) for code in one["points"]] for one in book.properties}
    limbs = sorted(set(ALL) - {"GV", "CV"})
    for name in (*FIVE, "yuan-source"):
        assert sorted(code[:2] for code in points[name]) == limbs, name
    for channel in limbs:
        row = [next(int(code[2:]) for code in points[name] if code[:2] == channel) for name in FIVE]
        ends_at_hand = channel in {"LU", "HT", "PC", "BL", "GB", "ST"}
        assert row == sorted(row, reverse=ends_at_hand), channel
        if channel in {"LU", "HT", "PC", "SP", "KI", "LR"}:
            # On yin channels the source is the third of the five.
            assert set(points["yuan-source"]) & set(points["shu-stream"]) >= {f"{channel}{row[2]}"}


def test_front_and_back_points_answer_each_other(book: Book) -> None:
    points = {str(one["id"]): {str(code) for code in one["points"]} for one in book.properties}
    assert {code[:2] for code in points["back-shu"]} == {"BL"}
    assert points["hui-meeting"] >= {"BL17", "GB34", "LU9"}
    assert points["lower-he-sea"] <= points["he-sea"] | {"ST37", "ST39", "BL39"}
    assert points["luo-connecting"] >= {"SP21", "CV15", "GV1"}


def test_left_points_lie_on_the_left_and_mirror(made: Made) -> None:
    for channel, count in COUNTS.items():
        for number in range(1, count + 1):
            code = f"{channel}{number}"
            assert made.at(code, "left")[0] > 0, code
            assert np.allclose(made.at(code, "left") * [-1, 1, 1], made.at(code, "right"), atol=2e-5), code


def test_channels_run_without_jumps(made: Made) -> None:
    for channel, count in COUNTS.items():
        for first, second in itertools.pairwise(range(1, count + 1)):
            if (channel, second) in {("BL", 41), ("BL", 55)}:
                continue
            far = np.linalg.norm(made.at(f"{channel}{second}") - made.at(f"{channel}{first}"))
            assert 0.001 < far < 0.27, (channel, second)


def test_the_lines_on_the_head_keep_their_order(made: Made) -> None:
    row = [made.at(code)[0] for code in ("GV24", "BL3", "BL4", "GB15", "GB13", "ST8")]
    assert row == sorted(row)
    for inner, outer in (("BL5", "GB16"), ("BL6", "GB17"), ("BL7", "GB18"), ("BL9", "GB19"), ("BL10", "GB20")):
        assert made.at(inner)[0] < made.at(outer)[0]
    for line in (("BL4", "BL5", "BL6", "BL7", "BL8", "BL9"), ("GB15", "GB16", "GB17", "GB18", "GB19")):
        backward = [-made.at(code)[2] for code in line]
        assert backward == sorted(backward), line
    around_the_ear = [made.at(code) for code in ("GB7", "GB8", "GB9", "GB10")]
    assert [-at[2] for at in around_the_ear] == sorted(-at[2] for at in around_the_ear)
    assert made.at("GB8")[1] > made.at("GB7")[1]
    assert made.at("GB12")[1] < made.at("GB10")[1]


def test_the_sacral_points_draw_together_towards_the_tail(made: Made) -> None:
    inner = [made.at(f"BL{number}")[0] for number in (31, 32, 33, 34, 35)]
    assert inner == sorted(inner, reverse=True)
    for foramen, beside in ((31, 27), (32, 28), (33, 29), (34, 30)):
        assert made.at(f"BL{foramen}")[0] < made.at(f"BL{beside}")[0]
        assert abs(made.at(f"BL{foramen}")[1] - made.at(f"BL{beside}")[1]) < 0.002
    assert abs(made.at("BL53")[1] - made.at("BL28")[1]) < 0.002
    assert abs(made.at("BL54")[1] - made.at("BL30")[1]) < 0.002


def test_points_of_the_foot_lie_in_order_from_heel_to_toe(made: Made) -> None:
    for line in (
        ("BL61", "BL62", "BL63", "BL64", "BL65", "BL66", "BL67"),
        ("GB40", "GB41", "GB42", "GB43", "GB44"),
        ("KI3", "SP5", "SP4", "SP3", "SP2", "SP1"),
        ("KI5", "KI6", "KI2", "KI1"),
        ("LR4", "LR3", "LR2", "LR1"),
    ):
        forward = [made.at(code)[2] for code in line]
        assert forward == sorted(forward), line
    assert made.at("KI1")[1] < made.at("KI2")[1]
    for inner, outer in (("SP3", "BL65"), ("SP1", "LR1"), ("LR1", "GB44"), ("GB44", "BL67"), ("KI3", "BL60")):
        assert made.at(inner)[0] < made.at(outer)[0]


def test_flank_points_lie_between_front_and_back(made: Made) -> None:
    for front, side, back in (("SP18", "GB22", "BL46"), ("SP15", "GB26", "BL25"), ("LR13", "GB25", "BL52")):
        assert made.at(front)[2] > made.at(side)[2] > made.at(back)[2]
    assert made.at("SP21")[1] < made.at("GB22")[1]
    assert made.at("GB29")[0] > made.at("GB27")[0]
    for inner, outer in (("KI23", "SP18"), ("KI16", "SP15"), ("LR12", "SP12")):
        assert made.at(inner)[0] < made.at(outer)[0]
