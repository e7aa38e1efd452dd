"""`manage.py init_site`: an own site without the demo, in an empty database."""

import tomllib
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import GroupPagePermission, Page, Site

from cms.models import User
from cms.site_groups import EDITORS
from contact.models import ContactDetails, Inquiry

DEMO = Path(__file__).resolve().parent.parent.parent / "demo" / "content"
ADDRESSES = [
    "/",
    "/news/",
    "/contact/",
    "/accessibility/",
    "/search/?q=trade",
    "/admin/login/",
]


def init_site(**options) -> str:
    values = {"name": "Own Company", "email": "me@own.example", "phone": "030 123456", **options}
    told = StringIO()
    call_command("init_site", **values, stdout=told)
    return told.getvalue()


def counts() -> dict:
    return {model: model.objects.count() for model in (Page, Site, Group, User, ContactDetails)}


@pytest.mark.django_db
class TestInitSite:
    def test_answers_at_every_first_address(self, client):
        init_site()

        for address in ADDRESSES:
            response = client.get(address)
            assert response.status_code == 200, address
            assert "<h1" in response.text

    def test_names_the_company_and_never_the_demo(self, client):
        init_site()
        company = tomllib.loads((DEMO / "contact.toml").read_text())["company"]
        strange = [company["name"], company["email"], company["phone"], "Meridian", "Zhengzhou"]

        for address in ADDRESSES[:-1]:
            html = client.get(address).text
            assert "Own Company" in html
            assert not [word for word in strange if word in html]
        for page in Page.objects.specific():
            assert not [word for word in strange if word in str(vars(page))]

    def test_takes_in_an_inquiry(self, client):
        init_site()

        response = client.post(
            "/contact/", {"name": "Ann", "contact": "ann@example.com", "message": "Hello"}
        )

        assert response.status_code == 303
        assert Inquiry.objects.get().name == "Ann"
        assert "Inquiry sent" in client.get(response.url).text

    def test_reads_numbers_in_the_region_it_was_told(self, client):
        init_site(region="de")

        client.post("/contact/", {"name": "Ann", "contact": "030 123456", "message": "Hello"})

        assert Inquiry.objects.get().contact_normalised == "+4930123456"

    def test_says_what_is_accessible_and_how_to_complain(self, client):
        init_site(email="me@own.example", phone="030 <123456>")

        html = client.get("/accessibility/").text

        assert 'href="/accessibility/"' in client.get("/").text.partition("<footer")[2]
        assert "Web Content Accessibility Guidelines" in html
        assert "What may be in your way" in html
        main = html[html.index("<main") : html.index("</main>")]
        assert 'href="mailto:me@own.example"' in main
        assert "030 &lt;123456&gt;" in main
        assert 'href="/contact/"' in main

    def test_starts_the_home_page_with_its_four_blocks(self, client):
        init_site()

        body = Page.objects.get(slug="home").specific.body
        kinds = [block.block_type for block in body]
        assert kinds == ["lead_story", "latest_news", "about", "talk_to_us"]

    def test_tells_the_password_of_the_first_account_once(self, client):
        told = init_site()
        password = told.split("password ")[1].split()[0]

        assert client.login(username="admin", password=password)
        assert User.objects.get().is_superuser
        assert "password" not in init_site()

    def test_twice_changes_nothing(self):
        init_site()
        before = counts()

        init_site(name="Another name")

        assert counts() == before
        assert ContactDetails.objects.get().company == "Own Company"

    def test_lays_the_details_also_after_somebody_looked_in(self, client):
        assert client.get("/not-there-yet/").status_code == 404
        assert ContactDetails.objects.get().company == ""

        init_site()

        details = ContactDetails.objects.get()
        assert (details.company, details.email) == ("Own Company", "me@own.example")
        right = {"group__name": EDITORS, "permission__codename": "publish_page"}
        assert GroupPagePermission.objects.filter(**right).count() == 1

    def test_leaves_a_sound_tree(self):
        init_site()

        assert Page.find_problems() == ([], [], [], [], [])
        assert Page.objects.get(slug="home").numchild == 3

    @pytest.mark.parametrize("wrong", [{"email": "nobody"}, {"region": "DEU"}, {"region": "1"}])
    def test_refuses_what_cannot_be_right(self, wrong):
        with pytest.raises(CommandError):
            init_site(**wrong)

        assert not User.objects.exists()
