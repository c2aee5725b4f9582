"""Names the parts of a page in reading order for readers that speak (tagged PDF, ISO 32000-1, 14.7 and 14.8).

reportlab has no names of its own: marked content and the tree over it are written here. No layout, no drawing.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import reportlab.pdfbase.pdfdoc as rl_pdfdoc

_PDFDOC = cast("Any", rl_pdfdoc)


@dataclass(frozen=True, slots=True)
class _Part:
    """One named part: its role, the words that stand for a picture, and its number on the page."""

    role: str
    alt: str
    number: int


class Tags:
    """The names of one document.

    Args:
        canvas: reportlab's, whose page is being drawn.
    """

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401 - reportlab has no types
        self._canvas = canvas
        self._pages: list[list[_Part]] = [[]]
        self._is_open = False

    @contextmanager
    def tag(self, role: str, alt: str = "") -> Generator[None]:
        """Name what is drawn within; a name within a name is left out."""
        if self._is_open:
            yield
            return
        code: list[str] = self._canvas._code  # noqa: SLF001 - no public way in
        if role == "Artifact":
            code.append("/Artifact BMC")
        else:
            parts = self._pages[-1]
            code.append(f"/{role} <</MCID {len(parts)}>> BDC")
            parts.append(_Part(role, alt, len(parts)))
        self._is_open = True
        try:
            yield
        finally:
            self._is_open = False
            code.append("EMC")

    def close_page(self) -> None:
        """Tell the page that was just closed which row of the tree is its own."""
        document = self._canvas._doc  # noqa: SLF001
        page = document.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents"]
        page.StructParents = len(self._pages) - 1
        self._pages.append([])

    def close(self) -> None:
        """Write the tree; called once, after the last page."""
        document = self._canvas._doc  # noqa: SLF001
        name, dictionary, array = _PDFDOC.PDFName, _PDFDOC.PDFDictionary, _PDFDOC.PDFArray
        tree, whole = dictionary({"Type": name("StructTreeRoot")}), dictionary({})
        tree_at, whole_at = document.Reference(tree), document.Reference(whole)
        rows: list[object] = []
        kids: list[object] = []
        for index, parts in enumerate(self._pages[:-1]):
            own: list[object] = []
            for part in parts:
                entry = {
                    "Type": name("StructElem"),
                    "S": name(part.role),
                    "P": whole_at,
                    "Pg": document.Reference(document.Pages.pages[index]),
                    "K": part.number,
                }
                if part.alt:
                    entry["Alt"] = _PDFDOC.PDFString(part.alt)
                own.append(document.Reference(dictionary(entry)))
            rows += [index, array(own)]
            kids += own
        whole.dict.update({"Type": name("StructElem"), "S": name("Document"), "P": tree_at, "K": array(kids)})
        tree.dict.update({"K": whole_at, "ParentTree": dictionary({"Nums": array(rows)})})
        document.Catalog.StructTreeRoot = tree_at
        document.Catalog.MarkInfo = dictionary({"Marked": "true"})
