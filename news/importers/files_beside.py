"""Pictures that a file only names, from the folder in which it lies."""

from pathlib import Path

from .articles import PictureFile

LARGEST = 20 * 1024 * 1024


def picture_beside(folder: Path | None, name: str) -> PictureFile | None:
    """Return the file called `name` below `folder`; never one from outside of it."""
    if folder is None or not name or "\0" in name or ":" in name:
        return None
    root = folder.resolve()
    try:
        path = (root / name).resolve()
        if path.is_relative_to(root) and path.is_file() and path.stat().st_size <= LARGEST:
            return PictureFile(path.name, path.read_bytes())
    except OSError:
        # Names longer than any file's.
        return None
    return None
