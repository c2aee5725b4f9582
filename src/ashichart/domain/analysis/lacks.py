"""Why a number cannot be given honestly, as values. How that is said is in `wording.lacks`."""

from dataclasses import dataclass
from enum import StrEnum


class Lack(StrEnum):
    """What there is too little of."""

    NO_COMMON_SITE = "no_common_site"
    ONE_SITE = "one_site"
    CHANGES_ALIKE = "changes_alike"
    NONE_ABOVE_ZERO = "none_above_zero"
    NO_SESSION = "no_session"
    NOTHING_BEFORE = "nothing_before"
    ONE_SESSION = "one_session"
    FIRST_ON_SCALE = "first_on_scale"
    ONE_SESSION_READ = "one_session_read"
    NO_TREND_0 = "no_trend_0"
    NO_TREND_1 = "no_trend_1"
    NO_TREND_2 = "no_trend_2"
    ONE_MOMENT = "one_moment"
    ON_ONE_LINE = "on_one_line"
    NO_SITE_LATELY = "no_site_lately"
    NOTHING_YET = "nothing_yet"
    NO_SITE_TWICE = "no_site_twice"
    FEW_SESSIONS = "few_sessions"
    NOTHING_BEFORE_THIS = "nothing_before_this"


@dataclass(frozen=True, slots=True)
class TooLittle:
    """A number that cannot be given honestly.

    Args:
        lack: Why.
        n: How many readings or changes there are.
        session: Number of the session that the reason is about, None if it is about none.
    """

    lack: Lack
    n: int
    session: int | None = None
