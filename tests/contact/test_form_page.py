"""The form page on the wire and in the editor; product, “Inquiry form, step by step”."""

import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Locale, Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from cms.pages import publish_errors
from contact.models import FormField, FormPage, Inquiry
from home.models import HomePage
from tests.contact.conftest import ANSWERS
from tests.factories.cms import UserFactory
from tests.factories.contact import FormPageFactory
from tests.factories.home import HomePageFactory

pytestmark = pytest.mark.django_db


def add_question(page: FormPage, field_type: str, **values) -> str:
    """Add a question to the form; returns its key."""
    values = {"label": field_type.title(), "required": True, **values}
    field = FormField.objects.create(page=page, field_type=field_type, sort_order=9, **values)
    return field.clean_name


class TestMessages:
    """“one field wrong → the others keep their text; messages say what to do”."""

    @pytest.mark.parametrize(
        ("field", "message"),
        [
            ("name", "Enter your name"),
            ("contact", "Enter an email address or phone number"),
            ("message", "Enter your message"),
        ],
    )
    @pytest.mark.parametrize("typed", ["", "   ", "\u3000", "\u200b", "\0", None])
    def test_a_missing_answer_is_asked_for_and_the_others_are_kept(
        self, send, field, message, typed
    ):
        response = send(**{field: typed})

        assert response.status_code == 422
        assert response.context["form"].errors == {field: [message]}
        assert message in response.text
        kept = [text for name, text in ANSWERS.items() if name != field]
        assert all(text.splitlines()[0] in response.text for text in kept)
        assert Inquiry.objects.count() == 0

    @pytest.mark.parametrize("typed", ["foo@", "12ab", "123"])
    def test_an_unreadable_contact_is_told_what_a_right_one_looks_like(self, send, typed):
        response = send(contact=typed)

        assert response.status_code == 422
        (message,) = response.context["form"].errors["contact"]
        assert "name@example.com" in message
        assert "138 0013 8000" in message
        assert f'value="{typed}"' in response.text
        assert Inquiry.objects.count() == 0

    @pytest.mark.parametrize(
        "typed",
        [
            "a@b.cn",
            "+8613800138000",
            "138 0013 8000",
            "(0371) 6358-0000",
            "0086 138 0013 8000",
            "＋８６１３８００１３８０００",
            "a＠b.cn",
        ],
    )
    def test_a_contact_in_any_usual_spelling_is_kept_as_typed(self, send, typed):
        assert send(contact=f"  {typed} ").status_code == 303
        assert Inquiry.objects.get().contact == typed

    def test_the_page_of_a_refused_form_is_named_an_error(self, send):
        assert "<title>Error: " in send(name="").text
        assert "There is a problem" in send(name="").text

    def test_an_empty_form_says_all_three(self, send):
        response = send(name="", contact="", message="")
        assert response.context["form"].errors.keys() == ANSWERS.keys()
        assert "no-store" in response["Cache-Control"]


class TestHowLongAMessageMayBe:
    """“message of 5,001 characters (limit 5,000, editable) → refused, text kept”."""

    def test_five_thousand_characters_are_taken_and_one_more_is_not(self, send):
        assert send(message="好" * 5_000).status_code == 303

        response = send(message="好" * 5_001)
        assert response.status_code == 422
        assert "好" * 5_001 in response.text
        (message,) = response.context["form"].errors["message"]
        assert message == "Shorten this to 5000 characters or fewer; it has 5001 characters"
        assert Inquiry.objects.count() == 1

    def test_a_line_break_counts_once_however_it_is_sent(self, send):
        for line_break in ("\r\n", "\n", "\r"):
            assert send(message=line_break.join("a" * 2_500)).status_code == 303
            assert send(message=line_break.join("a" * 2_501)).status_code == 422
        assert {len(text) for text in Inquiry.objects.values_list("message", flat=True)} == {4_999}

    def test_the_limit_is_the_page_s(self, send, form_page):
        form_page.longest_message = 100
        form_page.save()
        assert send(message="a" * 100).status_code == 303
        assert send(message="a" * 101).status_code == 422

    def test_the_browser_is_not_told_to_cut_what_is_pasted(self, form_page):
        assert "maxlength" not in Client().get(form_page.url).text

    def test_a_name_of_256_characters_is_told_to_be_shorter(self, send):
        assert send(name="n" * 255).status_code == 303
        assert send(name="n" * 256).status_code == 422


