"""What a person reads is said in `wording` and nowhere else: what is left elsewhere may only become less."""

from tests.wording_scan import counts

# Room -> texts for people outside `wording`. Lower a figure whenever one moves; a room without a line has none.
LEFT = {
    "atlas": 217,
    "store": 87,
    "report": 4,
    "domain": 2,
    "ui/dialogs": 2,
    "ui/chart": 1,
}


def test_no_room_gets_a_new_text_of_its_own() -> None:
    found = counts()
    more = {room: f"{count}, at most {LEFT.get(room, 0)}" for room, count in found.items() if count > LEFT.get(room, 0)}
    assert not more, f"{more}: say it in wording; `python -m tests.wording_scan ROOM` lists them"


def test_the_figures_are_those_of_today() -> None:
    found = counts()
    assert not {room for room, count in LEFT.items() if found.get(room, 0) < count - 12}, "lower the figures of LEFT"
