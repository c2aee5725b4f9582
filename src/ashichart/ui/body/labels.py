"""Labels beside their marks, in px: they overlap nothing, and no leader runs through a name, a mark or the midline.

Where a label stands follows from what is asked and from nothing else: the same state gives the same picture, whatever
was shown before. Labels are placed in order, each beside those before it, so that one mark more moves few of them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from ashichart.ui.body.label_ground import MarkGround, MarkGrounds, TakenGround
from ashichart.ui.body.label_places import LabelRequest, PlacedLabel, Places
from ashichart.ui.body.layout import Box

# Labels that may give way so that one more finds a place: two at once, each of which may ask two others in turn.
_DEEPEST = 2
_MOST_GIVING_WAY = 2
# A layout must not hold up a click, so it looks at so many places only: on leaders, and for others to give way, of
# which one label has its share. Of more than 50 marks that is a small part of it: most of them lie upon one another.
_EFFORT = 14_000
_MOST_ASKED_IN_ALL = 1500
_MOST_ASKED = 500
_CROWD = 50
_CROWDED = 40


def place_labels(
    requests: Sequence[LabelRequest],
    taken: TakenGround,
    *,
    marks: Iterable[MarkGround] = (),
    is_ground: Callable[[Box], bool] = lambda _: True,
    halos: Iterable[MarkGround] = (),
) -> tuple[PlacedLabel, ...]:
    """Give each label its place: beside its mark outwards, else around it, else on a leader to free ground.

    Args:
        requests: In order of importance; a label that finds no place, nor others that give way to it, is left out.
        taken: Beads, letters and cards; labels that are placed are added.
        marks: Marks whose names are not asked for.
        is_ground: Whether a box lies off the body, where leaders go first.
        halos: The selected mark where it is seen, with the room of its halo: only labels that stand there are moved.

    Returns:
        The labels that found a place, in order.
    """
    grounds = [*(request.mark for request in requests), *marks]
    search = _Search(requests, Places(taken, MarkGrounds(grounds), is_ground, _effort(requests)))
    for request in requests:
        search.place(request)
    placed = search.placed
    for halo in halos:
        placed = _around_halo(requests, taken, grounds, is_ground, halo, placed)
    return _taking_ground(requests, taken, placed)


def keep_labels(
    requests: Sequence[LabelRequest],
    taken: TakenGround,
    stood: Mapping[str, PlacedLabel],
    *,
    marks: Iterable[MarkGround] = (),
    halos: Sequence[MarkGround] = (),
) -> tuple[PlacedLabel, ...]:
    """Leave labels where they stood as far as they may, others only beside their marks: at once, until all are placed.

    Args:
        requests: As in `place_labels`.
        taken: As there; labels are added.
        stood: Where labels stood beside their marks now, by key.
        marks: Marks whose names are not asked for.
        halos: The selected mark where it is seen, with the room of its halo.
    """

    def wide(mark: MarkGround) -> MarkGround:
        return next((halo for halo in halos if mark.is_at(halo)), mark)

    asked = [replace(request, mark=wide(request.mark)) for request in requests]
    grounds = MarkGrounds([*(request.mark for request in asked), *map(wide, marks)])
    places = Places(taken, grounds, lambda _: True, 0)
    search = _Search(asked, places)
    for request in asked:
        label = stood.get(request.key)
        if label is not None and places.is_good(request, label) and not search.meets_any(label):
            search.stand(label)
        else:
            search.place(replace(request, with_leader=False))
    return _taking_ground(requests, taken, search.placed)


def _taking_ground(
    requests: Sequence[LabelRequest], taken: TakenGround, placed: Mapping[str, PlacedLabel]
) -> tuple[PlacedLabel, ...]:
    for label in placed.values():
        taken.take(label.box.grown(1.0))
        for line in label.leader:
            taken.take_line(line)
    return tuple(placed[request.key] for request in requests if request.key in placed)


def _around_halo(
    requests: Sequence[LabelRequest],
    taken: TakenGround,
    grounds: Sequence[MarkGround],
    is_ground: Callable[[Box], bool],
    halo: MarkGround,
    placed: Mapping[str, PlacedLabel],
) -> dict[str, PlacedLabel]:
    """Return the labels with those elsewhere that stand in the halo of the selected mark; its own is first."""
    wide = [halo if mark.is_at(halo) else mark for mark in grounds]
    asked = [replace(r, mark=halo) if r.mark.is_at(halo) else r for r in requests]
    places = Places(taken, MarkGrounds(wide), is_ground, _effort(requests))
    search = _Search(asked, places)
    moved: list[LabelRequest] = []
    for request in asked:
        label = placed.get(request.key)
        if label is not None and places.is_good(request, label):
            search.stand(label)
        elif label is not None or request.mark is halo:
            moved.append(request)
    for request in sorted(moved, key=lambda one: one.mark is not halo):
        search.place(request)
    return search.placed


def _effort(requests: Sequence[LabelRequest]) -> int:
    return _EFFORT // _CROWDED if len(requests) > _CROWD else _EFFORT


class _Search:
    """Labels that stand, and the search for places beside them."""

    def __init__(self, requests: Sequence[LabelRequest], places: Places) -> None:
        self._requests = {request.key: request for request in requests}
        self._places = places
        self._crowd: _Crowd = _Crowd()
        self._left = 0
        self._left_in_all = _MOST_ASKED_IN_ALL // (_CROWDED if len(requests) > _CROWD else 1)

    @property
    def placed(self) -> dict[str, PlacedLabel]:
        """The labels that found a place, by key."""
        return self._crowd.labels

    def stand(self, label: PlacedLabel) -> None:
        """Let a label stand where it is."""
        self._crowd.add(label)

    def meets_any(self, label: PlacedLabel) -> bool:
        """Return whether a label would meet one that stands."""
        return bool(self._crowd.meeting(label, 1))

    def place(self, request: LabelRequest) -> None:
        """Give a label its place; where it finds none, others give way if they find one elsewhere."""
        if self._stand_free(request) or not request.with_leader:
            return
        granted = self._left = min(_MOST_ASKED, self._left_in_all)
        for depth in range(1, _DEEPEST + 1):
            if self._left > 0 and self._make_room(request, depth, frozenset()):
                break
        self._left_in_all -= granted - max(0, self._left)

    def _meeting(self, label: PlacedLabel, most: int = 1) -> list[PlacedLabel]:
        self._left -= 1
        return self._crowd.meeting(label, most)

    def _stand_free(self, request: LabelRequest) -> bool:
        """Place a label where nothing stands: beside its mark, else on the best leader."""
        meeting = self._meeting
        found = next((label for label in self._places.beside(request) if not meeting(label)), None)
        if found is None:
            cost = float("inf")
            for place in self._places.led(request):
                if place.least_cost >= cost:
                    break
                if place.cost < cost and not meeting(place.label):
                    found, cost = place.label, place.cost
        if found is not None:
            self._crowd.add(found)
        return found is not None

    def _make_room(self, request: LabelRequest, depth: int, fixed: frozenset[str]) -> bool:
        """Place a label where what stands finds another place, `depth` labels deep."""
        led = sorted(self._places.led(request), key=lambda place: place.cost)
        ways: list[tuple[PlacedLabel, list[PlacedLabel]]] = []
        for label in (*self._places.beside(request), *(place.label for place in led)):
            rivals = self._meeting(label, _MOST_GIVING_WAY + 1)
            if len(rivals) <= _MOST_GIVING_WAY and not any(rival.key in fixed for rival in rivals):
                ways.append((label, rivals))
        held = fixed | {request.key}
        for label, rivals in sorted(ways, key=lambda way: len(way[1])):
            if self._left <= 0:
                return False
            before = self._crowd.copy()
            for rival in rivals:
                self._crowd.remove(rival)
            self._crowd.add(label)
            if all(self._finds_another(self._requests[rival.key], depth - 1, held) for rival in rivals):
                return True
            self._crowd = before
        return False

    def _finds_another(self, request: LabelRequest, depth: int, fixed: frozenset[str]) -> bool:
        return self._stand_free(request) or (depth > 0 and self._make_room(request, depth, fixed))


class _Crowd:
    """Labels that stand, in cells."""

    def __init__(self) -> None:
        self.labels: dict[str, PlacedLabel] = {}
        self._cells: dict[tuple[int, int], list[tuple[Box, PlacedLabel]]] = {}

    def copy(self) -> "_Crowd":
        """Return the same labels, to go back to."""
        made = _Crowd()
        made.labels = dict(self.labels)
        made._cells = {at: list(labels) for at, labels in self._cells.items()}
        return made

    def add(self, label: PlacedLabel) -> None:
        """Let a label stand."""
        self.labels[label.key] = label
        extent = label.extent.grown(1.0)
        for at in extent.cells():
            self._cells.setdefault(at, []).append((extent, label))

    def remove(self, label: PlacedLabel) -> None:
        """Take a label away."""
        del self.labels[label.key]
        extent = label.extent.grown(1.0)
        for at in extent.cells():
            self._cells[at].remove((extent, label))

    def meeting(self, label: PlacedLabel, most: int) -> list[PlacedLabel]:
        """Return the labels that one would meet, `most` of them at the most."""
        found: dict[str, PlacedLabel] = {}
        cells, extent = self._cells, label.extent.grown(1.0)
        x0, y0, x1, y1 = extent
        for at in extent.cells():
            for other_extent, other in cells.get(at, ()):
                if (
                    other_extent[0] < x1
                    and x0 < other_extent[2]
                    and other_extent[1] < y1
                    and y0 < other_extent[3]
                    and other.key not in found
                    and other.key != label.key
                    and label.meets(other)
                ):
                    found[other.key] = other
                    if len(found) == most:
                        return list(found.values())
        return list(found.values())


def uncovered(labels: Sequence[PlacedLabel], blocked: Sequence[Box]) -> tuple[PlacedLabel, ...]:
    """Return the labels that lie under none of these boxes (popovers): what lies under one is left out, not moved."""
    if not blocked:
        return tuple(labels)
    return tuple(label for label in labels if not any(label.box.overlaps(box) for box in blocked))
