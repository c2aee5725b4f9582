"""Carries out edits of one session inside a transaction and finds the edits that take them back.

Every edit is checked against the rows as they stand at its turn. Whether the session may be edited at all is decided
above.
"""

from collections.abc import Sequence
from typing import assert_never

from sqlalchemy import and_, bindparam, delete, insert, select, update
from sqlalchemy.engine import Connection

from ashichart.domain.charting.edits import (
    DropCharge,
    DropDose,
    DropNeedle,
    DropReading,
    DropSite,
    DropVitals,
    Edit,
    PaintCells,
    PutCharge,
    PutDose,
    PutNeedle,
    PutReading,
    PutSite,
    PutVitals,
)
from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import Session
from ashichart.domain.charting.sites import Site
from ashichart.domain.errors import UserError
from ashichart.store.records.charges import drop_charge, put_charge
from ashichart.store.records.convert import (
    needle_of,
    needle_row,
    reading_of,
    reading_row,
    site_of,
    site_row,
    told,
)
from ashichart.store.records.doses import drop_dose, drop_vitals, put_dose, put_vitals
from ashichart.store.records.painting import paint_cells
from ashichart.store.tables.schema import charge, needle, reading, session, session_site, site
from ashichart.store.trail.audit import Json
from ashichart.wording.computer import store as say

_ORDER = (
    select(session_site.c.site_id)
    .where(session_site.c.session_id == bindparam("session_id"))
    .order_by(session_site.c.position, session_site.c.site_id)
)
_LAST_POSITION = (
    select(session_site.c.position)
    .where(session_site.c.session_id == bindparam("session_id"))
    .order_by(session_site.c.position.desc())
    .limit(1)
)
_SITE = (
    select(site, session_site.c.position)
    .outerjoin(
        session_site,
        and_(session_site.c.site_id == site.c.id, session_site.c.session_id == bindparam("session_id")),
    )
    .where(site.c.id == bindparam("site_id"))
)
_READING = select(reading).where(
    reading.c.session_id == bindparam("of_session"),
    reading.c.site_id == bindparam("of_site"),
    reading.c.phase == bindparam("of_phase"),
)
_THIS_READING = and_(
    reading.c.session_id == bindparam("of_session"),
    reading.c.site_id == bindparam("of_site"),
    reading.c.phase == bindparam("of_phase"),
)
_CHANGE_READING = (
    update(reading)
    .where(_THIS_READING)
    .values(scale=bindparam("to_scale"), value=bindparam("to_value"), read_at=bindparam("to_read_at"))
)
_DROP_READING = delete(reading).where(_THIS_READING)
_INSERT_READING = insert(reading)
_INSERT_SITE = insert(site)
_INSERT_SESSION_SITE = insert(session_site)


