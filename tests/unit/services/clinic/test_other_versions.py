"""Two branches of one clinic at their edges: what is in both, what was taken away, what neither window can read."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.made_up.clinic_kit import PASSWORD, Charted, key_of, new_clinic, pin_site
from tests.made_up.clock import SetClock

from ashichart.domain.charting.act_labels import ActKind, ActLabel, AuditedAct
from ashichart.domain.charting.handing_out import WayOut
from ashichart.domain.charting.readings import Phase
from ashichart.domain.errors import BusyFileError, FileReplacedError, UserError
from ashichart.domain.sheets.choices import SheetKind
from ashichart.services.clinic.clinic import Clinic, open_clinic, open_demonstration
from ashichart.store.backend.sqlcipher import connect
from ashichart.store.keys.key_slots import key_file_of
from ashichart.wording.acts import audited_words

if TYPE_CHECKING:
    from ashichart.domain.charting.acts import Done


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASHICHART_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def clinic(tmp_path: Path, clock: SetClock) -> Iterator[Clinic]:
    (tmp_path / "files").mkdir()
    opened = new_clinic(tmp_path / "files", clock)
    yield opened
    opened.close()


Charting = Callable[[Clinic], object]


def rename_over(path: Path, content: bytes) -> None:
    part = path.with_name("sync.part")
    part.write_bytes(content)
    part.replace(path)


def branched(
    clinic: Clinic, clock: SetClock, folder: Path, theirs: Charting, ours: Charting, *, in_place: bool = True
) -> None:
    """Chart in two copies of one file, put theirs in the place of ours, and bring ours in."""
    folder.mkdir()
    for file in (clinic.path, key_file_of(clinic.path)):
        shutil.copy(file, folder / file.name)
    other = open_clinic(folder / clinic.path.name, PASSWORD, clock=clock)
    theirs(other)
    other.close()
    ours(clinic)
    content = other.path.read_bytes()
    if in_place:
        clinic.path.write_bytes(content)
    else:
        rename_over(clinic.path, content)
    clinic.file.news()
    assert clinic.file.aside is not None
    clinic.file.bring_in()
    assert clinic.file.look_now().is_whole
    assert clinic.verify_chain() is None


def rate(charted: Charted, value: float | None, code: str = "LI4") -> Charting:
    return lambda clinic: clinic.charting.rate(charted.session.id, charted.site(clinic, code), Phase.BEFORE, value)


def clear(clinic: Clinic, charted: Charted) -> None:
    site = charted.site(clinic)
    seen = clinic.charting.chart(charted.session.id).reading(site.id, Phase.BEFORE)
    clinic.charting.clear_reading(charted.session.id, site, Phase.BEFORE, seen)


def values(clinic: Clinic, charted: Charted) -> dict[str, float | None]:
    chart = clinic.charting.chart(charted.session.id)
    return {site.title: chart.value(site.id, Phase.BEFORE) for site in chart.sites}


def rated_and_taken_back(charted: Charted, code: str) -> Charting:
    def act(clinic: Clinic) -> None:
        done: list[Done] = []
        clinic.acts.listen(done.append)
        rate(charted, 4, code)(clinic)
        back = done[-1].back
        assert back is not None
        clinic.acts.turn_back(back)

    return act


def test_site_that_was_taken_back_here_and_is_charted_there_stays(
    clinic: Clinic, charted: Charted, clock: SetClock, tmp_path: Path
) -> None:
    branched(clinic, clock, tmp_path / "other", rate(charted, 8, "ST36"), rated_and_taken_back(charted, "LI4"))
    assert values(clinic, charted) == {"ST36 L": 8}


def test_site_that_was_removed_here_is_removed_there_unless_it_was_charted_again(
    clinic: Clinic, charted: Charted, clock: SetClock, tmp_path: Path
) -> None:
    rate(charted, 3, "LI4")(clinic)
    rate(charted, 5, "ST36")(clinic)

    def theirs(other: Clinic) -> None:
        other.charting.rate(charted.session.id, charted.site(other, "ST36"), Phase.AFTER, 1)

    def ours(own: Clinic) -> None:
        for code in ("LI4", "ST36"):
            own.charting.remove_site(charted.session.id, charted.site(own, code))

    branched(clinic, clock, tmp_path / "other", theirs, ours)
    chart = clinic.charting.chart(charted.session.id)
    assert [(site.code, chart.value(site.id, Phase.AFTER)) for site in chart.sites] == [("ST36", 1)]


def test_same_was_charted_in_both_and_comes_in_once(
    clinic: Clinic, charted: Charted, clock: SetClock, tmp_path: Path
) -> None:
    def both(one: Clinic) -> None:
        rate(charted, 3)(one)
        one.painting.paint(charted.session.id, Phase.BEFORE, range(5), 6)

    branched(clinic, clock, tmp_path / "other", both, both)
    assert values(clinic, charted) == {"LI4 L": 3}
    assert dict(clinic.painting.area(charted.session.id, Phase.BEFORE).painted) == dict.fromkeys(range(5), 6)


def test_pin_skin_sheet_and_cleared_values_come_in(
    clinic: Clinic, charted: Charted, clock: SetClock, tmp_path: Path
) -> None:
    rate(charted, 3)(clinic)
    clinic.painting.paint(charted.session.id, Phase.BEFORE, range(5), 6)
    pin = pin_site(charted.patient.id)

    def ours(own: Clinic) -> None:
        own.charting.rate(charted.session.id, pin, Phase.BEFORE, 2)
        clear(own, charted)
        own.painting.paint(charted.session.id, Phase.BEFORE, range(5), None)
        own.hand_outs.record_sheet(SheetKind.COURSE, WayOut.FILE, [charted.patient.id])

    branched(clinic, clock, tmp_path / "other", rate(charted, 8, "ST36"), ours, in_place=False)
    assert values(clinic, charted)["2 cm below L"] == 2
    chart = clinic.charting.chart(charted.session.id)
    assert chart.reading(charted.site(clinic).id, Phase.BEFORE) is None
    assert clinic.painting.area(charted.session.id, Phase.BEFORE).painted == ()
    handed_out = ActLabel(ActKind.HAND_OUT_SHEET, {"sheet": "course", "to": "file"})
    assert clinic.audit_trail()[-1].act == AuditedAct(handed_out)


def test_session_whose_number_is_taken_there_gets_the_next_one(
    clinic: Clinic, charted: Charted, clock: SetClock, tmp_path: Path
) -> None:
    def begin(one: Clinic) -> None:
        one.sessions.start(charted.course.id)

    branched(clinic, clock, tmp_path / "other", begin, begin)
    sessions = clinic.courses.chart(charted.course.id).sessions
    assert [one.session.number for one in sessions] == [1, 2, 3]


def test_value_that_was_taken_away_here_and_changed_there_is_said_in_words(
    clinic: Clinic, charted: Charted, clock: SetClock, tmp_path: Path
) -> None:
    rate(charted, 3)(clinic)
    folder = tmp_path / "other"
    folder.mkdir()
    for file in (clinic.path, key_file_of(clinic.path)):
        shutil.copy(file, folder / file.name)
    other = open_clinic(folder / clinic.path.name, PASSWORD, clock=clock)
    rate(charted, None)(other)
    other.close()
    clear(clinic, charted)
    clinic.path.write_bytes(other.path.read_bytes())
    clinic.file.news()
    (only,) = clinic.file.versions().clashes
    assert (only.our_words, only.their_words) == ("taken away", "not assessed")
    clinic.file.bring_in([only.place])
    assert values(clinic, charted) == {"LI4 L": None}


def test_kept_copy_that_is_itself_replaced_is_not_written_on(
    clinic: Clinic, charted: Charted, clock: SetClock
) -> None:
    older = clinic.path.read_bytes()
    rate(charted, 3)(clinic)
    clinic.path.write_bytes(older)
    rate(charted, 4)(clinic)
    copy = clinic.path
    assert clinic.file.aside is not None
    content = copy.read_bytes()
    copy.write_bytes(older)
    assert clinic.file.news() == ()
    with pytest.raises(FileReplacedError, match="was not saved"):
        rate(charted, 5)(clinic)
    assert copy.read_bytes() == older
    copy.write_bytes(content)
    rate(charted, 6)(clinic)
    assert values(clinic, charted) == {"LI4 L": 6}


@pytest.mark.parametrize("content", [b"no clinic at all" * 1000, b"", b"SQLite format 3\0" + bytes(8000)])
def test_anything_that_is_renamed_over_the_file_is_kept_apart_from_what_was_charted(
    clinic: Clinic, charted: Charted, content: bytes
) -> None:
    rate(charted, 3)(clinic)
    path = clinic.path
    rename_over(path, content)
    rate(charted, 4)(clinic)
    assert path.read_bytes() == content
    assert clinic.file.aside is not None
    assert clinic.file.aside.is_complete
    assert values(clinic, charted) == {"LI4 L": 4}
    with pytest.raises(UserError):
        clinic.file.versions()
    rate(charted, 5)(clinic)
    assert clinic.file.look_now().is_whole


def test_demonstration_that_is_replaced_is_kept_without_keys(tmp_path: Path) -> None:
    clinic = open_demonstration(tmp_path / "demonstration.ashichart")
    older = clinic.path.read_bytes()
    (mara,) = clinic.patients.find("mara")
    clinic.patients.remove(mara.patient.id)
    clinic.path.write_bytes(older)
    clinic.file.news()
    clinic.patients.restore(mara.patient.id)
    assert clinic.file.aside is not None
    assert not key_file_of(clinic.path).exists()
    assert len(clinic.patients.find("mara")) == 1
    clinic.close()


def test_copy_for_which_there_is_no_place_at_all_is_said_and_nothing_is_lost(
    clinic: Clinic, charted: Charted, clock: SetClock, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic.close()
    kept = home / "kept"
    kept.mkdir(parents=True)
    for file in (clinic.path, key_file_of(clinic.path)):
        shutil.copy(file, kept / file.name)
    again = open_clinic(kept / clinic.path.name, PASSWORD, clock=clock)
    older = again.path.read_bytes()
    rate(charted, 3)(again)
    newest = again.path.read_bytes()
    again.path.write_bytes(older)

    def refuse(_source: object, _target: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("ashichart.store.versions.aside.shutil.copyfile", refuse)
        with pytest.raises(UserError, match="cannot be kept in"):
            rate(charted, 4)(again)
        with pytest.raises(UserError, match="Make space"):
            again.file.news()
    assert again.path.read_bytes() == older
    again.path.write_bytes(newest)
    rate(charted, 4)(again)
    assert values(again, charted) == {"LI4 L": 4}
    again.close()


def test_choice_to_go_on_that_cannot_be_saved_stays_open(clinic: Clinic, charted: Charted, clock: SetClock) -> None:
    older = clinic.path.read_bytes()
    rate(charted, 3)(clinic)
    clinic.close()
    clinic.path.write_bytes(older)
    again = open_clinic(clinic.path, PASSWORD, clock=clock)
    other = connect(again.path, key_of(again.path).hex())  # another program
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(BusyFileError):
        again.file.go_on()
    other.execute("ROLLBACK")
    other.close()
    assert again.file.missing is not None
    with pytest.raises(FileReplacedError):
        rate(charted, 4)(again)
    again.file.go_on()
    entry = again.audit_trail()[-1]
    assert audited_words(entry.action) == "Go on with another version of the file"
    assert set(json.loads(entry.before or "")) == {"entries", "seal", "at"}
    again.close()
