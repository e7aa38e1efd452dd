"""Takes "Who we are" from its four columns into a block, between the other three of before.

Rows and revisions alike: the editor opens the newest revision, not the row. The columns stay for
one release. Servers of the release before read and write them while this runs and until the last
of them is replaced; they never touch the new column, and the database fills it for pages that
they add. What an editor changes there in those minutes is still in the columns, and comes across
when this migration is run back and forth. Run back it writes the block's words into the columns.
"""

import json
import uuid

from django.db import migrations

USUAL_CARDS = 6


def block(kind, **value):
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def blocks_of(about):
    """The body that looks as the page looked: lead story, news, who we are, talk to us."""
    return [
        block("lead_story", article=None),
        block("latest_news", heading="", count=USUAL_CARDS),
        block("about", **about),
        block("talk_to_us", heading="", text=""),
    ]


def about_of(blocks):
    """What the first block "Who we are" holds, by the names of the columns; None without one."""
    value = next((each["value"] for each in blocks if each["type"] == "about"), None)
    if value is None:
        return None
    return {
        "about_heading": value.get("heading") or "",
        "about_text": value.get("text") or "",
        "about_picture": value.get("image"),
        "about_page": value.get("page"),
    }


def known(apps, app_label, model, pk):
    there = apps.get_model(app_label, model).objects.filter(pk=pk).exists()
    return pk if there else None


def revisions_of(apps, pages):
    model = apps.get_model("wagtailcore", "Revision")
    content_type = apps.get_model("contenttypes", "ContentType")
    kind = content_type.objects.filter(app_label="home", model="homepage").first()
    ids = [str(pk) for pk in pages.values_list("pk", flat=True)]
    return model.objects.filter(content_type=kind, object_id__in=ids)


def into_blocks(apps, schema_editor):
    pages = apps.get_model("home", "HomePage").objects.all()
    for page in pages:
        about = {
            "heading": page.about_heading,
            "text": page.about_text,
            "image": page.about_picture_id,
            "page": page.about_page_id,
        }
        page.body = json.dumps(blocks_of(about))
        page.save(update_fields=["body"])
    for revision in revisions_of(apps, pages):
        content = revision.content
        about = {
            "heading": content.get("about_heading", ""),
            "text": content.get("about_text", ""),
            "image": content.get("about_picture"),
            "page": content.get("about_page"),
        }
        content["body"] = json.dumps(blocks_of(about))
        revision.save(update_fields=["content"])


def into_columns(apps, schema_editor):
    pages = apps.get_model("home", "HomePage").objects.all()
    for page in pages:
        about = about_of(list(page.body.raw_data))
        if about is None:
            continue
        page.about_heading, page.about_text = about["about_heading"], about["about_text"]
        # A block may name what has been deleted; a column may not.
        page.about_picture_id = known(apps, "cms", "SiteImage", about["about_picture"])
        page.about_page_id = known(apps, "wagtailcore", "Page", about["about_page"])
        page.save(update_fields=["about_heading", "about_text", "about_picture", "about_page"])
    for revision in revisions_of(apps, pages):
        about = about_of(json.loads(revision.content.pop("body", None) or "[]"))
        revision.content.update(about or {})
        revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_home_blocks"),
        ("cms", "0002_site_image"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(into_blocks, into_columns)]
