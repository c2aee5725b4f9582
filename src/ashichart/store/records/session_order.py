"""The order of the sessions of a course: when they began, and of two begun at once the one entered first.

The one place that knows it. The number that people see is the place in this order; the number in the file says only in
which order they were entered, and never changes (docs/adr/0013).
"""

from sqlalchemy import func, select, tuple_

from ashichart.store.tables.schema import session

IN_ORDER = (session.c.started_at, session.c.number, session.c.id)

_other = session.alias("other")

# One that was removed has the place that it would have.
PLACE = (
    select(func.count() + 1)
    .select_from(_other)
    .where(
        _other.c.course_id == session.c.course_id,
        _other.c.removed_at.is_(None),
        tuple_(_other.c.started_at, _other.c.number, _other.c.id) < tuple_(*IN_ORDER),
    )
    .correlate(session)
    .scalar_subquery()
    .label("place")
)
