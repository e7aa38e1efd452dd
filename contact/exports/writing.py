"""An export into a file of the server."""

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write_privately(path: str, pieces: Iterable[bytes]) -> int:
    """Write `pieces` to `path`, whole or not at all; return the size in bytes.

    The file holds personal data, so only its owner may read it. Raises OSError.
    """
    target = Path(path)
    # mkstemp makes it with mode 0600; beside the target, so that the last step is one rename.
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece)
            size = file.tell()
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)
        raise
    return size
