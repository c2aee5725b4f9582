"""Carries out what a person decides about another version of the file. What is asked is in the dialog."""

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QWidget

from ashichart.domain.errors import UserError
from ashichart.ui.dialogs.form import ask
from ashichart.ui.dialogs.versions_dialog import Decision, VersionsDialog, Way
from ashichart.ui.ui_context import UiContext


def choose_version(parent: QWidget, context: UiContext, then: Callable[[], None]) -> None:
    """Ask what becomes of two versions and do it, or go on with the one that is open.

    Args:
        parent: The window asks over it.
        context: Of the open clinic.
        then: Called once something was done.
    """
    guard, clinic = context.clinic.file, context.clinic
    aside = guard.aside
    if aside is None:
        try:
            guard.go_on()
        except UserError as error:
            context.bus.announce_failure(error)
        then()
        return
    try:
        both = guard.versions()
    except UserError as error:
        context.bus.announce_failure(error)
        return

    def take(answer: object) -> None:
        decision = cast("Decision", answer)
        if decision.way is Way.BRING_IN:
            guard.bring_in([clash.place for at, clash in enumerate(both.clashes) if at in decision.keep_theirs])
        elif decision.way is Way.TAKE:
            guard.take_as_it_is()
        then()

    ask(VersionsDialog(parent.window(), both, aside.file, aside.copy, clinic.zone), take)