class TestAnswersOnTheWire:
    def test_the_form_is_fresh_for_everybody_and_kept_by_nobody(self, form_page):
        response = Client().get(form_page.url)

        assert response.status_code == 200
        # Kept by this browser alone, so that going back finds the same token.
        assert {"private", "no-cache"} == set(response["Cache-Control"].split(", "))
        for name in ("token", "source", "stamp", "website", *ANSWERS):
            assert f'name="{name}"' in response.text
        assert "csrfmiddlewaretoken" not in response.text

    def test_the_article_is_remembered_and_named(self, form_page, article):
        response = Client().get(form_page.url, {"from": article.pk})
        assert response.context["form"]["source"].value() == str(article.pk)
        assert "Barley by rail" in response.text

    @pytest.mark.parametrize("given", ["abc", "1" + "0" * 30, "-1", "", "\0", "9" * 10_000])
    def test_a_source_that_is_no_page_opens_the_form_all_the_same(self, form_page, given):
        response = Client().get(form_page.url, {"from": given})
        assert response.status_code == 200
        assert response.context["form"]["source"].value() == ""

    def test_sending_leads_to_a_page_of_its_own_that_names_nobody(self, send, article, form_page):
        response = send(source=str(article.pk))
        inquiry = Inquiry.objects.get()

        assert response.status_code == 303
        assert response["Location"] == f"/contact/sent/{inquiry.reference}/"
        assert re.fullmatch(r"[0-9A-Z]{5}-[0-9A-Z]{5}", inquiry.reference)

        page = Client().get(response["Location"])
        assert page.status_code == 200
        assert "no-store" in page["Cache-Control"]
        assert "Inquiry sent" in page.text
        assert inquiry.reference in page.text
        assert "Barley by rail" in page.text
        for personal in ("李娜", "li.na", "Li.Na", "Two tonnes"):
            assert personal not in page.text

    def test_an_unknown_reference_is_not_found(self, send, form_page):
        known = send()["Location"]
        assert Client().get(known).status_code == 200
        for unknown in ("00000-00000", "x", "0" * 500, known.split("/")[-2].lower()):
            assert Client().get(f"/contact/sent/{unknown}/").status_code == 404
        for path in (
            "/contact/sent/",
            "/contact/sent/a/b/",
            "/contact/other/",
            "/contact/sent/%00/",
        ):
            assert Client().get(path).status_code == 404

    def test_a_reference_of_another_form_page_is_not_found(self, send, form_page):
        other = FormPageFactory(parent=form_page.get_parent(), title="Careers", slug="careers")
        reference = send()["Location"].split("/")[-2]
        assert Client().get(f"/contact/sent/{reference}/").status_code == 200
        assert Client().get(f"{other.url}sent/{reference}/").status_code == 404

    def test_head_is_answered_like_get(self, send, form_page):
        for url in (form_page.url, send()["Location"]):
            response = Client().head(url)
            assert (response.status_code, response.content) == (200, b"")

    @pytest.mark.parametrize("method", ["put", "patch", "delete"])
    def test_other_methods_are_refused_plainly(self, send, form_page, method):
        client = Client(enforce_csrf_checks=True)
        for url in (form_page.url, send()["Location"]):
            response = getattr(client, method)(url)
            assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS, POST")

    def test_options_names_what_the_form_takes(self, form_page):
        response = Client().options(form_page.url)
        assert (response.status_code, response["Allow"]) == (200, "GET, HEAD, OPTIONS, POST")

    def test_nothing_but_the_form_takes_posts(self, send, form_page, article):
        sent = send()["Location"]
        for url in ("/", "/news/", article.url, sent):
            assert Client().get(url).status_code == 200
            assert Client(enforce_csrf_checks=True).post(url, ANSWERS).status_code == 405
        assert Inquiry.objects.count() == 1

    def test_a_form_that_is_off_the_site_takes_nothing(self, send, form_page):
        sent = send()["Location"]
        form_page.unpublish()
        assert send(message="Again").status_code == 404
        assert Client().get(sent).status_code == 404
        assert Inquiry.objects.count() == 1


