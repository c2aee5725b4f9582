"""A file that another hand changes while it is open: a sync client, a second AshiChart, a stick pulled out."""

import os
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.made_up.clinic_kit import PASSWORD, Charted, key_of, new_clinic, start
from tests.made_up.clock import SetClock

from ashichart import paths
from ashichart.domain.charting.readings import Phase
from ashichart.domain.errors import BusyFileError, FileAwayError, FileReplacedError
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.clinic.clinic import Clinic, open_clinic
from ashichart.services.clinic.file_words import file_words
from ashichart.services.demonstration.clinic import fill_demonstration
from ashichart.store.backend.sqlcipher import connect
from ashichart.store.keys.key_slots import key_file_of
from ashichart.store.trail.audit import AuditEntry
from ashichart.wording.acts import audited_words


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


def said(entries: Sequence[AuditEntry]) -> list[str]:
    return [audited_words(entry.action) for entry in entries]


def rate(clinic: Clinic, charted: Charted, value: int, code: str = "LI4") -> None:
    clinic.charting.rate(charted.session.id, charted.site(clinic, code), Phase.BEFORE, value)


def values(clinic: Clinic, charted: Charted) -> dict[str, float | None]:
    chart = clinic.charting.chart(charted.session.id)
    return {site.title: chart.value(site.id, Phase.BEFORE) for site in chart.sites}


def second(path: Path, folder: Path, clock: SetClock) -> Clinic:
    """Open a copy of the file as another machine would, with what it has now."""
    folder.mkdir()
    for file in (path, key_file_of(path)):
        shutil.copy(file, folder / file.name)
    return open_clinic(folder / path.name, PASSWORD, clock=clock)


def overwrite(path: Path, content: bytes) -> None:
    """Write into the file that is there, as some sync clients do."""
    with path.open("r+b") as file:
        file.write(content)
        file.truncate(len(content))


def rename_over(path: Path, content: bytes) -> None:
    """Put another file in its place, as other sync clients do."""
    part = path.with_name("sync.part")
    part.write_bytes(content)
    part.replace(path)


WAYS = {"in place": overwrite, "renamed over": rename_over}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("acts", [1, 2, 3, 7])
def test_older_version_is_not_written_on_and_what_was_charted_since_is_kept(
    clinic: Clinic, charted: Charted, way: str, acts: int
) -> None:
    rate(clinic, charted, 3)
    path, older = clinic.path, clinic.path.read_bytes()
    for value in range(acts):
        rate(clinic, charted, value, f"LI{value + 5}")
    WAYS[way](path, older)
    rate(clinic, charted, 9, "GB21")
    assert path.read_bytes() == older
    aside = clinic.file.aside
    assert aside is not None
    assert clinic.path == aside.copy != path
    assert aside.file == path
    assert len(aside.entries) >= acts
    expected = {"LI4 L": 3, **{f"LI{value + 5} L": value for value in range(acts)}, "GB21 L": 9}
    assert values(clinic, charted) == expected
    assert clinic.verify_chain() is None
    assert clinic.file.look_now().is_whole
    copy = open_clinic(aside.copy, PASSWORD)
    assert values(copy, charted) == expected
    copy.close()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("theirs", [1, 2, 5])
def test_other_branch_is_found_even_with_the_same_number_of_acts(
    clinic: Clinic, charted: Charted, tmp_path: Path, clock: SetClock, way: str, theirs: int
) -> None:
    rate(clinic, charted, 3)
    other = second(clinic.path, tmp_path / "other", clock)
    for value in range(theirs):
        rate(other, charted, value, f"ST{value + 30}")
    other.close()
    for value in range(2):
        rate(clinic, charted, value, f"LI{value + 5}")
    path, branch = clinic.path, other.path.read_bytes()
    WAYS[way](path, branch)
    rate(clinic, charted, 9, "GB21")
    assert path.read_bytes() == branch
    assert clinic.file.aside is not None
    assert {"LI5 L": 0, "LI6 L": 1, "GB21 L": 9}.items() <= values(clinic, charted).items()

    both = clinic.file.versions()
    assert len(both.theirs) == theirs
    assert said(both.ours)[-3:] == [
        "Rate LI5 L before: 0", "Rate LI6 L before: 1", "Rate GB21 L before: 9"
    ]  # fmt: skip
    assert both.agree_at is not None
    assert audited_words(both.agree_at.action) == "Rate LI4 L before: 3"
    assert both.clashes == ()
    clinic.file.bring_in()
    assert clinic.path == path
    assert clinic.file.aside is None
    assert values(clinic, charted) == {
        "LI4 L": 3, "LI5 L": 0, "LI6 L": 1, "GB21 L": 9, **{f"ST{value + 30} L": value for value in range(theirs)}
    }  # fmt: skip
    assert clinic.verify_chain() is None
    assert clinic.file.look_now().is_whole
    rate(clinic, charted, 4, "GB21")
    assert clinic.file.aside is None
    assert aside_files(path) != []


