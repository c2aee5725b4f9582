"""Catalogues in the form of Qt Linguist (.ts): written from the texts of the program, read into a `Language`. No Qt."""

from collections.abc import Callable, Sequence
from xml.etree import ElementTree as ET

from ashichart.wording.catalogue import Language, key_of

_CONTEXT = "AshiChart"


def catalogue_of(texts: Sequence[tuple[str, ...]], code: str) -> bytes:
    """Return an empty catalogue for translators.

    Args:
        texts: See `known_texts`.
        code: Of the language to be translated into, "de".
    """
    root = ET.Element("TS", version="2.1", language=code, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = _CONTEXT
    for forms in texts:
        is_plural = len(forms) > 1
        message = ET.SubElement(context, "message", {"numerus": "yes"} if is_plural else {})
        about, _, source = forms[0].rpartition("\x04")
        ET.SubElement(message, "source").text = source
        if about:
            ET.SubElement(message, "comment").text = about
        if is_plural:
            ET.SubElement(message, "extracomment").text = forms[1]
        translation = ET.SubElement(message, "translation", type="unfinished")
        if is_plural:
            ET.SubElement(translation, "numerusform")
            ET.SubElement(translation, "numerusform")
    ET.indent(root)
    return b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ET.tostring(root, "utf-8") + b"\n"


def language_of(catalogue: bytes, plural_form: Callable[[int], int]) -> Language:
    """Return the language of a catalogue; what is not finished in it is read in English.

    Args:
        catalogue: A .ts file.
        plural_form: Number -> which of the forms.

    Raises:
        ValueError: If it is no catalogue.
    """
    try:
        root = ET.fromstring(catalogue)  # noqa: S314 - shipped with the program, never a stranger's
    except ET.ParseError as error:
        raise ValueError("This is no catalogue of Qt Linguist.") from error
    texts: dict[str, tuple[str, ...]] = {}
    for message in root.iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type") is not None:
            continue
        forms = tuple(form.text or "" for form in translation.findall("numerusform")) or (translation.text or "",)
        if all(forms):
            texts[key_of(message.findtext("source", ""), message.findtext("comment", ""))] = forms
    return Language(root.get("language", ""), texts, plural_form)
