"""Intentions around patients: add, change, remove, bring back, find. Courses and charts have services of their own."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime

from ashichart.acts.records import AddPatient, ChangePatient, RemovePatient, RestorePatient
from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.changes import Changes
from ashichart.domain.charting.late_entries import OVER_AFTER
from ashichart.domain.charting.patients import Alert, Patient, Sex
from ashichart.domain.days import end_of_day, start_of_day
from ashichart.domain.errors import UserError
from ashichart.services.service_context import ServiceContext, gone, in_words
from ashichart.store.records.patients import (
    PatientLine,
    Removed,
    patient_lines,
    read_patient,
    removed_patients,
)
from ashichart.store.records.summaries import DaySession, NeedlesLeft, PatientSummary, read_day, read_summaries
from ashichart.wording import refused_entries

__all__ = ["DaySession", "NeedlesLeft", "PatientDraft", "PatientService", "PatientSummary", "Removed"]


@dataclass(frozen=True, slots=True)
class PatientDraft:
    """What is entered for a new patient; unchecked until it is added."""

    name: str
    figure: Figure
    birth_date: date | None = None
    sex: Sex | None = None
    alerts: tuple[Alert, ...] = ()


# Letters that no decomposition takes apart, as people type them who do not have them on their keyboard.
_PLAIN = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
    "ŋ": "n", "ʻ": "", "ʼ": "", "'": "", "’": "", "‘": "", "`": "", "´": "",
    "-": " ", "–": " ", "‐": " ", ",": " ", ".": " ",
})  # fmt: skip


def fold(text: str) -> str:
    """Return text as it is searched: no case, no accents, no apostrophes; hyphens and dots part words."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(plain.translate(_PLAIN).split())


@dataclass(frozen=True, slots=True)
class _Found:
    line: PatientLine
    name: str
    parts: tuple[str, ...]
    year: str

    def rank(self, words: list[str]) -> int | None:
        """0 where the name begins with the words, 1 where its parts do, 2 where they lie within; None if not met."""
        worst = 0 if self.name.startswith(" ".join(words)) else 1
        for word in words:
            if word == self.year or any(part.startswith(word) for part in self.parts):
                continue
            if word not in self.name:
                return None
            worst = 2
        return worst


class PatientService:
    """Patients of an open clinic."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context
        self._stamp: tuple[int, int] | None = None
        self._index: list[_Found] = []

    def add(self, draft: PatientDraft) -> tuple[Patient, Changes]:
        """Add a patient.

        Raises:
            UserError: If a name is missing or a date lies in the future.
        """
        with in_words():
            patient = Patient(
                self._context.make_id(), draft.name.strip(), draft.figure, draft.birth_date, draft.sex, draft.alerts
            )
        self._check_birth(patient)
        return patient, self._context.acts.run(AddPatient(patient)).changes

    def change(self, patient: Patient) -> tuple[Patient, Changes]:
        """Write a changed patient; its version must be the one that was read. Returns it with the next version.

        Raises:
            ConflictError: If somebody changed the patient since.
            UserError: If the patient was removed, or a date lies in the future.
        """
        self._check_birth(patient)
        changes = self._context.acts.run(ChangePatient(patient)).changes
        return replace(patient, version=patient.version + 1), changes

    def remove(self, patient_id: str, reason: str = "") -> Changes:
        """Remove a patient from every list; everything charted stays in the file and `restore` brings it back."""
        return self._context.acts.run(RemovePatient(self.get(patient_id), reason.strip())).changes

    def restore(self, patient_id: str) -> Changes:
        """Bring a removed patient back.

        Raises:
            UserError: If the patient was not removed.
        """
        with self._context.store.reading() as connection:
            old = read_patient(connection, patient_id, removed=True)
        if old is None:
            raise gone("patient")
        return self._context.acts.run(RestorePatient(old)).changes

    def get(self, patient_id: str) -> Patient:
        """Return a patient.

        Raises:
            UserError: If there is none, or it was removed.
        """
        with self._context.store.reading() as connection:
            patient = read_patient(connection, patient_id)
        if patient is None:
            raise gone("patient")
        return patient

    def find(self, text: str, limit: int = 30) -> tuple[PatientSummary, ...]:
        """Return the patients whose names or birth years match every word, best first.

        Args:
            text: Words in any order, case and accents; "" lists all, the one seen last first.
            limit: At most so many.
        """
        words = fold(text).split()
        ranked: list[tuple[int, str]] = []
        for found in self._lines():
            rank = found.rank(words)
            if rank is not None:
                ranked.append((rank, found.line.id))
        ranked.sort(key=lambda pair: pair[0])  # stable: of equal matches the one seen last comes first
        with self._context.store.reading() as connection:
            return read_summaries(connection, [(patient_id, None) for _, patient_id in ranked[:limit]])

    def namesake(self, name: str, born: date | None) -> Patient | None:
        """Return a patient of the same name, without case and accents; two birth dates that differ tell two apart."""
        for found in self._lines():
            if found.name == fold(name) and (None in (born, found.line.birth_date) or born == found.line.birth_date):
                return self.get(found.line.id)
        return None

    def today(self) -> tuple[DaySession, ...]:
        """Return every session of today, and those that went on over midnight, the latest first."""
        now = self._context.clock()
        start = min(start_of_day(self._context.today(), self._context.zone), now - OVER_AFTER)
        return self._sessions_between(start, end_of_day(self._context.today(), self._context.zone))

    def seen_on(self, day: date) -> tuple[DaySession, ...]:
        """Return every session started on a day in the clinic, the latest first."""
        return self._sessions_between(
            start_of_day(day, self._context.zone), end_of_day(day, self._context.zone)
        )

    def _sessions_between(self, start: datetime, end: datetime) -> tuple[DaySession, ...]:
        with self._context.store.reading() as connection:
            return read_day(connection, start, end)

    def removed(self) -> tuple[Removed, ...]:
        """Return the patients that were removed, the last one first."""
        with self._context.store.reading() as connection:
            return tuple(removed_patients(connection))

    def summary(self, patient_id: str, course_id: str | None = None) -> PatientSummary:
        """Return one patient as listed, with one of the courses; without a name it is the newest that runs.

        Raises:
            UserError: If there is none, or it was removed.
        """
        with self._context.store.reading() as connection:
            summaries = read_summaries(connection, [(patient_id, course_id)])
        if not summaries:
            raise gone("patient")
        return summaries[0]

    def _check_birth(self, patient: Patient) -> None:
        if patient.birth_date is not None and patient.birth_date > self._context.today():
            raise UserError(*refused_entries.birth_ahead(patient.birth_date))

    def _lines(self) -> list[_Found]:
        stamp = self._context.store.stamp()
        if stamp != self._stamp:
            with self._context.store.reading() as connection:
                lines = patient_lines(connection)
            folded = [(line, fold(line.name)) for line in lines]
            self._index = [
                _Found(
                    line,
                    name,
                    tuple(name.split()),
                    "" if line.birth_date is None else str(line.birth_date.year),
                )
                for line, name in folded
            ]
            self._stamp = stamp
        return self._index
