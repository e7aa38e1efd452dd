import re
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

# A sheet beside the importing one, and perhaps the medium it is for.
IMPORT = re.compile(r'^@import url\("([\w-]+\.css)"\)\s*([\w-]*);$', re.MULTILINE)


class JoinedSheets:
    """A storage of style sheets as `open` gives them: with what they import put in."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage

    def open(self, name: str) -> ContentFile:
        return ContentFile(self._joined(name).encode())

    def _joined(self, name: str) -> str:
        with self.storage.open(name) as file:
            sheet = file.read().decode()

        def imported(match: re.Match) -> str:
            beside = PurePosixPath(name).with_name(match[1])
            inner = self._joined(str(beside))
            return f"@media {match[2]} {{\n{inner}}}\n" if match[2] else inner

        return IMPORT.sub(imported, sheet)


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Static files hashed and compressed, each of our style sheets in one piece.

    The sheets stay small files by concern; a browser would find their imports only after it has
    loaded what imports them, one request after the other.
    """

    def post_process(self, paths, *args, **kwargs):
        ours = {name for name in paths if name.startswith("cms/") and name.endswith(".css")}
        joined = {name: (JoinedSheets(paths[name][0]), paths[name][1]) for name in ours}
        yield from super().post_process(paths | joined, *args, **kwargs)
