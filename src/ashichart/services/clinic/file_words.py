"""What is said of the file of a clinic: replaced, older, away, damaged, altered. Sentences only."""

from dataclasses import dataclass
from pathlib import Path

from ashichart.domain.days import local_time
from ashichart.domain.errors import UserError
from ashichart.services.clinic.file_guard import FileGuard, Look
from ashichart.store.checks.integrity import Integrity
from ashichart.store.trail.audit import AuditEntry
from ashichart.store.versions.aside import Aside
from ashichart.wording.computer import clinic_file as say
from ashichart.wording.dates import clock_time, tiny_day
from ashichart.wording.lists import comma_list


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
            say.another_version_of(file=name, day=tiny_day(at), time=clock_time(at)),
            say.perhaps_put_back(),
            guard.path,
            say.go_on_with_version(),
        )
    if away is not None:
        return FileWords(away.sentence, away.remedy, None)
    return _looked(guard.look, guard.path)


def _aside_words(aside: Aside, kept: tuple[AuditEntry, ...], zone: str | None) -> FileWords:
    found = clock_time(local_time(aside.at, zone))
    since = clock_time(local_time(kept[0].at, zone)) if kept else found
    theirs = len(aside.of_others)
    detail = say.own_kept_aside(len(kept), since=since, file=aside.copy.stem)
    if theirs:
        detail = say.all_kept_aside(
            since=since, ours=say.entries(len(kept) - theirs), others=say.entries(theirs), file=aside.copy.stem
        )
    if not aside.is_known_whole:
        detail = f"{detail} {say.never_read_here(since=since)}"
    return FileWords(say.replaced(file=aside.file.name, time=found), detail, aside.copy, say.choose())


def _looked(look: Look | None, path: Path) -> FileWords | None:
    if look is None or (look.found is None and not look.failed):
        return None
    if look.failed:
        return FileWords(say.not_checked(file=path.name), look.failed)
    found = look.found
    if found is None or found.is_whole:
        return None
    first, *more = integrity_words(found)
    return FileWords(
        say.found_in(file=path.name, found=first),
        " ".join([*more, say.look_and_put_back()]),
        path,
    )


def integrity_words(found: Integrity) -> tuple[str, ...]:
    """Return in sentences what a look through a file found; one that says so if all is whole."""
    if found.is_whole:
        return (say.all_whole(found.entries),)
    said: list[str] = []
    if found.pages:
        listed = comma_list(list(map(str, found.pages[:5])))
        pages = say.and_further(pages=listed) if len(found.pages) > 5 else listed
        said.append(say.pages_damaged(len(found.pages), pages=pages))
    if found.structure:
        said.append(say.tables_out_of_order())
    if found.broken_at is not None:
        said.append(say.trail_altered(number=found.broken_at))
    if not found.head:
        said.append(say.trail_cut())
    if found.senseless is not None:
        said.append(found.senseless)
    if found.differences:
        patients = len({one.patient_id for one in found.differences if one.patient_id is not None})
        known = {one.table for one in found.differences}
        names = sorted(say.TABLES[one]() if one in say.TABLES else one for one in known)
        tables = comma_list(names).capitalize()
        differ = say.values_differ(tables=tables)
        said.append(say.values_of_patients_differ(patients, tables=tables) if patients else differ)
    return tuple(said)
