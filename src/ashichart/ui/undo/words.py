"""What an act that was taken back turned: which value, at which site. What is said is in `wording`."""

from collections.abc import Iterable
from dataclasses import dataclass

from ashichart.domain.charting.acts import Done, Reversal, Step
from ashichart.domain.charting.edits import DropCharge, DropReading, DropSite, PutCharge, PutReading, PutSite
from ashichart.domain.charting.readings import Phase
from ashichart.domain.scales import Scale
from ashichart.domain.workplace import ChartStep
from ashichart.wording.acts import act_words, value_words
from ashichart.wording.undone import turned_words


@dataclass(frozen=True, slots=True)
class ValueTurn:
    """A value that went from one to another.

    Args:
        scale: Whose colours show it.
        was: What the act had left; None is "not assessed".
        now: What stands there again; None is "not assessed".
        was_recorded: False where nothing had been recorded.
        now_recorded: False where nothing is recorded now.
        phase: Of the reading.
    """

    scale: Scale
    was: float | None
    now: float | None
    was_recorded: bool
    now_recorded: bool
    phase: Phase


def value_turn(done: Done) -> ValueTurn | None:
    """Return the one value that an act turned, None where it turned several or none."""
    steps = [step for step in _steps(done.back) if isinstance(step.edit, PutReading | DropReading)]
    charges = [step for step in _steps(done.back) if isinstance(step.edit, PutCharge | DropCharge)]
    if len(steps) != 1 or charges:
        return None
    step = steps[0]
    told = step.expected
    held = told.get("reading") if isinstance(told, dict) else None
    edit = step.edit
    # `back` leads away from what stands now: what it expects is the value now, what it puts is the value that was.
    was = edit.reading if isinstance(edit, PutReading) else None
    if isinstance(held, dict):
        raw = held["value"]
        now = float(raw) if isinstance(raw, int | float) else None
        scale, phase = Scale(str(held["scale"])), Phase(str(held["phase"]))
    elif was is not None:
        now, scale, phase = None, was.scale, was.phase
    else:
        return None
    return ValueTurn(scale, None if was is None else was.value, now, was is not None, isinstance(held, dict), phase)


def step_for(steps: Iterable[Step], step: ChartStep) -> ChartStep:
    """Return the part of a session in which what some steps turn is seen and rated, for somebody who is at `step`.

    While needling a value goes to before: nobody is taken away from there by a value before.
    """
    phases = {phase for one in steps if (phase := _phase_of(one)) is not None}
    if len(phases) != 1:
        return step
    if phases == {Phase.AFTER}:
        return ChartStep.AFTER
    return ChartStep.BEFORE if step is ChartStep.AFTER else step


def _phase_of(step: Step) -> Phase | None:
    match step.edit:
        case PutReading():
            return step.edit.reading.phase
        case PutCharge():
            return step.edit.charge.phase
        case DropReading() | DropCharge():
            return step.edit.phase
        case _:
            return None


def site_turned(done: Done) -> str:
    """Return the id of the first site whose value or presence an act turned, "" if it turned none."""
    for step in _steps(done.back):
        match step.edit:
            case PutReading(reading=reading):
                return reading.site_id
            case PutCharge(charge=charge):
                return charge.site_id
            case DropReading(site_id=site_id) | DropCharge(site_id=site_id) | DropSite(site_id=site_id):
                return site_id
            case PutSite(site=site):
                return site.id
            case _:
                continue
    return ""


def what_words(done: Done) -> str:
    """Return what the act was about: "CV17, before 9 → 3", or what it is called."""
    turn = value_turn(done)
    if turn is None:
        return act_words(done.label)
    was = value_words(turn.scale, turn.was, recorded=turn.was_recorded)
    now = value_words(turn.scale, turn.now, recorded=turn.now_recorded)
    return turned_words(done.label, turn.phase, was, now)


def _steps(back: Reversal | None) -> tuple[Step, ...]:
    return () if back is None else back.steps
