"""Search fields whose text goes into Wagtail's index as the words of `cms.words`."""

from wagtail.search import index

from cms.words import words

# Raised when the same text gives other words: `make run` then builds the index anew.
INDEX_VERSION = 2


def text_of(value) -> str:
    """Return the text of what a search field holds: a string, a list of strings or nothing."""
    if isinstance(value, (list, tuple)):
        return " ".join(text_of(part) for part in value)
    return "" if value is None else str(value)


class WordsField(index.SearchField):
    """Found by its words."""

    def get_value(self, obj) -> str:
        return " ".join(words(text_of(super().get_value(obj))))


class WordsAutocompleteField(index.AutocompleteField):
    """Found by the beginning of its words, and as Wagtail's admin asks for it."""

    def get_value(self, obj) -> str:
        text = text_of(super().get_value(obj))
        return " ".join([text, *words(text)])


def in_words(field: index.BaseField) -> index.BaseField:
    """Return the field that puts the words of `field` into the index; a filter stays as it is."""
    if isinstance(field, index.SearchField):
        return WordsField(field.field_name, boost=field.boost, **field.kwargs)
    if isinstance(field, index.AutocompleteField):
        return WordsAutocompleteField(field.field_name, **field.kwargs)
    return field
