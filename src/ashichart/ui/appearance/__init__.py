"""How the program looks: theme, fonts, style sheet, icons. No widgets."""
