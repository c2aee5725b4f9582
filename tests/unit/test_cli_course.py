"""The headline of a course on the command line: every number leads to its readings."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.made_up.clinic import PASSWORD, add_mara, make_bench, make_clinic
from tests.made_up.clinic_template import put_demonstration

from ashichart.cli import main
from ashichart.domain.atlas.body import Figure, PointKind, Side
from ashichart.domain.charting.act_labels import ActKind, ActLabel, AuditedAct
from ashichart.domain.charting.readings import Phase
from ashichart.services.charting.clinic_points import OwnPointDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.clinic.clinic import open_demonstration
from ashichart.services.files import demonstration_file


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASHICHART_HOME", str(tmp_path / "home"))
    put_demonstration(demonstration_file())
    monkeypatch.setenv("ASHICHART_PASSWORD", PASSWORD)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["course", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def assert_sites_hold(comparison: dict[str, Any], readings: dict[int, dict[str, Any]]) -> None:
    """Every value is that of a reading named with it, and the mean and counts follow from them."""
    changes = []
    for site in comparison["sites"]:
        behind = [readings[number] for number in site["readings"]]
        assert {reading["site_id"] for reading in behind} == {site["site_id"]}
        values = [reading["value"] for reading in behind if reading["value"] is not None]
        assert values == [value for value in (site["then"], site["now"]) if value is not None]
        if len(values) == 2:
            changes.append(values[1] - values[0])
        assert (site["change"] is None) == (len(values) < 2)
    counts = comparison["counts"]
    assert counts["n"] == len(changes) == len(comparison["sites"]) - counts["not_comparable"]
    assert counts["less_tender"] + counts["no_clear_change"] + counts["more_tender"] == len(changes)
    assert comparison["mean_change"]["n"] == len(changes)
    assert comparison["mean_change"]["mean"] == pytest.approx(sum(changes) / len(changes))


def test_a_course_on_the_command_line_is_recorded_before_it_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    report = told(capsys, "Mara Solberg", "--demo")
    assert report["format"] == "ashichart-course"
    clinic = open_demonstration(demonstration_file())
    entry = clinic.audit_trail()[-1]
    assert entry.act == AuditedAct(ActLabel(ActKind.EXPORT_COURSE, {"form": "json"}))
    assert entry.entity == "course"
    assert clinic.courses.get(entry.entity_id).patient_id == clinic.patients.find("Mara Solberg")[0].patient.id
    clinic.close()
    file = demonstration_file()
    whole = file.read_bytes()
    file.chmod(0o400)
    waiting = file.parent / "anchors"
    for kept in (*waiting.glob("*"), waiting):
        kept.unlink() if kept.is_file() else kept.rmdir()
    waiting.write_text("in the way", "utf-8")
    assert main(["course", "Mara Solberg", "--demo", "--json"]) != 0
    heard = capsys.readouterr()
    assert heard.out == ""
    assert "cannot be recorded" in heard.err
    assert file.read_bytes() == whole


def test_the_demonstration_course_is_told_with_its_readings(capsys: pytest.CaptureFixture[str]) -> None:
    report = told(capsys, "Mara Solberg", "--demo")
    assert (report["format"], report["version"]) == ("ashichart-course", 1)
    sessions = {session["session"]: session for session in report["sessions"]}
    assert sorted(sessions) == list(range(1, len(sessions) + 1))
    for reading in report["readings"]:
        session = sessions[reading["session"]]
        zone = ZoneInfo(session["zone"])
        assert reading["date"] == datetime.fromisoformat(reading["read_at"]).astimezone(zone).date().isoformat()
        assert session["date"] == datetime.fromisoformat(session["started_at"]).astimezone(zone).date().isoformat()
    readings = {reading["id"]: reading for reading in report["readings"]}
    carried = report["carry_over"]
    assert_sites_hold(carried, readings)
    behind = [readings[number] for site in carried["sites"] for number in site["readings"]]
    assert {reading["phase"] for reading in behind} == {"before"}
    assert {reading["session"] for reading in behind} == set(carried["sessions"])
    interval = carried["mean_change"]["interval"]
    assert interval["low"] < carried["mean_change"]["mean"] < interval["high"]
    assert report["floors"][carried["scale"]]["floor"] == carried["floor"]
    assert carried["responders"]["by_floor"]["at_least"] == carried["floor"]


def test_the_immediate_response_stays_within_its_session_and_knows_its_doses(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report = told(capsys, "Mara Solberg", "--demo")
    readings = {reading["id"]: reading for reading in report["readings"]}
    assert report["immediate_response"]
    for response in report["immediate_response"]:
        assert_sites_hold(response, readings)
        behind = [readings[number] for site in response["sites"] for number in site["readings"]]
        assert {reading["session"] for reading in behind} == {response["session"]}
        after = [r for r in behind if r["phase"] == "after" and r["value"] is not None]
        dosed = [reading for reading in after if reading["minutes_since_dose"] is not None]
        assert response["minutes_since_dose"]["now"]["n"] == len(after)
        assert response["minutes_since_dose"]["now"]["after_a_dose"] == len(dosed)


def test_trends_name_the_before_readings_they_are_drawn_through(capsys: pytest.CaptureFixture[str]) -> None:
    report = told(capsys, "Mara Solberg", "--demo")
    readings = {reading["id"]: reading for reading in report["readings"]}
    assert report["trends"]
    for trend in report["trends"]:
        behind = [readings[number] for number in trend["readings"]]
        assert {(reading["site_id"], reading["phase"], reading["scale"]) for reading in behind} == {
            (trend["site_id"], "before", trend["scale"])
        }
        assert trend["slope"]["n"] == len(behind)


def test_a_course_of_one_session_says_what_is_too_little(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clinic, _ = make_clinic(tmp_path)
    add_mara(make_bench(clinic))
    clinic.close()
    report = told(capsys, "mara", "--file", str(clinic.path))
    assert report["carry_over"] == {
        "too_little": "One session so far: nothing to compare yet.",
        "n": 1,
    }
    assert report["immediate_response"] == []
    assert report["notes"] == ["One session so far: nothing to compare yet.", "No readings after yet."]
    assert [trend["slope"]["too_little"] for trend in report["trends"]] == ["One session: no trend yet."]
    (only,) = report["readings"]
    assert {key: only[key] for key in ("site", "session", "date", "phase", "scale", "value", "minutes_since_dose")} == {
        "site": "GB21 R",
        "session": 1,
        "date": "2026-10-07",
        "phase": "before",
        "scale": "nrs",
        "value": 7,
        "minutes_since_dose": None,
    }


@pytest.mark.parametrize(
    "command",
    ['["course", "Mara Solberg", "--demo", "--json"]', '["doctor"]', '["atlas", "check"]'],
)
def test_a_reader_that_has_enough_ends_the_command_quietly(command: str, tmp_path: Path) -> None:
    """As `ashichart course … | head -1` does: the reading end is closed before everything is written."""
    reading, writing = os.pipe()
    os.close(reading)
    program = f"import sys; from ashichart.cli import main; sys.exit(main({command}))"
    ended = subprocess.run(
        [sys.executable, "-c", program],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        env={**os.environ, "ASHICHART_HOME": str(tmp_path / "home")},
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.parametrize("out", [".", "missing/s.json", "file/s.json", "file/deeper/s.json"])
def test_a_place_that_cannot_be_written_is_a_sentence(
    out: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert main(["atlas", "export", "--out", str(tmp_path / out)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("The atlas could not be saved: ")
    assert "is a folder" in said if out == "." else "there is no folder" in said
    assert "disk" not in said


def test_an_own_point_removed_after_charting_stays_in_the_numbers_and_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clinic, _ = make_clinic(tmp_path)
    bench = make_bench(clinic)
    patient_id, course_id = add_mara(bench)
    clinic.own_points.bring(bench.atlas)
    jaw = bench.atlas.point(Figure.FEMALE, "ST7")
    assert jaw is not None
    left = jaw.places[Side.LEFT].surface
    places = {Side.LEFT: left, Side.RIGHT: bench.atlas.places.mirror(left)}
    clinic.own_points.add(OwnPointDraft("Jaw hinge", "Jaw hinge", PointKind.TRIGGER, places))
    own = bench.atlas.point(Figure.FEMALE, "OWN1")
    assert own is not None
    site = clinic.charting.site_for_point(patient_id, own, Side.RIGHT)
    session = clinic.courses.chart(course_id).sessions[0].session
    clinic.charting.rate(session.id, site, Phase.BEFORE, 6)
    clinic.own_points.remove("OWN1")
    clinic.close()
    report = told(capsys, "mara", "--file", str(clinic.path))
    assert report["notes"][-1] == "Jaw hinge R: removed from the clinic's own points, still in every number."
    assert [reading["value"] for reading in report["readings"] if reading["site"] == "Jaw hinge R"] == [6]


def test_a_patient_without_a_course_gets_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clinic, _ = make_clinic(tmp_path)
    clinic.patients.add(PatientDraft("Ilse Brandt", Figure.FEMALE))
    clinic.close()
    assert main(["course", "ilse", "--json", "--file", str(clinic.path)]) == 1
    assert "has no course yet" in capsys.readouterr().err
