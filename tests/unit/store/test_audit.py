"""The audit trail: every writing act is in it, nothing in it can be altered unseen."""

import json
import random
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.made_up.clinic_kit import PASSWORD, Charted, key_of
from tests.made_up.raw_edits import apply_edits

from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.edits import PutSite
from ashichart.domain.charting.readings import Phase
from ashichart.domain.errors import UserError
from ashichart.services.clinic.clinic import Clinic, open_clinic
from ashichart.store.backend.sqlcipher import connect, dbapi2
from ashichart.store.keys.key_slots import key_file_of
from ashichart.store.records.convert import told
from ashichart.store.trail.audit import as_json
from ashichart.wording.acts import audited_words

COLUMNS = ("seq", "at", "actor_id", "action", "entity", "entity_id", "before", "after", "previous", "mac")


def raw_connection(path: Path) -> Any:  # noqa: ANN401 - untyped driver
    file_key = key_of(path)
    return connect(path, file_key.hex(), foreign_keys=False)


def work(clinic: Clinic, charted: Charted) -> None:
    session_id, site = charted.session.id, charted.site(clinic)
    for value in (7, 5):
        clinic.charting.rate(session_id, site, Phase.BEFORE, value)
    clinic.needling.place_needle(session_id, site, 2)
    clinic.kap.record_dose(session_id, 60, Route.IM)
    clinic.patients.remove(charted.patient.id)
    clinic.patients.restore(charted.patient.id)


def test_every_act_is_one_entry_with_before_and_after(clinic: Clinic, charted: Charted) -> None:
    work(clinic, charted)
    trail = clinic.audit_trail()
    assert [entry.seq for entry in trail] == list(range(1, len(trail) + 1))
    assert [audited_words(entry.action) for entry in trail] == [
        "New clinic",
        "Add patient",
        "Add course",
        "Start session",
        "Rate LI4 L before: 7",
        "Rate LI4 L before: 5",
        "Place 2 needles at LI4 L",
        "Record dose 60 mg IM",
        "Remove patient",
        "Restore patient",
    ]
    changed = trail[5]
    assert (changed.entity, changed.entity_id) == ("session", charted.session.id)
    assert json.loads(changed.before or "")[0]["reading"]["value"] == 7
    assert json.loads(changed.after or "")[0]["reading"]["value"] == 5
    assert clinic.verify_chain() is None


def test_refused_act_leaves_no_entry(clinic: Clinic, charted: Charted) -> None:
    before = clinic.audit_trail()
    with pytest.raises(UserError):
        clinic.charting.rate(charted.session.id, charted.site(clinic), Phase.BEFORE, 99)
    stranger = replace(charted.site(clinic), patient_id="?")
    with pytest.raises(ValueError, match="another patient"):
        apply_edits(clinic, charted.session.id, [PutSite(stranger)])
    assert clinic.audit_trail() == before


def test_file_itself_refuses_to_change_or_delete_an_entry(clinic: Clinic, charted: Charted) -> None:
    work(clinic, charted)
    clinic.close()
    raw = raw_connection(clinic.path)
    for act in ("UPDATE audit SET action = 'x'", "DELETE FROM audit WHERE seq = 3"):
        with pytest.raises(dbapi2.IntegrityError, match="only ever added"):
            raw.execute(act)
    raw.close()


def test_every_tampering_is_found(clinic: Clinic, charted: Charted, tmp_path: Path) -> None:
    work(clinic, charted)
    count = len(clinic.audit_trail())
    clinic.close()
    seeded = random.Random(7)
    whole = clinic.path.read_bytes()
    place = tmp_path / "tampered" / "clinic.ashi"
    place.parent.mkdir()
    shutil.copy(key_file_of(clinic.path), key_file_of(place))
    for turn in range(60):
        place.write_bytes(whole)
        raw = raw_connection(place)
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        seq = seeded.randint(1, count - 1)
        if turn % 4 == 0:
            raw.execute("DELETE FROM audit WHERE seq = ?", (seq,))
        elif turn % 4 == 1:
            raw.execute("UPDATE audit SET at = '2020-01-01 00:00:00.000000' WHERE seq = ?", (seq,))
        else:
            column = seeded.choice(COLUMNS[2:])
            raw.execute(f"UPDATE audit SET {column} = coalesce({column}, '') || 'x' WHERE seq = ?", (seq,))  # noqa: S608
        for _, sql in guards:  # whoever knows how to take them away knows how to put them back
            raw.execute(sql)
        raw.close()
        opened = open_clinic(place, PASSWORD)
        assert opened.verify_chain() == seq, turn
        opened.close()


def test_what_is_no_plain_value_is_not_kept() -> None:
    assert as_json(None) is None
    with pytest.raises(TypeError, match="keeps no"):
        told({"x": object()})
