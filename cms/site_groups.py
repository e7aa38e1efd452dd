"""The groups of people who write, and whether editors publish themselves."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
)

from .operations.site_setup import SiteIdentity

EDITORS, MODERATORS = "Editors", "Moderators"
WRITES = ("add_page", "change_page")
PUBLISHES = ("publish_page", "lock_page", "unlock_page", "bulk_delete_page")


def grant(group_name: str, app_label: str, *codenames: str) -> Group:
    """Give the group these model permissions, and the way into the admin; return the group."""
    group, _made = Group.objects.get_or_create(name=group_name)
    permissions = Permission.objects.all()
    group.permissions.add(
        permissions.get(content_type__app_label="wagtailadmin", codename="access_admin"),
        *permissions.filter(content_type__app_label=app_label, codename__in=codenames),
    )
    return group


def lay_groups(identity: SiteIdentity) -> None:
    """Make Editors and Moderators with their rights over pages, pictures and documents."""
    root = Page.objects.get(depth=1)
    # Who takes a page off the site leads its visitors on; the list of all that is theirs too.
    grant(MODERATORS, "wagtailredirects", "add_redirect", "change_redirect", "delete_redirect")
    for name, rights in ((EDITORS, WRITES), (MODERATORS, WRITES + PUBLISHES)):
        group = grant(name, "wagtailadmin")
        for codename in rights:
            GroupPagePermission.objects.get_or_create(
                group=group, page=root, permission=_page_permission(codename)
            )
        for codename in ("add_siteimage", "change_siteimage", "choose_image"):
            _grant_collection(group, "cms", codename)
        for codename in ("add_document", "change_document", "choose_document"):
            _grant_collection(group, "wagtaildocs", codename)


def _page_permission(codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)


def _grant_collection(group: Group, app_label: str, codename: str) -> None:
    permission = Permission.objects.get(content_type__app_label=app_label, codename=codename)
    GroupCollectionPermission.objects.get_or_create(
        group=group, collection=Collection.get_first_root_node(), permission=permission
    )


def set_approval(required: bool) -> None:
    """Have Moderators approve what Editors write (True), or let Editors publish (False).

    A group that was renamed is made anew, without members; its namesake keeps what it has.
    """
    root = Page.objects.get(depth=1)
    right = {
        "group": grant(EDITORS, "wagtailadmin"),
        "page": root,
        "permission": _page_permission("publish_page"),
    }
    workflow = Workflow.objects.active().order_by("pk").first()
    if required:
        GroupPagePermission.objects.filter(**right).delete()
        if workflow is not None:
            WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})
    else:
        GroupPagePermission.objects.get_or_create(**right)
        WorkflowPage.objects.filter(page=root).delete()
