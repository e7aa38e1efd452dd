"""Product, Marketing: “A Marketing user logs in to Inquiries and sees nothing of pages, images,
settings, users, also not by URL.” The tables are written by hand; whatever is not in them is
refused, and they are compared with what the URL configuration offers.
"""

import re

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.models import Page

from contact.models import FormPage, Inquiry
from tests.factories.cms import UserFactory
from tests.factories.contact import FormPageFactory, InquiryFactory

from .desk import INDEX, signed_in

pytestmark = pytest.mark.django_db

# Where Marketing may go, and what answers there.
OPEN_TO_MARKETING = {
    "inquiries_modeladmin_index": 200,
    "inquiries_modeladmin_results": 200,
    "inquiries_modeladmin_inspect": 200,
    "inquiries_modeladmin_edit": 200,
    "inquiries_modeladmin_history": 200,
    "wagtailforms:list_submissions": 200,
    "wagtailforms:list_submissions_results": 200,
    "wagtailadmin_account": 200,
    "wagtailadmin_javascript_catalog": 200,
    "wagtailadmin_sprite": 200,
    # What they see there is compared in tests/cms/test_dashboard.py.
    "wagtailadmin_home": 200,
    # Those who are in already are led on.
    "wagtailadmin_login": 302,
    "wagtailadmin_password_reset": 200,
    "wagtailadmin_password_reset_done": 200,
    "wagtailadmin_password_reset_confirm": 200,
    "wagtailadmin_password_reset_complete": 200,
    "wagtailadmin_dismissibles": 200,
    # By POST only.
    "wagtailadmin_logout": 405,
}
# Where inquiries are; people who write articles are refused.
WITH_INQUIRIES = {
    "inquiries_modeladmin_index",
    "inquiries_modeladmin_results",
    "inquiries_modeladmin_inspect",
    "inquiries_modeladmin_edit",
    "inquiries_modeladmin_history",
    "wagtailforms:index",
    "wagtailforms:index_results",
    "wagtailforms:list_submissions",
    "wagtailforms:list_submissions_results",
    "wagtailforms:delete_submissions",
    "contact_erase_submissions",
}
RIGHTS = ("view_inquiry", "change_inquiry", "export_inquiry", "erase_inquiry")


@pytest.fixture
def inquiry(site):
    """An inquiry on a site with its groups."""
    return InquiryFactory(page=FormPage.objects.get(), name="Anna Petrova")


@pytest.fixture
def lone_inquiry(db):
    """An inquiry without a site round it, where no group is needed."""
    form = FormPageFactory(parent=Page.objects.get(depth=2))
    return InquiryFactory(page=form)


def addresses(inquiry) -> dict[str, str]:
    """An address for every name that the admin offers, with ids of what exists."""
    known = {
        "page_id": inquiry.page_id,
        "pk": inquiry.page_id,
        "instance_pk": inquiry.pk,
        "user_id": UserFactory().pk,
        "object_id": inquiry.pk,
    }
    found = {}
    for path, name in _patterns(get_resolver()):
        if path.startswith("admin/"):
            found.setdefault(name or path, "/" + _filled(path, known))
    return found


def _patterns(resolver, prefix="", namespace=""):
    for pattern in resolver.url_patterns:
        path = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _patterns(pattern, path, inner)
        else:
            yield path, f"{namespace}{pattern.name}" if pattern.name else ""


def _filled(path: str, known: dict) -> str:
    """A route with its blanks filled in, whichever way it is written."""
    path = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"<x:\1>", path)
    path = re.sub(r"[\^$]|\\Z", "", path).replace("\\.", ".")
    path = re.sub(r"<(?:\w+:)?(\w+)>", lambda blank: str(known.get(blank[1], "1")), path)
    return re.sub(r"\((?:\?:)?([^()|]*)(?:\|[^()]*)?\)\??", r"\1", path)


