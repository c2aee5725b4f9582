"""The two questions about a session that is open: what is corrected of it, and whether it leaves the course."""

from dataclasses import replace
from typing import cast

from PySide6.QtWidgets import QWidget

from ashichart.domain.charting.sessions import Session
from ashichart.ui.dialogs.form import ask
from ashichart.ui.dialogs.record_changes import carry_record
from ashichart.ui.dialogs.remove_dialog import RemoveDialog
from ashichart.ui.dialogs.session_dialog import SessionDialog, SessionTime
from ashichart.ui.ui_context import UiContext
from ashichart.wording import terms
from ashichart.wording.screens import dialogs as say


def ask_session_change(context: UiContext, over: QWidget, session: Session) -> SessionDialog:
    """Ask for the corrected day, time and kind of a session."""

    def take(answer: object) -> object:
        wanted = cast("SessionTime", answer)
        new = replace(session, kind=wanted.kind, started_at=wanted.started_at)
        return carry_record(context, dialog, session, lambda: context.clinic.sessions.change(new), dialog.taken)

    given = sum(dose.mg for dose in context.clinic.charting.chart(session.id).doses)
    dialog = SessionDialog(over, context.clock(), context.clinic.zone, session, given)
    ask(dialog, take)
    return dialog


def ask_session_removal(context: UiContext, over: QWidget, session: Session) -> RemoveDialog:
    """Ask before a session is taken out of the course, with its reason."""
    held = len(context.clinic.courses.chart(session.course_id).sessions)
    explanation = f"{say.everything_charted_in_it_stays_in_the()} {_closing_up(session.number, held)}".strip()
    dialog = RemoveDialog(over, terms.session_within(number=session.number), explanation, needs_reason=True)
    ask(dialog, lambda reason: context.clinic.sessions.remove(session.id, cast("str", reason)))
    return dialog


def _closing_up(number: int, held: int) -> str:
    """What becomes of the numbers of later sessions; "" where the last one goes."""
    later = held - number
    if later <= 0:
        return ""
    if later == 1:
        return say.the_next_session_takes_its_number(was=held, number=number)
    return say.later_sessions_close_up(first=number + 1, last=held, number=number, end=held - 1)
