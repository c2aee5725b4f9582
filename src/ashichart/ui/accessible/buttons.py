"""Checkable buttons, as screen readers press them: Qt's own answer only turns the check and clicks nothing."""

from typing import cast

from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QButtonGroup


class CheckableInterface(QAccessibleWidget):
    """A button that can be checked; pressing it is a click, so that everything happens that a click does."""

    def __init__(self, button: QAbstractButton) -> None:
        group = cast("QButtonGroup | None", button.group())
        is_one_of = button.autoExclusive() or (group is not None and group.exclusive())
        super().__init__(button, QAccessible.Role.RadioButton if is_one_of else QAccessible.Role.CheckBox)
        self._button = button

    def text(self, t: QAccessible.Text) -> str:
        """Its accessible name, or what stands on it."""
        if t is QAccessible.Text.Name and not self._button.accessibleName():
            return self._button.text().replace("&", "")
        return super().text(t)

    def state(self) -> QAccessible.State:
        """Whether it is checked."""
        state = super().state()
        state.checkable, state.checked = True, self._button.isChecked()
        return state

    def actionNames(self) -> list[str]:
        """It can be pressed, where it is not out of use."""
        return [QAccessibleActionInterface.pressAction()] if self._button.isEnabled() else []

    def doAction(self, actionName: str) -> None:  # noqa: N803 - the name that Qt gives it
        """Click."""
        if actionName in (QAccessibleActionInterface.pressAction(), QAccessibleActionInterface.toggleAction()):
            self._button.click()

    def keyBindingsForAction(self, actionName: str) -> list[str]:  # noqa: N803
        """Its shortcut."""
        del actionName
        shortcut = self._button.shortcut().toString()
        return [shortcut] if shortcut else []
