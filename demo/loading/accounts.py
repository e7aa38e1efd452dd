import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from cms.site_groups import EDITORS, MODERATORS
from contact.site_setup import MARKETING

# User name: first name, last name, group.
ACCOUNTS = {
    "admin": ("Luo", "Ping", None),
    "editor": ("Shen", "Yue", EDITORS),
    "moderator": ("He", "Ruolan", MODERATORS),
    "marketing": ("Zhao", "Min", MARKETING),
}
# Without letters and digits that are taken for each other.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def accounts_wanted() -> bool:
    """Whether these settings allow accounts whose passwords lie in a file."""
    return getattr(settings, "DEMO_ACCOUNTS", False)


def accounts_file() -> Path:
    """Where the passwords are kept, one line an account."""
    return settings.VAR_DIR / "demo-accounts.txt"


def load_accounts(domain: str) -> dict[str, str]:
    """Make the accounts that are missing; return their passwords by user name."""
    people = get_user_model().objects
    there = set(people.filter(username__in=ACCOUNTS).values_list("username", flat=True))
    made = {}
    for username, (first_name, last_name, group) in ACCOUNTS.items():
        if username in there:
            continue
        made[username] = _password()
        user = people.create_user(
            username,
            f"{username}@{domain}",
            made[username],
            first_name=first_name,
            last_name=last_name,
            is_superuser=group is None,
            is_staff=group is None,
        )
        if group:
            user.groups.add(Group.objects.get(name=group))
    return made


def _password() -> str:
    drawn = "".join(secrets.choice(ALPHABET) for _place in range(16))
    return "-".join(drawn[start : start + 4] for start in range(0, 16, 4))


def keep_passwords(made: dict[str, str]) -> None:
    """Write the passwords where only the owner of the process can read them."""
    path = accounts_file()
    known = dict(line.split() for line in path.read_text().splitlines()) if path.exists() else {}
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w") as file:
        file.writelines(f"{name:<10} {word}\n" for name, word in (known | made).items())
    fresh.replace(path)