class TestTheWalk:
    def test_marketing_reaches_the_written_list_and_nothing_else(self, inquiry):
        client = signed_in("Marketing")
        offered = addresses(inquiry)
        assert set(OPEN_TO_MARKETING) <= set(offered)
        assert len(offered) > 150
        seen = {}
        for name, address in offered.items():
            # Some of these addresses sign people out.
            client.force_login(client.user)
            seen[name] = client.get(address).status_code
        allowed = {name: seen[name] for name in OPEN_TO_MARKETING}
        assert allowed == OPEN_TO_MARKETING
        refused = {name: code for name, code in seen.items() if name not in OPEN_TO_MARKETING}
        assert {name: code for name, code in refused.items() if code not in (403, 404)} == {}
        assert list(refused.values()).count(403) > 100

    def test_marketing_cannot_post_there_either(self, inquiry):
        client = signed_in("Marketing")
        for name, address in addresses(inquiry).items():
            if name not in OPEN_TO_MARKETING:
                assert client.post(address).status_code in (403, 404), name

    def test_a_superuser_is_let_through_as_the_control(self, inquiry):
        client = signed_in(is_superuser=True)
        # Wagtail has an address that tests its own error page.
        client.raise_request_exception = False
        seen = {name: client.get(url).status_code for name, url in addresses(inquiry).items()}
        assert 403 not in seen.values()
        assert list(seen.values()).count(200) > 60

    @pytest.mark.parametrize("group", ["Editors", "Moderators"])
    def test_people_who_write_are_refused_every_address_with_inquiries(self, inquiry, group):
        client = signed_in(group)
        offered = addresses(inquiry)
        seen = {name: client.get(offered[name]).status_code for name in WITH_INQUIRIES}
        assert seen == dict.fromkeys(WITH_INQUIRIES, 403)
        assert client.get("/admin/").status_code == 200
        assert client.get(reverse("wagtailadmin_explore", args=[inquiry.page_id])).status_code in (
            200,
            302,
        )

    def test_every_address_with_inquiries_is_in_the_table(self, inquiry):
        names = {
            name
            for name in addresses(inquiry)
            if "inquir" in name or name.startswith(("wagtailforms:", "contact_"))
        }
        assert names == WITH_INQUIRIES

    def test_nothing_makes_or_deletes_an_inquiry_at_the_desk(self):
        for action in ("create", "delete"):
            with pytest.raises(NoReverseMatch):
                reverse(f"inquiries_modeladmin_{action}")

    def test_somebody_without_an_account_is_asked_to_sign_in(self, inquiry):
        for name in WITH_INQUIRIES:
            response = Client().get(addresses(inquiry)[name])
            assert response.status_code == 302
            assert response.url.startswith("/admin/login/")

    def test_an_account_that_may_only_open_the_admin_sees_no_inquiry(self, inquiry):
        client = signed_in("", "access_admin")
        assert client.get(INDEX).status_code == 403
        assert client.get("/admin/pages/").status_code == 403


class TestWhatMarketingSees:
    def test_signing_in_leads_to_inquiries(self, inquiry):
        UserFactory(username="mei", password="a good long word", group="Marketing")
        response = Client().post(
            "/admin/login/", {"username": "mei", "password": "a good long word"}, follow=True
        )
        assert response.redirect_chain[-1][0] == INDEX
        assert "Anna Petrova" in response.content.decode()

    def test_the_menu_holds_inquiries_and_the_account_only(self, inquiry):
        page = signed_in("Marketing").get(INDEX).content.decode()
        assert '"Inquiries"' in page
        for other in ('"Forms"', '"Pages"', '"Images"', '"Reports"', '"Settings"', '"Help"'):
            assert other not in page
        assert "wagtail.sidebar.SearchModule" not in page

    def test_the_menu_of_a_superuser_is_whole_as_the_control(self, inquiry):
        page = signed_in(is_superuser=True).get(INDEX).content.decode()
        for entry in ('"Inquiries"', '"Forms"', '"Images"', '"Reports"', '"Settings"'):
            assert entry in page
        assert "wagtail.sidebar.SearchModule" in page

    def test_editors_are_not_shown_what_they_may_not_open(self, inquiry):
        page = signed_in("Editors").get("/admin/").content.decode()
        assert '"Images"' in page
        assert '"Inquiries"' not in page
        assert '"Forms"' not in page

    def test_a_refusal_is_a_page_with_a_way_back(self, inquiry):
        response = signed_in("Marketing").get("/admin/pages/")
        assert response.status_code == 403
        assert f'href="{INDEX}"' in response.content.decode()

    def test_the_gate_asks_no_visitor_who_they_are(self, inquiry):
        home = Page.objects.get(depth=2)
        assert "Cookie" not in Client().get(home.url).headers.get("Vary", "")


