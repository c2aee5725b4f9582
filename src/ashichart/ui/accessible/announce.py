"""Says to screen readers what has just happened. What is said is the caller's; nothing is shown here."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Describe a widget by a sentence, and have it read out at once where somebody listens.

    Older readers know no announcements; they read the description of what has the focus.
    """
    widget.setAccessibleDescription(sentence)
    if sentence and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