def aside_files(path: Path) -> list[str]:
    return [file.name for file in path.parent.glob(f"{path.stem} since *{path.suffix}")]


def test_newer_version_that_holds_everything_is_gone_on_in(
    clinic: Clinic, charted: Charted, tmp_path: Path, clock: SetClock
) -> None:
    rate(clinic, charted, 3)
    other = second(clinic.path, tmp_path / "other", clock)
    rate(other, charted, 8, "ST36")
    other.close()
    for way in (overwrite, rename_over):
        way(clinic.path, other.path.read_bytes())
        assert clinic.file.news() != () or way is rename_over
        rate(clinic, charted, 5, "GB21")
        assert clinic.file.aside is None
        shutil.copy(clinic.path, other.path)
    assert values(clinic, charted) == {"LI4 L": 3, "ST36 L": 8, "GB21 L": 5}
    assert clinic.file.look_now().is_whole


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("followed", [False, True])
def test_what_another_workstation_had_written_is_kept_aside_too_and_brought_in(
    clinic: Clinic, charted: Charted, clock: SetClock, way: str, followed: bool
) -> None:
    clinic.file.news()
    older = clinic.path.read_bytes()
    other = open_clinic(clinic.path, PASSWORD, clock=clock)
    rate(clinic, charted, 1, "LI4")
    rate(other, charted, 2, "ST36")
    rate(other, charted, 3, "SP6")
    if followed:
        assert len(clinic.file.news()) == 2
        rate(clinic, charted, 4, "GB21")
    else:
        rate(clinic, charted, 4, "GB21")
        assert len(clinic.file.news()) == 2
    other.close()
    path = clinic.path
    WAYS[way](path, older)
    clinic.file.news()
    expected = {"LI4 L": 1, "ST36 L": 2, "SP6 L": 3, "GB21 L": 4}
    aside = clinic.file.aside
    assert aside is not None
    assert aside.is_known_whole
    assert said(aside.of_others) == ["Rate ST36 L before: 2", "Rate SP6 L before: 3"]
    assert values(clinic, charted) == expected
    words = file_words(clinic.file, path.name, None, "UTC")
    assert words is not None
    assert "2 entries of this window and 2 entries of other windows" in words.detail
    clinic.file.bring_in()
    assert clinic.path == path
    assert values(clinic, charted) == expected
    assert clinic.file.look_now().is_whole


@pytest.mark.parametrize("way", WAYS)
def test_what_the_file_held_before_it_was_opened_is_kept_aside_too(
    clinic: Clinic, charted: Charted, clock: SetClock, way: str
) -> None:
    older = clinic.path.read_bytes()
    rate(clinic, charted, 7, "ST36")
    clinic.close()
    again = open_clinic(clinic.path, PASSWORD, clock=clock)
    again.file.news()
    WAYS[way](again.path, older)
    rate(again, charted, 2)
    assert again.file.aside is not None
    assert said(again.file.aside.of_others) == ["Rate ST36 L before: 7"]
    assert values(again, charted) == {"ST36 L": 7, "LI4 L": 2}
    again.file.bring_in()
    assert values(again, charted) == {"ST36 L": 7, "LI4 L": 2}
    assert again.file.look_now().is_whole
    again.close()