class TestLanguage:
    def test_the_form_speaks_the_language_of_its_page(self, form_page, settings):
        settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES
        chinese = Locale.objects.create(language_code="zh-hans")
        home = HomePageFactory(
            parent=HomePage.objects.get().get_parent(), title="北门", slug="bei-men", locale=chinese
        )
        Site.objects.create(hostname="localhost", root_page=home)
        FormPageFactory(parent=home, title="联系我们", slug="lian-xi", locale=chinese)

        for host, language in [("localhost", "zh-hans"), ("testserver", "en")]:
            url = "/lian-xi/" if host == "localhost" else form_page.url
            client = Client(headers={"Host": host, "Accept-Language": "fr"})
            for response in (client.get(url), client.post(url, {}), client.post(url, ANSWERS)):
                assert response.status_code in (200, 422, 303)
                assert response["Content-Language"] == language


class TestEveryFieldType:
    """Fields that editors add are asked, checked and stored with the question as asked."""

    CHOICES = "Rail\nSea\nRoad"

    @pytest.mark.parametrize(
        ("field_type", "typed", "stored", "wrong"),
        [
            ("singleline", "Two\tlines", "Two lines", "x" * 256),
            ("multiline", "One\r\ntwo", "One\ntwo", "x" * 5_001),
            ("email", "a@b.cn", "a@b.cn", "a@"),
            ("number", "12.50", "12.50", "twelve"),
            ("number", "0", "0", "NaN"),
            ("url", "https://example.com/a", "https://example.com/a", "not an address"),
            ("checkbox", "on", True, ""),
            ("checkboxes", ["Rail", "Sea"], ["Rail", "Sea"], ["Rail", "Air"]),
            ("dropdown", "Sea", "Sea", "Air"),
            ("multiselect", ["Sea"], ["Sea"], ["Air"]),
            ("radio", "Road", "Road", "Air"),
            ("date", "2026-11-23", "2026-11-23", "2026-02-30"),
            ("datetime", "2026-11-23T10:30", "2026-11-23T10:30:00+08:00", "half past ten"),
        ],
    )
    def test_it_is_shown_asked_and_stored(self, send, form_page, field_type, typed, stored, wrong):
        key = add_question(form_page, field_type, label="How 多少?", choices=self.CHOICES)
        assert f'name="{key}"' in Client().get(form_page.url).text

        assert send().status_code == 422
        assert send(**{key: wrong}).status_code == 422
        assert Inquiry.objects.count() == 0

        assert send(**{key: typed}).status_code == 303
        inquiry = Inquiry.objects.get()
        assert inquiry.form_data[key] == stored
        assert inquiry.questions[-1] == {"key": key, "label": "How 多少?", "type": field_type}
        question, answer = inquiry.answers[-1]
        assert question == "How 多少?"
        assert answer

    @pytest.mark.parametrize(
        "field_type", [name for name, _label in FormField._meta.get_field("field_type").choices]
    )
    def test_left_out_where_it_may_be_it_costs_nothing(self, send, form_page, field_type):
        key = add_question(form_page, field_type, required=False, choices=self.CHOICES)
        assert send().status_code == 303
        assert Inquiry.objects.get().form_data[key] in ("", None, False, [])

    @pytest.mark.parametrize(
        "field_type", ["email", "url", "number", "date", "radio", "checkboxes"]
    )
    @pytest.mark.parametrize("typed", ["\0", "a\0@b.cn", "1e999999", "9" * 5_000, "0001-01-01"])
    def test_nothing_typed_is_a_server_error(self, send, form_page, field_type, typed):
        key = add_question(form_page, field_type, choices=self.CHOICES)
        assert send(**{key: typed}).status_code in (303, 422)

    def test_a_hidden_field_is_not_offered(self):
        assert "hidden" not in dict(FormField._meta.get_field("field_type").choices)

    def test_dates_are_asked_with_the_browser_s_own_calendar(self, form_page):
        add_question(form_page, "date", default_value="")
        add_question(form_page, "datetime", default_value="")
        text = Client().get(form_page.url).text
        assert 'type="date"' in text
        assert 'type="datetime-local"' in text


