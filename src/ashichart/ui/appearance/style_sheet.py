"""The one style sheet of the program, made from a Theme. Only colours, corners and paddings; no layout, no widgets.

Widgets choose their dress by the property `kind` (buttons, labels, frames) and text sizes by the property `role`.
"""

from string import Template

from ashichart.ui.appearance.theme import Theme

_SHEET = Template("""
* { outline: 0; }
QMainWindow, QDialog { background: $paper; }
QDialog { background: $surface; }
QToolTip { background: $raised; color: $ink; border: 1px solid $line2; border-radius: 5px; padding: 5px 8px;
  font-size: 12px; }

/* Text */
QLabel { background: transparent; }
QLabel[role="display"] { font-size: 28px; font-weight: 600; }
QLabel[role="title"] { font-size: 22px; font-weight: 600; }
QLabel[role="card"] { font-size: 18px; font-weight: 600; }
QLabel[role="name"] { font-size: 17px; font-weight: 600; }
QLabel[role="reading"] { font-size: 14px; }
QLabel[role="second"] { font-size: 14px; color: $muted; }
QLabel[role="section"] { font-size: 16px; font-weight: 600; }
QLabel[role="hint"] { font-size: 12px; font-weight: 500; color: $muted; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="label"] { font-size: 12px; font-weight: 500; color: $muted; }
QLabel[role="wrong"] { font-size: 12px; font-weight: 500; color: $danger; }
QLabel[role="caution"] { font-size: 12px; font-weight: 500; color: $caution; }
QLabel[role="chinese"] { font-family: "Inter", "Noto Sans SC"; font-size: 20px; color: $ink; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[kind="pill-caution"] { background: $caution_ground; color: $caution; border-radius: 9px; padding: 2px 8px;
  font-size: 11px; font-weight: 600; }
QLabel[kind="pill-loud"] { background: $caution; color: $surface; border-radius: 9px; padding: 2px 8px;
  font-size: 11px; font-weight: 600; }
QLabel[kind="pill-ink"] { background: $ink; color: $surface; border-radius: 4px; padding: 2px 6px; font-size: 11px;
  font-weight: 700; }
QLabel[kind="pill-line"] { background: $surface; color: $muted; border: 1px solid $line2; border-radius: 4px;
  padding: 1px 6px; font-size: 11px; font-weight: 600; }
QLabel[kind="pill-tint"] { background: $tint; color: $accent; border-radius: 9px; padding: 2px 10px; font-size: 12px;
  font-weight: 600; }
QFrame[kind="popover-foot"] { background: $sunk; border: 0; border-top: 1px solid $line; border-bottom-left-radius: 8px;
  border-bottom-right-radius: 8px; }
QLabel[kind="key"] { background: $surface; color: $muted; border: 1px solid $line2; border-radius: 4px;
  padding: 1px 5px; font-size: 11px; font-weight: 600; }

/* Panels */
QFrame[kind="panel"] { background: $surface; border: 0; }
QFrame[kind="panel-left"] { background: $surface; border: 0; border-left: 1px solid $line; }
QFrame[kind="sidebar"] { background: $surface; border: 0; border-right: 1px solid $line; }
QFrame[kind="foot"] { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="card"]:hover { border-color: $line; }
QFrame[kind="sunk"] { background: $paper; border: 0; border-radius: 8px; }
QFrame[kind="popover"] { background: $raised; border: 1px solid $line2; border-radius: 8px; }
QFrame[kind="caution"] { background: $caution_ground; border: 0; border-radius: 6px; }
QFrame[kind="danger"] { background: $danger_ground; border: 0; border-radius: 6px; }
QFrame[kind="tint"] { background: $tint; border: 0; border-radius: 6px; }
QFrame[kind="strip"] { background: $caution_ground; border: 0; border-bottom: 1px solid $caution_edge; }
QFrame[kind="rule"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }

/* Buttons */
QPushButton { background: $surface; color: $ink; border: 1px solid $line2; border-radius: 6px; padding: 0 14px;
  min-height: 34px; font-weight: 600; }
QPushButton:hover { border-color: $control; }
QPushButton:pressed { background: $tint; border-color: $accent; }
QPushButton:checked { background: $tint; border-color: $accent; color: $accent; }
QPushButton:disabled { background: $sunk; color: $control; border-color: $line; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:disabled { background: $sunk; color: $control; border-color: $line; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; padding: 0 8px; }
QPushButton[kind="quiet"]:hover { border-color: $line2; }
QPushButton[kind="quiet"]:pressed, QPushButton[kind="quiet"]:checked { background: $tint; color: $accent; }
QPushButton[kind="quiet"]:disabled { color: $control; background: transparent; }
QPushButton[kind="link"] { background: transparent; border: 0; padding: 0 4px; color: $accent; min-height: 28px; }
QPushButton[kind="link"]:hover { color: $accent_hover; text-decoration: underline; }
QPushButton[tall="large"] { min-height: 42px; font-size: 14px; padding: 0 14px; }
QPushButton[tall="huge"] { min-height: 54px; font-size: 15px; padding: 0 22px; }
QPushButton[tall="small"] { min-height: 30px; padding: 0 10px; }
QPushButton::menu-indicator { width: 0; height: 0; image: none; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 5px;
  color: $muted; }
QToolButton:hover { border-color: $line2; }
QToolButton:pressed, QToolButton:checked { background: $tint; }
QToolButton:disabled { color: $control; }
QToolButton[kind="place"] { border: 0; border-radius: 8px; padding: 7px 0 5px 0; font-size: 11px; font-weight: 500;
  color: $muted; }
QToolButton[kind="place"]:hover { background: $tint_half; }
QToolButton[kind="place"]:checked { background: $tint; color: $accent; font-weight: 600; }
QToolButton[kind="place"]:disabled { color: $control; }

QPushButton[kind="segment"] { background: $surface; border-radius: 0; border-right-width: 0; padding: 0 12px;
  min-height: 34px; font-weight: 500; }
QPushButton[kind="segment"][edge="first"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QPushButton[kind="segment"][edge="last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px;
  border-right-width: 1px; }
QPushButton[kind="segment"]:checked { background: $tint; border: 1px solid $accent; color: $accent;
  font-weight: 600; }
QPushButton[kind="segment"][tall="tight"] { padding: 0 9px; }
QPushButton[kind="segment"][tall="low"] { min-height: 22px; padding: 0 9px; font-size: 12px; }
QPushButton[kind="toggle"] { min-height: 30px; padding: 0 10px; font-weight: 500; }
QPushButton[kind="toggle"]:checked { font-weight: 600; }

/* Fields */
QLineEdit, QPlainTextEdit, QTextEdit, QDateEdit, QSpinBox, QDoubleSpinBox, QComboBox { background: $surface;
  color: $ink; border: 1px solid $control; border-radius: 6px; padding: 0 10px; min-height: 34px;
  selection-background-color: $accent; selection-color: $on_accent; font-size: 14px; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QComboBox:focus { border: 2px solid $accent; padding: 0 9px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 5px 7px; }
QLineEdit:disabled, QComboBox:disabled, QDateEdit:disabled, QSpinBox:disabled { background: $sunk; color: $control; }
QLineEdit[wrong="true"], QDateEdit[wrong="true"], QSpinBox[wrong="true"] { border: 2px solid $danger; padding: 0 9px; }
QLineEdit[tall="huge"] { min-height: 52px; font-size: 17px; padding: 0 8px 0 52px; border-radius: 6px; }
QLineEdit[tall="huge"]:focus { padding: 0 7px 0 51px; }
QLineEdit[kind="key"] { font-family: "Inter"; font-weight: 600; }
QAbstractSpinBox QLineEdit { border: 0; border-radius: 0; padding: 0 8px; min-height: 0; background: transparent; }
QAbstractSpinBox QLineEdit:focus { border: 0; padding: 0 8px; }
QComboBox::drop-down { border: 0; width: 28px; }
QComboBox::down-arrow { image: url(look:chevron-down-$shade.svg); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line2; border-radius: 6px; padding: 4px;
  selection-background-color: $tint; selection-color: $ink; }
QSpinBox::up-button, QDateEdit::up-button, QDoubleSpinBox::up-button { subcontrol-position: top right; width: 24px;
  border: 0; background: transparent; }
QSpinBox::down-button, QDateEdit::down-button, QDoubleSpinBox::down-button { subcontrol-position: bottom right;
  width: 24px; border: 0; background: transparent; }
QSpinBox::up-arrow, QDateEdit::up-arrow, QDoubleSpinBox::up-arrow { image: url(look:chevron-up-$shade.svg);
  width: 12px; height: 12px; }
QSpinBox::down-arrow, QDateEdit::down-arrow, QDoubleSpinBox::down-arrow { image: url(look:chevron-down-$shade.svg);
  width: 12px; height: 12px; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; min-height: 24px; }
QCheckBox:disabled, QRadioButton:disabled { color: $control; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid $control; border-radius: 4px;
  background: $surface; }
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url(look:check-$shade.svg); }
QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $control; border-radius: 9px;
  background: $surface; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px; height: 8px; }

/* Lists */
QAbstractItemView { background: $surface; border: 0; selection-background-color: $tint; selection-color: $ink; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $muted; border: 0; border-bottom: 1px solid $line;
  padding: 0 12px 0 18px; font-size: 12px; font-weight: 600; }
QTableView[kind="readings"] { background: $raised; }
QTableView[kind="readings"]::item { padding: 0 10px; }
QTableView[kind="readings"] QHeaderView, QTableView[kind="readings"] QHeaderView::section { background: $raised; }
QTableView[kind="readings"] QHeaderView::section { padding: 0 10px; }
QTableView[kind="card"], QListView[kind="card"] { border: 1px solid $line; border-radius: 8px; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[kind="scrolled"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px 2px 2px 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0 2px 2px 2px; }
QScrollBar::handle { background: $line2; border-radius: 4px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: transparent;
  width: 0; height: 0; border: 0; }
QMenu { background: $raised; border: 1px solid $line2; border-radius: 6px; padding: 4px; }
QMenu::item { padding: 7px 28px 7px 14px; border-radius: 5px; }
QMenu::item:selected { background: $tint; color: $ink; }
QMenu::item:disabled { color: $control; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QProgressBar { background: $sunk; border: 0; border-radius: 3px; height: 6px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: $line; }
QCalendarWidget QWidget { alternate-background-color: $paper; }
QCalendarWidget QToolButton { color: $ink; font-weight: 600; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent; selection-color: $on_accent; }
""")


def mixed(first: str, second: str, share: float) -> str:
    """Return `first` with `share` (0–1) of `second` mixed in, as #RRGGBB."""
    channels = (
        round(int(first[at : at + 2], 16) * (1 - share) + int(second[at : at + 2], 16) * share) for at in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the whole program."""
    roles = {name: getattr(theme, name) for name in Theme.__slots__}
    return _SHEET.substitute(
        roles,
        shade="dark" if theme.is_dark else "light",
        tint_half=mixed(theme.surface, theme.tint, 0.5),
        caution_edge=mixed(theme.caution_ground, theme.caution, 0.35),
    )
