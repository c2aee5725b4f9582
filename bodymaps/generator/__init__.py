"""The generator of `bodymaps/made`: surface, plates and places. Used at development time only, never by the program."""