class TestKeys:
    """“role fields have these names for good, other fields `q_<random>` with free labels”."""

    def test_roles_keep_their_key_type_and_being_required(self, form_page):
        field = form_page.form_fields.get(role="message")
        field.label, field.field_type, field.required = "What about?", "date", False
        field.clean_name = "q_12345678"
        field.save()

        field.refresh_from_db()
        assert (field.clean_name, field.field_type, field.required) == (
            "message",
            "multiline",
            True,
        )

    def test_a_key_stays_when_the_question_is_renamed(self, send, form_page):
        key = add_question(form_page, "singleline", label="Colour")
        assert re.fullmatch(r"q_[0-9a-f]{8}", key)
        send(**{key: "Red"})

        field = FormField.objects.get(clean_name=key)
        field.label = "Shade"
        field.save()
        send(**{key: "Blue"})

        assert FormField.objects.get(pk=field.pk).clean_name == key
        newer, older = Inquiry.objects.order_by("-pk")
        assert older.answers[-1] == ("Colour", "Red")
        assert newer.answers[-1] == ("Shade", "Blue")

    def test_two_questions_may_have_the_same_label(self, send, form_page):
        keys = {add_question(form_page, "singleline", label="Colour") for _ in range(2)}
        assert len(keys) == 2
        assert send(**dict.fromkeys(keys, "Red")).status_code == 303

    @pytest.mark.parametrize("name", ["name", "token", "source", "stamp", "website", "submit_time"])
    def test_no_question_takes_a_name_that_the_form_uses_itself(self, form_page, name):
        field = FormField(page=form_page, label="Colour", field_type="singleline", clean_name=name)
        field.save()
        assert re.fullmatch(r"q_[0-9a-f]{8}", field.clean_name)

    def test_a_copy_of_the_page_has_the_same_keys(self, form_page):
        key = add_question(form_page, "singleline")
        copy = form_page.copy(update_attrs={"slug": "copy"})
        names = set(copy.form_fields.values_list("clean_name", flat=True))
        assert names == {*ANSWERS, key}