class TestEachRight:
    """contract.md: view, change, export and erase are four rights, and none brings another."""

    def doors(self, inquiry, client):
        form = inquiry.page_id
        submissions = f"/admin/forms/submissions/{form}/"
        erase = f"{submissions}delete/?selected-submissions={inquiry.pk}"
        edit = f"{INDEX}edit/{inquiry.pk}/"
        answers = {
            "list": client.get(INDEX),
            "inspect": client.get(f"{INDEX}inspect/{inquiry.pk}/"),
            "history": client.get(f"{INDEX}history/{inquiry.pk}/"),
            "submissions": client.get(submissions),
            "change": client.post(edit, {"status": "answered", "owner": ""}),
            "export": client.get(f"{INDEX}?export=csv"),
            "export xlsx": client.get(f"{INDEX}?export=xlsx"),
            "export results": client.get(f"{INDEX}results/?export=csv"),
            "export submissions": client.get(f"{submissions}?export=xlsx"),
            "export submission results": client.get(f"{submissions}results/?export=csv"),
            "erase": client.post(erase),
        }
        return {name for name, answer in answers.items() if answer.status_code in (200, 302)}

    SEEING = {"list", "inspect", "history", "submissions"}
    EXPORTING = {
        "export",
        "export xlsx",
        "export results",
        "export submissions",
        "export submission results",
    }

    @pytest.mark.parametrize(
        ("rights", "opened"),
        [
            ((), set()),
            (("view_inquiry",), SEEING),
            (("view_inquiry", "change_inquiry"), SEEING | {"change"}),
            (("view_inquiry", "export_inquiry"), SEEING | EXPORTING),
            (("view_inquiry", "erase_inquiry"), SEEING | {"erase"}),
            (("export_inquiry", "erase_inquiry"), set()),
            (RIGHTS, SEEING | EXPORTING | {"change", "erase"}),
        ],
    )
    def test_opens_its_own_doors_only(self, lone_inquiry, rights, opened):
        client = signed_in("", "access_admin", *rights)
        assert self.doors(lone_inquiry, client) == opened
        assert Inquiry.objects.filter(pk=lone_inquiry.pk).exists() == ("erase" not in opened)

    def test_marketing_has_these_rights_and_no_other(self, site):
        rights = Permission.objects.filter(group__name="Marketing")
        assert {right.codename for right in rights} == {
            *("access_admin", "view_inquiry", "change_inquiry", "export_inquiry")
        }

    def test_marketing_erases_nothing(self, inquiry):
        opened = self.doors(inquiry, signed_in("Marketing"))
        assert opened == self.SEEING | self.EXPORTING | {"change"}
        assert Inquiry.objects.filter(pk=inquiry.pk).exists()

    def test_who_may_change_the_form_page_still_sees_no_submission(self, inquiry):
        client = signed_in("Editors")
        assert client.get(f"/admin/pages/{inquiry.page_id}/edit/").status_code == 200
        assert self.doors(inquiry, client) == set()

    def test_buttons_are_shown_to_those_they_work_for(self, inquiry):
        viewer = signed_in("", "view_inquiry").get(INDEX).content.decode()
        assert "Anna Petrova" in viewer
        assert "export=" not in viewer
        marketing = signed_in("Marketing").get(INDEX).content.decode()
        assert "export=xlsx" in marketing
        assert "export=csv" in marketing


class TestTheFormsOwnEditPage:
    def test_lets_those_alone_say_who_is_told_who_may_read_inquiries(self, inquiry):
        address = f"/admin/pages/{inquiry.page_id}/edit/"
        editor, admin = signed_in("Editors"), signed_in(is_superuser=True)

        assert "recipients" in admin.get(address).context["form"].fields
        assert "recipients" not in editor.get(address).context["form"].fields

    COUNT = "/admin/forms/submissions/"

    def test_counts_inquiries_for_those_alone_who_may_see_them(self, inquiry):
        address = f"/admin/pages/{inquiry.page_id}/edit/"
        editor, admin = signed_in("Editors"), signed_in(is_superuser=True)

        assert self.COUNT in admin.get(address).content.decode()
        assert self.COUNT not in editor.get(address).content.decode()
