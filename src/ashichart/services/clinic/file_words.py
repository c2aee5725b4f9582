"""What is said of the file of a clinic: replaced, older, away, damaged, altered. Sentences only."""

from dataclasses import dataclass
from pathlib import Path

from ashichart.domain.days import local_time
from ashichart.domain.errors import UserError
from ashichart.services.clinic.file_guard import FileGuard, Look
from ashichart.store.checks.integrity import Integrity
from ashichart.store.trail.audit import AuditEntry
from ashichart.store.versions.aside import Aside
from ashichart.wording.dates import tiny_day

_TABLES = {
    "reading": "readings", "charge": "emotional charges", "needle": "needles", "dose": "doses", "vitals": "vital signs",
    "measure": "measures", "patient": "patients", "course": "courses", "session": "sessions", "site": "sites",
    "session_site": "sites of sessions", "cell": "pain areas", "own_point": "points of your own", "own_name": "names",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FileWords:
    """What a strip over the places says.

    Args:
        headline: What happened, to what, when.
        detail: What is safe and what to do.
        folder: What "Show the folder" shows, None for nothing.
        choose: Words of the button that decides, "" for none.
    """

    headline: str
    detail: str
    folder: Path | None = None
    choose: str = ""


def file_words(guard: FileGuard, name: str, away: UserError | None, zone: str | None) -> FileWords | None:
    """Return what has to be said of the file now, None while all is well.

    Args:
        guard: Watches over the file.
        name: Of the file.
        away: Why it could not be reached just now, None if it could.
        zone: Of the clinic.
    """
    if guard.aside is not None:
        return _aside_words(guard.aside, guard.kept, zone)
    if guard.missing is not None:
        at = local_time(guard.missing.at, zone)
        return FileWords(
            f"{name} is another version than the one that was charted in last, on {tiny_day(at)} at "
            f"{at:%H:%M}.",
            "Perhaps a sync folder or a backup put it back. Nothing is written until you choose: open another file, or "
            "go on with this one; what it lacks stays out of it.",
            guard.path,
            "Go on with this version",
        )
    if away is not None:
        return FileWords(away.sentence, away.remedy, None)
    return _looked(guard.look, guard.path)


def _aside_words(aside: Aside, kept: tuple[AuditEntry, ...], zone: str | None) -> FileWords:
    found = f"{local_time(aside.at, zone):%H:%M}"
    since = f"{local_time(kept[0].at, zone):%H:%M}" if kept else found
    theirs = len(aside.of_others)
    if not theirs:
        lacks = f"What you charted since {since} ({entry_words(len(kept))}) is not in it. It is kept"
    else:
        lacks = (
            f"What was charted since {since} is not in it: {entry_words(len(kept) - theirs)} of this window and "
            f"{entry_words(theirs)} of other windows or earlier. All of it is kept"
        )
    older = ""
    if not aside.is_known_whole:
        older = (
            f" What the file held from before {since} and this version lacks was never read here: look for it in a "
            "backup or on another computer."
        )
    return FileWords(
        f"{aside.file.name} was replaced by another version at {found}, perhaps by a sync folder.",
        f"{lacks}, and goes on being kept, in {aside.copy.stem}. You can go on charting.{older}",
        aside.copy,
        "Choose …",
    )


def entry_words(count: int) -> str:
    """Return "1 entry", "14 entries"."""
    return "1 entry" if count == 1 else f"{count} entries"


def _looked(look: Look | None, path: Path) -> FileWords | None:
    if look is None or (look.found is None and not look.failed):
        return None
    if look.failed:
        return FileWords(f"{path.name} could not be checked.", look.failed)
    found = look.found
    if found is None or found.is_whole:
        return None
    first, *more = integrity_words(found)
    return FileWords(
        f"{path.name}: {first}",
        " ".join([*more, "You can look at everything; put back a backup, or ask whoever keeps this computer."]),
        path,
    )


def integrity_words(found: Integrity) -> tuple[str, ...]:
    """Return in sentences what a look through a file found; one that says so if all is whole."""
    if found.is_whole:
        return (f"Pages, audit trail and values are whole ({found.entries} entries).",)
    said: list[str] = []
    if found.pages:
        listed = ", ".join(map(str, found.pages[:5])) + (" …" if len(found.pages) > 5 else "")
        said.append(
            f"{len(found.pages)} of its pages {'is' if len(found.pages) == 1 else 'are'} damaged (page {listed})."
        )
    if found.structure:
        said.append("Its tables are out of order.")
    if found.broken_at is not None:
        said.append(f"Its audit trail was altered, or lacks entries, from entry {found.broken_at} on.")
    if not found.head:
        said.append("The end of its audit trail was cut off.")
    if found.senseless is not None:
        said.append(found.senseless)
    if found.differences:
        patients = len({one.patient_id for one in found.differences if one.patient_id is not None})
        tables = sorted({_TABLES.get(one.table, one.table) for one in found.differences})
        whose = f" of {patients} {'patient' if patients == 1 else 'patients'}" if patients else ""
        said.append(f"{', '.join(tables).capitalize()}{whose} are not what the audit trail says was charted.")
    return tuple(said)
