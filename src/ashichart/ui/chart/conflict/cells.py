"""What two values are told as."""

NOTHING = "nothing"
# A value of a site in one phase: None is not assessed, `NOTHING` is not recorded.
Cell = float | str | None