class TestInTheEditor:
    @pytest.fixture
    def editor(self, form_page):
        client = Client()
        client.force_login(UserFactory(is_superuser=True))
        return client

    def form_data(self, page: FormPage, rows: list[dict], **more) -> dict:
        return nested_form_data(
            {
                "title": "Contact",
                "slug": page.slug,
                "introduction": "",
                "privacy_text": "",
                "thank_you_text": rich_text("<p>We answer.</p>"),
                "recipients": "",
                "longest_message": "5000",
                "seo_title": "",
                "search_description": "",
                "form_fields": inline_formset(rows, initial=sum(1 for r in rows if "id" in r)),
                "comments": inline_formset([]),
                **more,
            }
        )

    def rows_of(self, response) -> list[dict]:
        """The rows as the edit page shows them, hidden inputs and all."""
        forms = response.context["form"].formsets["form_fields"].forms
        return [
            {
                name: form[name].value() or ""
                for name in form.fields
                if name not in ("DELETE", "ORDER")
            }
            for form in forms
        ]

    def edit_url(self, page):
        return f"/admin/pages/{page.pk}/edit/"

    def save(self, editor, page, rows, **more):
        data = self.form_data(page, rows, **more)
        initial = sum(1 for row in rows if "id" in row)
        data["form_fields-INITIAL_FORMS"] = str(initial)
        return editor.post(self.edit_url(page), data)

    def test_a_key_made_in_a_draft_is_the_one_that_goes_live(self, editor, form_page):
        rows = self.rows_of(editor.get(self.edit_url(form_page)))
        new = {**rows[0], "id": "", "role": "", "clean_name": "", "label": "Colour"}
        new["field_type"] = "singleline"
        del new["id"]

        assert self.save(editor, form_page, [*rows, new]).status_code == 302
        keys = []
        for label in ("Colour", "Shade", "Hue"):
            opened = editor.get(self.edit_url(form_page))
            rows = self.rows_of(opened)
            assert f'value="{rows[3]["clean_name"]}"' in opened.text
            keys.append(rows[3]["clean_name"])
            rows[3]["label"] = label
            assert self.save(editor, form_page, rows).status_code == 302
        rows = self.rows_of(editor.get(self.edit_url(form_page)))
        response = self.save(editor, form_page, rows, **{"action-publish": "1"})
        assert response.status_code == 302

        live = FormField.objects.get(page=form_page, role="")
        assert live.label == "Hue"
        assert {live.clean_name} == set(keys)
        assert re.fullmatch(r"q_[0-9a-f]{8}", live.clean_name)

    @pytest.mark.parametrize("role", list(ANSWERS))
    def test_publishing_without_a_role_is_refused_with_a_sentence(self, editor, form_page, role):
        rows = self.rows_of(editor.get(self.edit_url(form_page)))
        for row in rows:
            if row["role"] == role:
                row["DELETE"] = "1"
        label = str(dict(FormField.ROLES)[role])

        response = self.save(editor, form_page, rows, **{"action-publish": "1"})
        assert response.status_code == 200
        assert f"exactly one field used as “{label}”" in response.text
        assert form_page.form_fields.filter(role=role).exists()

        assert self.save(editor, form_page, rows).status_code == 302

    def test_publishing_with_a_role_twice_is_refused_and_drafts_are_not(self, editor, form_page):
        rows = self.rows_of(editor.get(self.edit_url(form_page)))
        again = {name: value for name, value in rows[0].items() if name != "id"}
        rows.append({**again, "clean_name": "", "label": "Your name again"})

        response = self.save(editor, form_page, rows, **{"action-publish": "1"})
        assert response.status_code == 200
        assert "exactly one field used as “Name of the sender”" in response.text
        assert self.save(editor, form_page, rows).status_code == 302

    def test_publishing_what_is_whole_goes_through(self, editor, form_page):
        rows = self.rows_of(editor.get(self.edit_url(form_page)))
        rows[0]["label"] = "Who are you?"
        response = self.save(editor, form_page, rows, **{"action-publish": "1"})
        assert response.status_code == 302
        assert form_page.form_fields.get(role="name").label == "Who are you?"

    def test_the_other_doors_ask_the_same(self, form_page):
        assert publish_errors(form_page) == []
        form_page.form_fields = [FormField(role="name", label="Name")]
        texts = [text for error in publish_errors(form_page) for text in error.messages]
        assert len(texts) == 2
        assert "Message" in texts[1]

    @pytest.mark.parametrize(
        ("mode", "words"), [("form", "Send inquiry"), ("landing", "Inquiry sent")]
    )
    def test_preview_shows_form_and_page_after_sending(self, editor, form_page, mode, words):
        rows = self.rows_of(editor.get(self.edit_url(form_page)))
        rows[0]["label"] = "Who are you?"
        url = f"{self.edit_url(form_page)}preview/"
        posted = editor.post(url, self.form_data(form_page, rows, mode="form"))
        assert json.loads(posted.content)["is_valid"]

        response = editor.get(url, {"mode": mode})
        assert response.status_code == 200
        assert words in response.text
        assert ("Who are you?" in response.text) is (mode == "form")
        assert Inquiry.objects.count() == 0

    def test_preview_of_a_page_that_is_not_stored_yet(self, editor, form_page):
        home = HomePage.objects.get()
        url = f"/admin/pages/add/contact/formpage/{home.pk}/preview/"
        row = {
            "label": "Colour",
            "role": "",
            "field_type": "singleline",
            "clean_name": "",
            "help_text": "",
            "choices": "",
            "default_value": "",
        }
        data = self.form_data(FormPage(slug="new"), [row])
        assert json.loads(editor.post(url, data).content)["is_valid"]
        for mode in ("form", "landing"):
            assert editor.get(url, {"mode": mode}).status_code == 200

    def test_recipients_must_be_addresses(self, form_page):
        form_page.recipients = "a@example.com, nobody"
        with pytest.raises(ValidationError):
            form_page.full_clean()
