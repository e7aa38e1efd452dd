"""A .docx as it comes in: told apart from what only bears its name, and looked through for harm."""

import zipfile
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from .articles import RefusedError

MOST_PARTS = 2_000
LARGEST_XML = 8 * 1024 * 1024
LARGEST_WHOLE = 150 * 1024 * 1024
# How office programs of the nineties, and encrypted documents of today, begin.
_COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = ".//{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class WordFile:
    """The parts of a document that was found harmless; raises RefusedError where it is not."""

    def __init__(self, data: bytes):
        self.data = data
        self.zip = _opened(data)
        self.names = set(self.zip.namelist())
        self.trees = {name: self._tree(name) for name in sorted(self.names) if _is_xml(name)}
        self.main = self._main_part()

    def part(self, name: str) -> Element | None:
        """The part called `name` beside the main one, as `footnotes`."""
        folder = self.main.rpartition("/")[0]
        return self.trees.get(f"{folder}/{name}.xml")

    def _tree(self, name: str) -> Element:
        try:
            return fromstring(self.zip.read(name), forbid_dtd=True)
        except DefusedXmlException as fault:
            raise RefusedError(
                _("This document holds instructions that do not belong into one, and was not read.")
            ) from fault
        except (ParseError, LookupError, ValueError, RecursionError) as fault:
            raise RefusedError(
                _("This document is damaged. Open it in Word, save it anew and try that.")
            ) from fault
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError) as fault:
            raise RefusedError(_("This document is damaged or cut off.")) from fault

    def _main_part(self) -> str:
        relations = self.trees.get("_rels/.rels")
        found = [] if relations is None else relations.iterfind(_OFFICE)
        targets = [
            relation.get("Target", "").lstrip("/")
            for relation in found
            if relation.get("Type", "").endswith("/officeDocument")
        ]
        main = next((name for name in targets if name in self.trees), "word/document.xml")
        if main not in self.trees or not self.trees[main].tag.endswith("}document"):
            raise RefusedError(_("This is no Word document. Save it as .docx and try again."))
        return main


def _opened(data: bytes) -> zipfile.ZipFile:
    if data.startswith(_COMPOUND):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise RefusedError(
                _("This document is locked with a password. Save it without one and try again.")
            )
        raise RefusedError(
            _("This is a document of an older kind. Save it as .docx in Word and try again.")
        )
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise RefusedError(
            _("This is no Word document, or it was cut off. Save it as .docx and try again.")
        ) from fault
    entries = archive.infolist()
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise RefusedError(_("This file is encrypted. Save it without a password and try again."))
    if (
        len(entries) > MOST_PARTS
        or sum(entry.file_size for entry in entries) > LARGEST_WHOLE
        or any(entry.file_size > LARGEST_XML for entry in entries if _is_xml(entry.filename))
    ):
        raise RefusedError(_("This document unpacks to more than any article holds."))
    if any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries):
        raise RefusedError(
            _("This document holds macros. Save it as .docx without them and try again.")
        )
    return archive


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))