class ChartEditing:
    """One act of charting.

    Args:
        connection: Inside the transaction.
        session: The session that is charted.
        patient_id: Whose body it is.
    """

    def __init__(self, connection: Connection, session: Session, patient_id: str) -> None:
        self._connection = connection
        self._session = session
        self._patient_id = patient_id
        self._listed: list[str] | None = None
        self._seen: set[str] = set()
        self._inverse: list[Edit] = []
        self._before: list[Json] = []
        self._after: list[Json] = []

    def apply(self, edits: Sequence[Edit]) -> None:
        """Carry out the edits in order.

        Raises:
            ValueError: If an edit names something that is not there, or that belongs elsewhere.
            UserError: If a pin would be moved that a signed session shows.
        """
        for edit in edits:
            self._apply(edit)

    @property
    def undoing(self) -> Sequence[Edit]:
        """The edits that take each change back, in the order of the changes."""
        return self._inverse

    @property
    def before(self) -> list[Json]:
        """What each change replaced, for the audit trail."""
        return self._before

    @property
    def after(self) -> list[Json]:
        """What each change left, for the audit trail."""
        return self._after

    def _apply(self, edit: Edit) -> None:
        match edit:
            case PutSite():
                self._put_site(edit)
            case DropSite():
                self._drop_site(edit)
            case PutReading():
                self._put_reading(edit)
            case DropReading():
                self._drop_reading(edit)
            case PutNeedle():
                self._put_needle(edit)
            case DropNeedle():
                self._drop_needle(edit)
            case PutDose():
                self._here(edit.dose.session_id, None)
                self._keep(*put_dose(self._connection, edit.dose))
            case DropDose():
                self._keep(*drop_dose(self._connection, self._session.id, edit))
            case PutVitals():
                self._here(edit.vitals.session_id, None)
                self._keep(*put_vitals(self._connection, edit.vitals))
            case DropVitals():
                self._keep(*drop_vitals(self._connection, self._session.id, edit))
            case PutCharge():
                self._here(edit.charge.session_id, edit.charge.site_id)
                self._keep(*put_charge(self._connection, edit.charge))
            case DropCharge():
                self._keep(*drop_charge(self._connection, self._session.id, edit))
            case PaintCells():
                back, before, after = paint_cells(self._connection, self._session.id, edit)
                if back.stroke:
                    self._keep(back, before, after)
            case _:  # pragma: no cover - the type checker knows that there is no other
                assert_never(edit)

    @property
    def _order(self) -> list[str]:
        """The site ids in palpation order; read when first needed, which a single rating does not."""
        if self._listed is None:
            rows = self._connection.execute(_ORDER, {"session_id": self._session.id})
            self._listed = [row.site_id for row in rows]
        return self._listed

    def _keep(self, inverse: Edit, before: Json, after: Json) -> None:
        self._inverse.append(inverse)
        self._before.append(before)
        self._after.append(after)

    def _here(self, session_id: str, site_id: str | None) -> None:
        if session_id != self._session.id:
            raise ValueError("An act of charting stays within one session.")
        if site_id is not None and site_id not in self._seen and site_id not in self._order:
            raise ValueError("This site is not part of the session.")

    def _put_site(self, edit: PutSite) -> None:
        wanted, position = edit.site, edit.position
        if wanted.patient_id != self._patient_id:
            raise ValueError("This site is on another patient's body.")
        if position is not None and position < 0:
            raise ValueError("Sites are ordered from 0.")
        row = self._connection.execute(_SITE, {"site_id": wanted.id, "session_id": self._session.id}).first()
        known = None if row is None else site_of(row)
        if row is not None and known == wanted and position is None and row.position is not None:
            self._seen.add(wanted.id)
            return
        if known is None:
            self._make_site(wanted)
        elif known != wanted:
            self._change_site(known, wanted)
        if wanted.id not in self._order:
            self._enter(wanted.id, position)
            self._keep(DropSite(wanted.id), None, self._told_site(wanted))
            if known is not None and known != wanted:  # taken back before it leaves the session again
                self._inverse.append(PutSite(known))
            return
        stood = self._order.index(wanted.id)
        target = stood if position is None else min(position, len(self._order) - 1)
        if known == wanted and target == stood:
            return
        if target != stood:
            self._order.remove(wanted.id)
            self._order.insert(target, wanted.id)
            self._write_order()
        back = PutSite(known or wanted, stood)
        self._keep(back, self._told_site(back.site, stood), self._told_site(wanted, target))

    def _told_site(self, audit_site: Site, position: int | None = None) -> Json:
        at = self._order.index(audit_site.id) if position is None else position
        return {"site": told(site_row(audit_site)), "position": at}

    def _make_site(self, wanted: Site) -> None:
        if wanted.code is not None:
            taken = self._connection.execute(
                select(site.c.id).where(
                    site.c.patient_id == self._patient_id, site.c.code == wanted.code, site.c.side == wanted.side.value
                )
            ).first()
            if taken is not None:
                raise ValueError(f"{wanted.title} is already a site of this patient under another id.")
        self._connection.execute(_INSERT_SITE, {**site_row(wanted), "version": 1})

    def _change_site(self, known: Site, wanted: Site) -> None:
        same_place = (known.patient_id, known.code, known.kind) == (wanted.patient_id, wanted.code, wanted.kind)
        if not same_place or (known.code is not None and known.side is not wanted.side):
            raise ValueError("A site at a point stays at its point.")
        signed = self._connection.execute(
            select(session.c.id)
            .join(session_site, session_site.c.session_id == session.c.id)
            .where(session_site.c.site_id == known.id, session.c.signed_at.is_not(None))
            .limit(1)
        ).first()
        if signed is not None:
            raise UserError(say.pin_signed(site=known.title), say.new_pin())
        self._connection.execute(
            update(site).where(site.c.id == known.id).values({**site_row(wanted), "version": site.c.version + 1})
        )

    def _enter(self, site_id: str, position: int | None) -> None:
        if position is None or position >= len(self._order):
            last = self._connection.execute(_LAST_POSITION, {"session_id": self._session.id}).scalar()
            at = 0 if last is None else int(last) + 1
            self._order.append(site_id)
            self._connection.execute(
                _INSERT_SESSION_SITE, {"session_id": self._session.id, "site_id": site_id, "position": at}
            )
            return
        self._connection.execute(
            _INSERT_SESSION_SITE, {"session_id": self._session.id, "site_id": site_id, "position": position}
        )
        self._order.insert(position, site_id)
        self._write_order()

    def _write_order(self) -> None:
        self._connection.execute(
            update(session_site)
            .where(session_site.c.session_id == self._session.id, session_site.c.site_id == bindparam("of_site"))
            .values(position=bindparam("to_position")),
            [{"of_site": site_id, "to_position": position} for position, site_id in enumerate(self._order)],
        )

    def _drop_site(self, edit: DropSite) -> None:
        self._here(self._session.id, edit.site_id)
        for table in (reading, needle, charge):
            left = self._connection.execute(
                select(table.c.site_id)
                .where(table.c.session_id == self._session.id, table.c.site_id == edit.site_id)
                .limit(1)
            ).first()
            if left is not None:
                raise ValueError("A site leaves the session after its readings, charges and needles.")
        key = {"site_id": edit.site_id, "session_id": self._session.id}
        known = site_of(self._connection.execute(_SITE, key).one())
        stood = self._order.index(edit.site_id)
        self._connection.execute(
            delete(session_site).where(
                session_site.c.session_id == self._session.id, session_site.c.site_id == edit.site_id
            )
        )
        self._keep(PutSite(known, stood), self._told_site(known), None)
        self._order.remove(edit.site_id)
        self._seen.discard(edit.site_id)

    def _put_reading(self, edit: PutReading) -> None:
        new = edit.reading
        self._here(new.session_id, new.site_id)
        key = {"of_session": new.session_id, "of_site": new.site_id, "of_phase": new.phase.value}
        row = self._connection.execute(_READING, key).first()
        values = reading_row(new)
        if row is None:
            self._connection.execute(_INSERT_READING, values)
            self._keep(DropReading(new.site_id, new.phase), None, audit_reading(new))
            return
        old = reading_of(row)
        self._connection.execute(
            _CHANGE_READING,
            {**key, "to_scale": values["scale"], "to_value": values["value"], "to_read_at": values["read_at"]},
        )
        self._keep(PutReading(old), audit_reading(old), audit_reading(new))

    def _drop_reading(self, edit: DropReading) -> None:
        key = {"of_session": self._session.id, "of_site": edit.site_id, "of_phase": Phase(edit.phase).value}
        row = self._connection.execute(_READING, key).first()
        if row is None:
            raise ValueError("There is no such reading in the session.")
        old = reading_of(row)
        self._connection.execute(_DROP_READING, key)
        self._keep(PutReading(old), audit_reading(old), None)

    def _put_needle(self, edit: PutNeedle) -> None:
        new = edit.needle
        self._here(new.session_id, new.site_id)
        row = self._connection.execute(select(needle).where(needle.c.id == new.id)).first()
        values = needle_row(new)
        if row is None:
            self._connection.execute(insert(needle), values)
            self._keep(DropNeedle(new.id), None, audit_needle(new))
            return
        old = needle_of(row)
        self._here(old.session_id, None)
        self._connection.execute(update(needle).where(needle.c.id == new.id).values(values))
        self._keep(PutNeedle(old), audit_needle(old), audit_needle(new))

    def _drop_needle(self, edit: DropNeedle) -> None:
        row = self._connection.execute(select(needle).where(needle.c.id == edit.needle_id)).first()
        if row is None:
            raise ValueError("There is no such needle in the session.")
        old = needle_of(row)
        self._here(old.session_id, None)
        self._connection.execute(delete(needle).where(needle.c.id == old.id))
        self._keep(PutNeedle(old), audit_needle(old), None)


def audit_needle(one: Needle) -> Json:
    """Return a needle as the audit trail keeps it."""
    return {"needle": told(needle_row(one))}


def audit_reading(one: Reading) -> Json:
    """Return a reading as the audit trail keeps it."""
    return {"reading": told(reading_row(one))}
