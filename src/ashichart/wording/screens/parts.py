"""Texts of the screens: parts. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Text

back_to = Text("Back to {back}")
close_this_message = Text("Close this message")
inter = Text("Inter")
not_saved = Text("Not saved")
not_saved_since = Text("Not saved since\n{time}")
noto_sans_sc = Text("Noto Sans SC")
qmainwindow_qdialog_qdialog_qtooltip_text_qlabel_qlabel = Text(
    "\n* {{ outline: 0; }}\nQMainWindow, QDialog {{ background: $paper; }}\nQDialog {{ background: "
    "$surface; }}\nQToolTip {{ background: $raised; color: $ink; border: 1px solid $line2; border-radius: "
    "5px; padding: 5px 8px;\n  font-size: 12px; }}\n\n/* Text */\nQLabel {{ background: transparent; "
    '}}\nQLabel[role="display"] {{ font-size: 28px; font-weight: 600; }}\nQLabel[role="title"] {{ '
    'font-size: 22px; font-weight: 600; }}\nQLabel[role="card"] {{ font-size: 18px; font-weight: 600; '
    '}}\nQLabel[role="name"] {{ font-size: 17px; font-weight: 600; }}\nQLabel[role="reading"] {{ '
    'font-size: 14px; }}\nQLabel[role="second"] {{ font-size: 14px; color: $muted; '
    '}}\nQLabel[role="section"] {{ font-size: 16px; font-weight: 600; }}\nQLabel[role="hint"] {{ '
    'font-size: 12px; font-weight: 500; color: $muted; }}\nQLabel[role="muted"] {{ color: $muted; '
    '}}\nQLabel[role="label"] {{ font-size: 12px; font-weight: 500; color: $muted; '
    '}}\nQLabel[role="wrong"] {{ font-size: 12px; font-weight: 500; color: $danger; '
    '}}\nQLabel[role="caution"] {{ font-size: 12px; font-weight: 500; color: $caution; '
    '}}\nQLabel[role="chinese"] {{ font-family: "Inter", "Noto Sans SC"; font-size: 20px; color: $ink; '
    '}}\nQLabel[role="strong"] {{ font-weight: 600; }}\nQLabel[kind="pill-caution"] {{ background: '
    "$caution_ground; color: $caution; border-radius: 9px; padding: 2px 8px;\n  font-size: 11px; "
    'font-weight: 600; }}\nQLabel[kind="pill-loud"] {{ background: $caution; color: $surface; '
    "border-radius: 9px; padding: 2px 8px;\n  font-size: 11px; font-weight: 600; "
    '}}\nQLabel[kind="pill-ink"] {{ background: $ink; color: $surface; border-radius: 4px; padding: 2px '
    '6px; font-size: 11px;\n  font-weight: 700; }}\nQLabel[kind="pill-line"] {{ background: $surface; '
    "color: $muted; border: 1px solid $line2; border-radius: 4px;\n  padding: 1px 6px; font-size: 11px; "
    'font-weight: 600; }}\nQLabel[kind="pill-tint"] {{ background: $tint; color: $accent; border-radius: '
    '9px; padding: 2px 10px; font-size: 12px;\n  font-weight: 600; }}\nQLabel[kind="key"] {{ background: '
    "$surface; color: $muted; border: 1px solid $line2; border-radius: 4px;\n  padding: 1px 5px; "
    'font-size: 11px; font-weight: 600; }}\n\n/* Panels */\nQFrame[kind="panel"] {{ background: $surface; '
    'border: 0; }}\nQFrame[kind="panel-left"] {{ background: $surface; border: 0; border-left: 1px solid '
    '$line; }}\nQFrame[kind="sidebar"] {{ background: $surface; border: 0; border-right: 1px solid $line; '
    '}}\nQFrame[kind="foot"] {{ background: $surface; border: 0; border-top: 1px solid $line; '
    '}}\nQFrame[kind="card"] {{ background: $surface; border: 1px solid $line; border-radius: 8px; '
    '}}\nQFrame[kind="card"]:hover {{ border-color: $line; }}\nQFrame[kind="sunk"] {{ background: $paper; '
    'border: 0; border-radius: 8px; }}\nQFrame[kind="popover"] {{ background: $raised; border: 1px solid '
    '$line2; border-radius: 8px; }}\nQFrame[kind="caution"] {{ background: $caution_ground; border: 0; '
    'border-radius: 6px; }}\nQFrame[kind="danger"] {{ background: $danger_ground; border: 0; '
    'border-radius: 6px; }}\nQFrame[kind="tint"] {{ background: $tint; border: 0; border-radius: 6px; '
    '}}\nQFrame[kind="strip"] {{ background: $caution_ground; border: 0; border-bottom: 1px solid '
    '$caution_edge; }}\nQFrame[kind="rule"] {{ background: $line; border: 0; max-height: 1px; min-height: '
    "1px; }}\n\n/* Buttons */\nQPushButton {{ background: $surface; color: $ink; border: 1px solid $line2; "
    "border-radius: 6px; padding: 0 14px;\n  min-height: 34px; font-weight: 600; }}\nQPushButton:hover {{ "
    "border-color: $control; }}\nQPushButton:pressed {{ background: $tint; border-color: $accent; "
    "}}\nQPushButton:checked {{ background: $tint; border-color: $accent; color: $accent; "
    "}}\nQPushButton:disabled {{ background: $sunk; color: $control; border-color: $line; "
    '}}\nQPushButton[kind="primary"] {{ background: $accent; color: $on_accent; border: 1px solid '
    '$accent; }}\nQPushButton[kind="primary"]:hover {{ background: $accent_hover; border-color: '
    '$accent_hover; }}\nQPushButton[kind="primary"]:pressed {{ background: $accent_hover; border-color: '
    '$accent_hover; }}\nQPushButton[kind="primary"]:disabled {{ background: $sunk; color: $control; '
    'border-color: $line; }}\nQPushButton[kind="quiet"] {{ background: transparent; border: 1px solid '
    'transparent; padding: 0 8px; }}\nQPushButton[kind="quiet"]:hover {{ border-color: $line2; '
    '}}\nQPushButton[kind="quiet"]:pressed, QPushButton[kind="quiet"]:checked {{ background: $tint; '
    'color: $accent; }}\nQPushButton[kind="quiet"]:disabled {{ color: $control; background: transparent; '
    '}}\nQPushButton[kind="link"] {{ background: transparent; border: 0; padding: 0 4px; color: $accent; '
    'min-height: 28px; }}\nQPushButton[kind="link"]:hover {{ color: $accent_hover; text-decoration: '
    'underline; }}\nQPushButton[tall="large"] {{ min-height: 42px; font-size: 14px; padding: 0 14px; '
    '}}\nQPushButton[tall="huge"] {{ min-height: 54px; font-size: 15px; padding: 0 22px; '
    '}}\nQPushButton[tall="small"] {{ min-height: 30px; padding: 0 10px; }}\nQPushButton::menu-indicator '
    "{{ width: 0; height: 0; image: none; }}\nQToolButton {{ background: transparent; border: 1px solid "
    "transparent; border-radius: 6px; padding: 5px;\n  color: $muted; }}\nQToolButton:hover {{ "
    "border-color: $line2; }}\nQToolButton:pressed, QToolButton:checked {{ background: $tint; "
    '}}\nQToolButton:disabled {{ color: $control; }}\nQToolButton[kind="place"] {{ border: 0; '
    "border-radius: 8px; padding: 7px 0 5px 0; font-size: 11px; font-weight: 500;\n  color: $muted; "
    '}}\nQToolButton[kind="place"]:hover {{ background: $tint_half; }}\nQToolButton[kind="place"]:checked '
    '{{ background: $tint; color: $accent; font-weight: 600; }}\nQToolButton[kind="place"]:disabled {{ '
    'color: $control; }}\n\nQPushButton[kind="segment"] {{ background: $surface; border-radius: 0; '
    "border-right-width: 0; padding: 0 12px;\n  min-height: 34px; font-weight: 500; "
    '}}\nQPushButton[kind="segment"][edge="first"] {{ border-top-left-radius: 6px; '
    'border-bottom-left-radius: 6px; }}\nQPushButton[kind="segment"][edge="last"] {{ '
    "border-top-right-radius: 6px; border-bottom-right-radius: 6px;\n  border-right-width: 1px; "
    '}}\nQPushButton[kind="segment"]:checked {{ background: $tint; border: 1px solid $accent; color: '
    '$accent;\n  font-weight: 600; }}\nQPushButton[kind="segment"][tall="tight"] {{ padding: 0 9px; '
    '}}\nQPushButton[kind="segment"][tall="low"] {{ min-height: 22px; padding: 0 9px; font-size: 12px; '
    '}}\nQPushButton[kind="toggle"] {{ min-height: 30px; padding: 0 10px; font-weight: 500; '
    '}}\nQPushButton[kind="toggle"]:checked {{ font-weight: 600; }}\n\n/* Fields */\nQLineEdit, '
    "QPlainTextEdit, QTextEdit, QDateEdit, QSpinBox, QDoubleSpinBox, QComboBox {{ background: $surface;\n "
    " color: $ink; border: 1px solid $control; border-radius: 6px; padding: 0 10px; min-height: 34px;\n  "
    "selection-background-color: $accent; selection-color: $on_accent; font-size: 14px; "
    "}}\nQPlainTextEdit, QTextEdit {{ padding: 6px 8px; }}\nQLineEdit:focus, QPlainTextEdit:focus, "
    "QTextEdit:focus, QDateEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,\nQComboBox:focus {{ border: "
    "2px solid $accent; padding: 0 9px; }}\nQPlainTextEdit:focus, QTextEdit:focus {{ padding: 5px 7px; "
    "}}\nQLineEdit:disabled, QComboBox:disabled, QDateEdit:disabled, QSpinBox:disabled {{ background: "
    '$sunk; color: $control; }}\nQLineEdit[wrong="true"], QDateEdit[wrong="true"], QSpinBox[wrong="true"] '
    '{{ border: 2px solid $danger; padding: 0 9px; }}\nQLineEdit[tall="huge"] {{ min-height: 52px; '
    'font-size: 17px; padding: 0 8px 0 52px; border-radius: 6px; }}\nQLineEdit[tall="huge"]:focus {{ '
    'padding: 0 7px 0 51px; }}\nQLineEdit[kind="key"] {{ font-family: "Inter"; font-weight: 600; '
    "}}\nQAbstractSpinBox QLineEdit {{ border: 0; border-radius: 0; padding: 0 8px; min-height: 0; "
    "background: transparent; }}\nQAbstractSpinBox QLineEdit:focus {{ border: 0; padding: 0 8px; "
    "}}\nQComboBox::drop-down {{ border: 0; width: 28px; }}\nQComboBox::down-arrow {{ image: "
    "url(look:chevron-down-$shade.svg); width: 16px; height: 16px; }}\nQComboBox QAbstractItemView {{ "
    "background: $raised; border: 1px solid $line2; border-radius: 6px; padding: 4px;\n  "
    "selection-background-color: $tint; selection-color: $ink; }}\nQSpinBox::up-button, "
    "QDateEdit::up-button, QDoubleSpinBox::up-button {{ subcontrol-position: top right; width: 24px;\n  "
    "border: 0; background: transparent; }}\nQSpinBox::down-button, QDateEdit::down-button, "
    "QDoubleSpinBox::down-button {{ subcontrol-position: bottom right;\n  width: 24px; border: 0; "
    "background: transparent; }}\nQSpinBox::up-arrow, QDateEdit::up-arrow, QDoubleSpinBox::up-arrow {{ "
    "image: url(look:chevron-up-$shade.svg);\n  width: 12px; height: 12px; }}\nQSpinBox::down-arrow, "
    "QDateEdit::down-arrow, QDoubleSpinBox::down-arrow {{ image: url(look:chevron-down-$shade.svg);\n  "
    "width: 12px; height: 12px; }}\nQCheckBox, QRadioButton {{ spacing: 8px; background: transparent; "
    "min-height: 24px; }}\nQCheckBox:disabled, QRadioButton:disabled {{ color: $control; "
    "}}\nQCheckBox::indicator {{ width: 16px; height: 16px; border: 1px solid $control; border-radius: "
    "4px;\n  background: $surface; }}\nQCheckBox::indicator:hover {{ border-color: $accent; "
    "}}\nQCheckBox::indicator:checked {{ background: $accent; border-color: $accent; image: "
    "url(look:check-$shade.svg); }}\nQRadioButton::indicator {{ width: 16px; height: 16px; border: 1px "
    "solid $control; border-radius: 9px;\n  background: $surface; }}\nQRadioButton::indicator:checked {{ "
    "border: 5px solid $accent; width: 8px; height: 8px; }}\n\n/* Lists */\nQAbstractItemView {{ "
    "background: $surface; border: 0; selection-background-color: $tint; selection-color: $ink; "
    "}}\nQHeaderView {{ background: $surface; border: 0; }}\nQHeaderView::section {{ background: $surface; "
    "color: $muted; border: 0; border-bottom: 1px solid $line;\n  padding: 0 12px 0 18px; font-size: "
    '12px; font-weight: 600; }}\nQTableView[kind="readings"] {{ background: $raised; '
    '}}\nQTableView[kind="readings"]::item {{ padding: 0 10px; }}\nQTableView[kind="readings"] '
    'QHeaderView, QTableView[kind="readings"] QHeaderView::section {{ background: $raised; '
    '}}\nQTableView[kind="readings"] QHeaderView::section {{ padding: 0 10px; }}\nQTableView[kind="card"], '
    'QListView[kind="card"] {{ border: 1px solid $line; border-radius: 8px; }}\nQScrollArea {{ '
    'background: transparent; border: 0; }}\nQScrollArea > QWidget > QWidget[kind="scrolled"] {{ '
    "background: transparent; }}\nQScrollBar:vertical {{ background: transparent; width: 10px; margin: "
    "2px 2px 2px 0; }}\nQScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0 2px 2px "
    "2px; }}\nQScrollBar::handle {{ background: $line2; border-radius: 4px; min-height: 32px; min-width: "
    "32px; }}\nQScrollBar::handle:hover {{ background: $control; }}\nQScrollBar::add-line, "
    "QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent;\n  "
    "width: 0; height: 0; border: 0; }}\nQMenu {{ background: $raised; border: 1px solid $line2; "
    "border-radius: 6px; padding: 4px; }}\nQMenu::item {{ padding: 7px 28px 7px 14px; border-radius: 5px; "
    "}}\nQMenu::item:selected {{ background: $tint; color: $ink; }}\nQMenu::item:disabled {{ color: "
    "$control; }}\nQMenu::separator {{ height: 1px; background: $line; margin: 4px 8px; }}\nQProgressBar "
    "{{ background: $sunk; border: 0; border-radius: 3px; height: 6px; text-align: center; "
    "}}\nQProgressBar::chunk {{ background: $accent; border-radius: 3px; }}\nQSplitter::handle {{ "
    "background: $line; }}\nQCalendarWidget QWidget {{ alternate-background-color: $paper; "
    "}}\nQCalendarWidget QToolButton {{ color: $ink; font-weight: 600; }}\nQCalendarWidget "
    "QAbstractItemView {{ selection-background-color: $accent; selection-color: $on_accent; }}\n"
)
redo = Text("Redo")
redo_ctrl_shift_z = Text("Redo (Ctrl+Shift+Z)")
saved = Text("Saved")
undo_ctrl_z = Text("Undo (Ctrl+Z)")
what_was_taken_back = Text("What was taken back")
kept_aside = Text("Kept aside")
undo = Text("Undo")
