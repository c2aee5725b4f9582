"""What is said of a file after a look through it, and what a guard of a file does where there is nothing to decide."""

from pathlib import Path

import pytest
from tests.made_up.clinic_kit import PASSWORD, Charted, key_of

from ashichart.domain.charting.readings import Phase
from ashichart.domain.errors import BusyFileError, UserError
from ashichart.services.clinic.clinic import Clinic, open_clinic
from ashichart.services.clinic.file_words import file_words, integrity_words
from ashichart.store.backend.sqlcipher import connect, translate_driver_errors
from ashichart.store.checks.integrity import Integrity
from ashichart.store.checks.trail_check import Difference

READING = Difference("reading", ("s", "x", "before"), 7, "p1")
DOSE = Difference("dose", ("d",), 8, "p2")
NAMES = Difference("own_name", ("LI4",), 9, None)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Integrity(entries=12), "Pages, audit trail and values are whole (12 entries)."),
        (Integrity(pages=(4,)), "1 of its pages is damaged (page 4)."),
        (Integrity(pages=(1, 2, 3, 4, 5, 6)), "6 of its pages are damaged (page 1, 2, 3, 4, 5 …)."),
        (Integrity(structure=("row 3 missing",)), "Its tables are out of order."),
        (Integrity(broken_at=9), "Its audit trail was altered, or lacks entries, from entry 9 on."),
        (Integrity(head=False), "The end of its audit trail was cut off."),
        (Integrity(senseless="Entry 4 makes no sense."), "Entry 4 makes no sense."),
        (Integrity(differences=(READING,)), "Readings of 1 patient are not what the audit trail says was charted."),
        (
            Integrity(differences=(READING, DOSE)),
            "Doses, readings of 2 patients are not what the audit trail says was charted.",
        ),
        (Integrity(differences=(NAMES,)), "Names are not what the audit trail says was charted."),
    ],
)
def test_every_finding_has_its_sentence(found: Integrity, said: str) -> None:
    assert integrity_words(found) == (said,)


def test_several_findings_are_said_one_after_the_other() -> None:
    found = Integrity(broken_at=3, head=False, differences=(NAMES,))
    assert [one.split()[0] for one in integrity_words(found)] == ["Its", "The", "Names"]


def test_look_that_cannot_be_carried_through_is_said_and_what_it_found_too(clinic: Clinic, charted: Charted) -> None:
    path = clinic.path

    def said() -> str:
        words = file_words(clinic.file, path.name, None, "UTC")
        return "" if words is None else f"{words.headline} {words.detail}"

    def look() -> None:
        ended: list[object] = []
        clinic.file.begin_look(ended.append)
        for _ in range(1000):
            if ended:
                break
            clinic.file.look.stop.wait(0.01)  # type: ignore[union-attr] - it was begun
        assert ended

    look()
    assert said() == ""
    path.rename(path.with_name("elsewhere"))
    look()
    assert said().startswith(f"{path.name} could not be checked. ")
    path.with_name("elsewhere").rename(path)
    content = bytearray(path.read_bytes())
    content[4096 * 5 + 100] ^= 1
    path.write_bytes(content)
    look()
    assert said().startswith(f"{path.name}: 1 of its pages is damaged (page 6).")
    assert said().endswith("put back a backup, or ask whoever keeps this computer.")


def test_file_that_is_away_is_said_as_that(clinic: Clinic) -> None:
    words = file_words(clinic.file, "clinic.ashi", UserError("It is gone.", "Bring it back."), "UTC")
    assert words is not None
    assert (words.headline, words.detail, words.choose) == ("It is gone.", "Bring it back.", "")


def test_nothing_to_decide_is_nothing_to_do(clinic: Clinic, charted: Charted) -> None:
    trail = clinic.audit_trail()
    clinic.file.go_on()
    assert clinic.audit_trail() == trail
    for act in (clinic.file.versions, clinic.file.bring_in, clinic.file.take_as_it_is):
        with pytest.raises(UserError, match="Nothing is kept aside"):
            act()
    assert clinic.file.kept == ()




def test_busy_file_is_a_sentence(clinic: Clinic, charted: Charted) -> None:
    other = connect(clinic.path, key_of(clinic.path).hex())  # another program
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(BusyFileError):
        clinic.charting.rate(charted.session.id, charted.site(clinic), Phase.BEFORE, 4)
    other.execute("ROLLBACK")
    other.close()


def test_name_of_a_file_is_in_every_error(tmp_path: Path) -> None:
    path = tmp_path / "clinic.ashi"
    path.mkdir()
    with pytest.raises(UserError, match=r"clinic\.ashi"), translate_driver_errors(path):
        connect(path, "00" * 32).execute("SELECT 1")


def test_rows_of_every_table_are_called_as_people_know_them() -> None:
    called = {
        "reading": "Readings", "charge": "Emotional charges", "needle": "Needles", "dose": "Doses",
        "vitals": "Vital signs", "measure": "Measures", "patient": "Patients", "course": "Courses",
        "session": "Sessions", "site": "Sites", "session_site": "Sites of sessions", "cell": "Pain areas",
        "own_point": "Points of your own", "own_name": "Names",
    }  # fmt: skip
    for table, words in called.items():
        found = Integrity(differences=(Difference(table, ("x",), 3, "p1"), Difference(table, ("y",), 4, "p2")))
        assert integrity_words(found) == (
            f"{words} of 2 patients are not what the audit trail says was charted.",
        )  # fmt: skip


def test_a_clinic_says_whether_its_file_is_open(clinic: Clinic) -> None:
    assert clinic.is_open
    clinic.close()
    assert not clinic.is_open


def test_a_file_is_known_to_this_computer_once_it_was_charted_in_here(clinic: Clinic, charted: Charted) -> None:
    assert not clinic.file.is_known
    clinic.charting.rate(charted.session.id, charted.site(clinic), Phase.BEFORE, 4)
    clinic.close()
    again = open_clinic(clinic.path, PASSWORD)
    assert again.file.is_known
    again.close()