def test_version_that_lacks_more_than_was_ever_read_here_is_said_so(
    clinic: Clinic, charted: Charted, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = clinic.path.read_bytes()
    for value in range(4):
        rate(clinic, charted, value, f"LI{value + 5}")
    clinic.close()
    monkeypatch.setattr("ashichart.store.transactions.followed.EARLIER", 2)
    again = open_clinic(clinic.path, PASSWORD, clock=clock)
    again.file.news()
    overwrite(again.path, older)
    again.file.news()
    assert again.file.aside is not None
    assert not again.file.aside.is_known_whole
    assert values(again, charted) == {"LI7 L": 2, "LI8 L": 3}
    words = file_words(again.file, again.path.name, None, "UTC")
    assert words is not None
    assert "was never read here: look for it in a backup or on another computer" in words.detail
    again.close()


def test_both_windows_that_bring_in_the_same_entries_leave_them_once(
    clinic: Clinic, charted: Charted, clock: SetClock
) -> None:
    clinic.file.news()
    path, older = clinic.path, clinic.path.read_bytes()
    other = open_clinic(path, PASSWORD, clock=clock)
    for window, value, code in ((clinic, 1, "LI4"), (other, 2, "ST36"), (clinic, 3, "LI4"), (other, 4, "ST36")):
        rate(window, charted, value, code)
    for window in (clinic, other):
        window.file.news()
    overwrite(path, older)
    for window in (clinic, other):
        window.file.news()
        assert window.file.aside is not None
    for window in (clinic, other):
        window.file.bring_in()
    assert values(clinic, charted) == values(other, charted) == {"LI4 L": 3, "ST36 L": 4}
    actions = said(clinic.audit_trail())
    assert len([action for action in actions if action.startswith("Rate")]) == 4
    assert clinic.file.look_now().is_whole
    other.close()


def clash(clinic: Clinic, charted: Charted, tmp_path: Path, clock: SetClock) -> None:
    rate(clinic, charted, 3)
    other = second(clinic.path, tmp_path / "other", clock)
    rate(other, charted, 8)
    rate(other, charted, 2, "ST36")
    rate(other, charted, 6, "SP6")
    other.close()
    rate(clinic, charted, 5)
    rate(clinic, charted, 2, "ST36")
    overwrite(clinic.path, other.path.read_bytes())
    rate(clinic, charted, 1, "GB21")


def test_value_that_both_changed_is_shown_with_both_values(
    clinic: Clinic, charted: Charted, tmp_path: Path, clock: SetClock
) -> None:
    clash(clinic, charted, tmp_path, clock)
    (only,) = clinic.file.versions().clashes
    assert only.place[0] == "reading"
    assert only.ours is not None
    assert only.theirs is not None
    assert (only.ours["value"], only.theirs["value"]) == (5, 8)
    assert only.our_at > only.their_at


def test_same_new_point_rated_differently_in_both_is_asked_too(
    clinic: Clinic, charted: Charted, tmp_path: Path, clock: SetClock
) -> None:
    other = second(clinic.path, tmp_path / "other", clock)
    rate(other, charted, 8, "ST36")
    other.close()
    rate(clinic, charted, 5, "ST36")
    overwrite(clinic.path, other.path.read_bytes())
    rate(clinic, charted, 1)
    (only,) = clinic.file.versions().clashes
    assert (only.our_words, only.their_words) == ("5", "8")
    clinic.file.bring_in([only.place])
    assert values(clinic, charted) == {"ST36 L": 8, "LI4 L": 1}
    assert clinic.file.look_now().is_whole


@pytest.mark.parametrize(("keep", "value"), [(False, 5), (True, 8)])
def test_person_chooses_which_value_holds(
    clinic: Clinic, charted: Charted, tmp_path: Path, clock: SetClock, keep: bool, value: int
) -> None:
    clash(clinic, charted, tmp_path, clock)
    found = clinic.file.versions().clashes
    clinic.file.bring_in([one.place for one in found] if keep else [])
    assert values(clinic, charted) == {"LI4 L": value, "ST36 L": 2, "SP6 L": 6, "GB21 L": 1}
    assert clinic.file.look_now().is_whole


def test_same_new_point_in_both_versions_is_one_site(
    clinic: Clinic, charted: Charted, tmp_path: Path, clock: SetClock
) -> None:
    clash(clinic, charted, tmp_path, clock)
    clinic.file.bring_in()
    assert clinic.file.look_now().is_whole
    chart = clinic.charting.chart(charted.session.id)
    assert sorted(site.title for site in chart.sites) == ["GB21 L", "LI4 L", "SP6 L", "ST36 L"]


def test_file_can_be_taken_as_it_is(clinic: Clinic, charted: Charted, tmp_path: Path, clock: SetClock) -> None:
    clash(clinic, charted, tmp_path, clock)
    path, kept = clinic.file.aside.file, clinic.file.aside.copy  # type: ignore[union-attr]
    before = path.read_bytes()
    clinic.file.take_as_it_is()
    assert values(clinic, charted) == {"LI4 L": 8, "ST36 L": 2, "SP6 L": 6}
    assert path.read_bytes() == before
    copy = open_clinic(kept, PASSWORD)
    assert values(copy, charted) == {"LI4 L": 5, "ST36 L": 2, "SP6 L": 6, "GB21 L": 1}
    copy.close()
    rate(clinic, charted, 4)
    assert clinic.path == path


def test_whole_patient_that_was_charted_since_comes_in(clinic: Clinic, clock: SetClock) -> None:
    older = clinic.path.read_bytes()
    charted = start(clinic, "Łukasz Żak")
    rate(clinic, charted, 7)
    clinic.patients.remove(charted.patient.id)
    clinic.patients.restore(charted.patient.id)
    clinic.painting.paint(charted.session.id, Phase.BEFORE, range(12), 5)
    clinic.painting.paint(charted.session.id, Phase.BEFORE, range(3), None)
    rename_over(clinic.path, older)
    clinic.needling.place_needle(charted.session.id, charted.site(clinic), 2)
    clinic.file.bring_in()
    assert clinic.patients.find("zak")[0].patient.name == "Łukasz Żak"
    assert values(clinic, charted) == {"LI4 L": 7}
    assert clinic.charting.chart(charted.session.id).needle_count.placed == 2
    area = clinic.painting.area(charted.session.id, Phase.BEFORE)
    assert dict(area.painted) == dict.fromkeys(range(3, 12), 5)
    assert clinic.file.look_now().is_whole


def test_what_was_removed_since_and_why_comes_in(clinic: Clinic, charted: Charted, clock: SetClock) -> None:
    again, _ = clinic.sessions.start(charted.course.id)
    kept, _ = clinic.sessions.start(charted.course.id)
    older = clinic.path.read_bytes()
    clinic.sessions.remove(again.id, "charted twice")
    clinic.sessions.remove(kept.id, "wrong day")
    clinic.sessions.restore(kept.id)
    rename_over(clinic.path, older)
    clinic.patients.remove(charted.patient.id, "moved away")
    clinic.file.bring_in()
    ((gone, _, why),) = clinic.sessions.removed(charted.course.id)
    assert (gone.id, why) == (again.id, "charted twice")
    assert [one.reason for one in clinic.patients.removed()] == ["moved away"]
    whys = [entry.after for entry in clinic.audit_trail() if entry.after and entry.after.startswith('{"removed"')]
    assert whys == ['{"removed":"charted twice"}', '{"removed":"wrong day"}', '{"removed":"moved away"}']
    assert clinic.file.look_now().is_whole


@pytest.fixture(scope="module")
def atlas() -> AtlasService:
    return AtlasService(paths.bodymaps())


def pictures(clinic: Clinic) -> list[object]:
    """Everything that is charted of everybody."""
    found: list[object] = []
    for summary in sorted(clinic.patients.find("", limit=1000), key=lambda one: one.patient.name):
        found.append(replace(summary.patient))
        for course in clinic.courses.of_patient(summary.patient.id):
            chart = clinic.courses.chart(course.id)
            areas = [clinic.painting.area(one.session.id, phase) for one in chart.sessions for phase in Phase]
            found += [course, chart, clinic.courses.measures(course.id), areas]
    return found


@pytest.mark.parametrize("way", WAYS)
def test_whole_import_comes_into_another_version_with_everything_charted(
    clinic: Clinic, charted: Charted, clock: SetClock, atlas: AtlasService, way: str
) -> None:
    rate(clinic, charted, 3)
    path, older = clinic.path, clinic.path.read_bytes()
    fill_demonstration(clinic, atlas, clock(), "UTC")
    mara = clinic.patients.find("mara")[0]
    assert mara.course is not None
    visit = clinic.courses.chart(mara.course.id).sessions[-1]
    clinic.charting.rate(visit.session.id, visit.sites[0], Phase.AFTER, 1)
    expected = pictures(clinic)
    WAYS[way](path, older)
    clinic.file.news()
    assert clinic.file.aside is not None
    assert pictures(clinic) == expected
    assert clinic.file.look_now().is_whole
    clinic.file.bring_in()
    assert clinic.path == path
    assert pictures(clinic) == expected
    assert clinic.file.look_now().is_whole
    assert clinic.verify_chain() is None


def test_import_that_the_other_version_has_too_stays_as_it_is(
    clinic: Clinic, charted: Charted, clock: SetClock, atlas: AtlasService
) -> None:
    clinic.file.news()
    path, older = clinic.path, clinic.path.read_bytes()
    other = open_clinic(path, PASSWORD, clock=clock)
    fill_demonstration(clinic, atlas, clock(), "UTC")
    for window in (clinic, other):
        window.file.news()
    rate(other, charted, 5)
    clinic.file.news()
    expected = pictures(clinic)
    overwrite(path, older)
    for window in (clinic, other):
        window.file.news()
    for window in (clinic, other):
        window.file.bring_in()
        assert pictures(window) == expected
        assert window.file.look_now().is_whole
    other.close()


def test_import_of_an_earlier_program_brings_the_person_whose_chart_the_trail_does_not_hold(
    clinic: Clinic, charted: Charted, clock: SetClock, atlas: AtlasService, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = clinic.path.read_bytes()
    monkeypatch.setattr("ashichart.store.bulk_import.ROWS", "unknown")
    fill_demonstration(clinic, atlas, clock(), "UTC")
    names = {one.patient.name for one in clinic.patients.find("", limit=1000)}
    overwrite(clinic.path, older)
    clinic.file.news()
    assert clinic.file.aside is not None
    assert {one.patient.name for one in clinic.patients.find("", limit=1000)} == names
    assert clinic.file.look_now().is_whole


def test_copy_that_cannot_lie_beside_the_file_lies_in_the_programs_folder(
    clinic: Clinic, charted: Charted, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = clinic.path.read_bytes()
    rate(clinic, charted, 3)
    rename_over(clinic.path, older)
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if Path(target).parent == clinic.path.parent and "since" in Path(target).name:
            raise OSError(30, "Read-only file system")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    rate(clinic, charted, 4)
    assert clinic.file.aside is not None
    assert clinic.path.parent == home / "kept"
    assert values(clinic, charted) == {"LI4 L": 4}


def test_older_file_put_back_while_closed_is_held_until_somebody_decides(
    clinic: Clinic, charted: Charted, clock: SetClock
) -> None:
    rate(clinic, charted, 3)
    older = clinic.path.read_bytes()
    rate(clinic, charted, 5)
    clinic.close()
    overwrite(clinic.path, older)
    again = open_clinic(clinic.path, PASSWORD, clock=clock)
    assert again.file.missing is not None
    assert values(again, charted) == {"LI4 L": 3}
    with pytest.raises(FileReplacedError, match="another version"):
        rate(again, charted, 7)
    assert clinic.path.read_bytes() == older
    again.file.go_on()
    rate(again, charted, 7)
    assert audited_words(again.audit_trail()[-2].action) == "Go on with another version of the file"
    assert again.file.look_now().is_whole
    again.close()
    once_more = open_clinic(clinic.path, PASSWORD, clock=clock)
    assert once_more.file.missing is None
    once_more.close()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[" * 100_000,
        b'{"format":"another","seq":1}',
        b'{"format":"ashichart-anchor","seq":"x"}',
        b"\xff",
    ],
)
def test_anchor_that_makes_no_sense_is_none(clinic: Clinic, home: Path, content: bytes, clock: SetClock) -> None:
    start(clinic)
    clinic.close()
    (anchor,) = (home / "anchors").glob("*.json")
    anchor.write_bytes(content)
    again = open_clinic(clinic.path, PASSWORD, clock=clock)
    assert again.file.missing is None
    start(again, "Somebody")
    again.close()


def test_anchor_is_of_its_owner_only_and_holds_no_patient(clinic: Clinic, home: Path) -> None:
    start(clinic, "Canary Name")
    clinic.close()
    (anchor,) = (home / "anchors").glob("*.json")
    assert b"Canary" not in anchor.read_bytes()
    assert clinic.path.name.encode() not in anchor.read_bytes()
    if os.name == "posix":
        assert anchor.stat().st_mode & 0o077 == 0


def test_file_that_was_moved_or_renamed_is_said_so_and_nothing_is_saved(clinic: Clinic, charted: Charted) -> None:
    rate(clinic, charted, 3)
    path = clinic.path
    path.rename(path.with_name("elsewhere.ashi"))
    with pytest.raises(FileAwayError, match="was moved, renamed or deleted") as refused:
        rate(clinic, charted, 4)
    assert "viewing" not in str(refused.value)
    with pytest.raises(FileAwayError):
        clinic.file.news()
    path.with_name("elsewhere.ashi").rename(path)
    rate(clinic, charted, 5)
    assert values(clinic, charted) == {"LI4 L": 5}
    assert clinic.file.aside is None


def test_folder_that_is_gone_is_said_to_be_a_stick_or_a_share(clinic: Clinic, charted: Charted) -> None:
    folder = clinic.path.parent
    folder.rename(folder.with_name("pulled"))
    with pytest.raises(FileAwayError, match="drive was taken out, or the network share lost"):
        rate(clinic, charted, 4)
    folder.with_name("pulled").rename(folder)
    rate(clinic, charted, 5)
    assert values(clinic, charted) == {"LI4 L": 5}


def test_share_that_does_not_answer_is_said_so(
    clinic: Clinic, charted: Charted, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stat(_self: Path, **_options: object) -> os.stat_result:
        raise OSError(112, "Host is down")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "stat", stat)
        with pytest.raises(FileAwayError, match="does not answer"):
            rate(clinic, charted, 4)
    rate(clinic, charted, 5)


def test_busy_file_does_not_keep_anybody_waiting_and_is_said_so(clinic: Clinic, charted: Charted) -> None:
    key = key_of(clinic.path)
    other = connect(clinic.path, key.hex())
    other.execute("BEGIN EXCLUSIVE")
    began = time.monotonic()
    with pytest.raises(BusyFileError, match="Another AshiChart is writing"):
        rate(clinic, charted, 4)
    assert time.monotonic() - began < 1.5
    began = time.monotonic()
    assert clinic.file.news() == ()
    assert time.monotonic() - began < 0.2
    other.execute("ROLLBACK")
    other.close()
    rate(clinic, charted, 4)


def test_what_another_window_wrote_is_news_once(clinic: Clinic, charted: Charted, clock: SetClock) -> None:
    other = open_clinic(clinic.path, PASSWORD, clock=clock)
    assert clinic.file.news() == ()
    rate(clinic, charted, 1)
    assert clinic.file.news() == ()
    rate(other, charted, 4)
    rate(clinic, charted, 2, "GB21")
    rate(other, charted, 6, "ST36")
    assert said(clinic.file.news()) == ["Rate LI4 L before: 4", "Rate ST36 L before: 6"]
    assert clinic.file.news() == ()
    assert said(other.file.news()) == ["Rate LI4 L before: 1", "Rate GB21 L before: 2"]
    assert clinic.file.aside is None
    assert other.file.aside is None
    other.close()


def test_two_windows_that_chart_at_once_lose_nothing(clinic: Clinic, charted: Charted, clock: SetClock) -> None:
    other = open_clinic(clinic.path, PASSWORD, clock=clock)
    for value in range(30):
        rate(clinic, charted, value % 11, "LI4")
        rate(other, charted, (value + 3) % 11, "GB21")
    assert values(clinic, charted) == values(other, charted) == {"LI4 L": 29 % 11, "GB21 L": 32 % 11}
    assert clinic.verify_chain() is None
    other.close()
    assert clinic.file.look_now().is_whole


