"""`python -m benchmarks NAME …`: the measurements by name; each ends with 0 when all is well."""

import importlib
import os
import sys

import django

NAMES = ("lighthouse", "screenshots")


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in NAMES:
        print(f"Name one of: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    # Only for what the measurements import; a site under measurement has settings of its own.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    django.setup()
    measurement = importlib.import_module(f".{arguments[0]}", __package__)
    return measurement.main(arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
