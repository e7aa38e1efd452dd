from django.db import migrations

from news.reading_time import minutes_to_read

CHUNK = 500


def count_minutes(apps, schema_editor):
    """Count what stands on the site; later ones are counted when they are published.

    Nothing is said of updates before: whether words or only a picture changed is not known.
    """
    articles = apps.get_model("news", "NewsDetailPage").objects
    uncounted = articles.filter(live=True, reading_minutes=None).order_by("pk")
    last = 0
    # By key: a chunk is in memory, and rows stay as readers change them between two chunks.
    while chunk := list(uncounted.filter(pk__gt=last).only("introduction", "body")[:CHUNK]):
        for article in chunk:
            minutes = minutes_to_read(article.introduction, article.body)
            articles.filter(pk=article.pk).update(reading_minutes=minutes)
        last = chunk[-1].pk


class Migration(migrations.Migration):
    dependencies = [("news", "0002_article_words_and_picks")]

    operations = [migrations.RunPython(count_minutes, migrations.RunPython.noop)]
