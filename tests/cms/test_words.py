"""The words that texts are found by, and the marks where they are found."""

import pytest

from cms.matches import ELLIPSIS, EXTRACT_LENGTH, extract, pieces
from cms.words import LONGEST_TEXT, words


class TestWords:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Barley by rail", "barley by rail"),
            ("Containers, contained", "contain contain"),
            ("ponies caresses ties", "poni caress tie"),
            ("M3s ISO9001s", "m3s iso9001s"),
            ("茶叶", "茶叶"),
            ("茶叶出口", "茶叶 叶出 出口"),
            ("我们从郑州出发。", "我们 们从 从郑 郑州 州出 出发"),
            ("茶", "茶"),
            ("一茶,二水", "一茶 二水"),
            ("ISO9001认证", "iso9001 认证"),
            ("买tea回家", "买 tea 回家"),
            ("ＩＳＯ　９００１", "iso 9001"),
            ("臺灣茶葉", "臺灣 灣茶 茶葉"),
            ("Ürümqi café", "urumqi cafe"),
            ("cafe\u0301", "cafe"),
            ("STRASSE Straße", "strass strass"),
            ("don't, really—no", "don t realli no"),
            ("snake_case", "snake case"),
            ("hy\u00adphen", "hyphen"),
            ("カタカナ", "カタ タカ カナ"),
            ("", ""),
            ("  \t\n ", ""),
            ("'\"%*()<>|&!:\\", ""),
            ("bar\0ley", "bar ley"),
            ("\ud800barley\udfff", "barley"),
            ("\u202ebarley\u200f", "barley"),
            ("🚂🚂", ""),
        ],
    )
    def test_of_a_text(self, text, found):
        assert " ".join(words(text)) == found

    def test_are_the_same_when_they_are_read_again(self):
        text = "从郑州到汉堡: ISO9001认证 and Ürümqi's 茶"

        assert words(" ".join(words(text))) == words(text)

    def test_of_a_very_long_text_end_somewhere(self):
        assert len(words("茶" * (2 * LONGEST_TEXT))) == LONGEST_TEXT - 1


def marked(text: str, term: str) -> str:
    return "".join(f"[{piece}]" if match else piece for piece, match in pieces(text, term))


class TestMatches:
    @pytest.mark.parametrize(
        ("text", "term", "shown"),
        [
            ("Barley by rail", "barley", "[Barley] by rail"),
            ("A container, two containers", "Containers", "A [container], two [containers]"),
            ("Two containers一箱", "container 一箱", "Two [containers][一箱]"),
            ("Barley by rail", "RAIL barley", "[Barley] by [rail]"),
            ("An article on art", "art", "An article on [art]"),
            ("我们出口茶叶到汉堡", "茶叶", "我们出口[茶叶]到汉堡"),
            ("茶叶出口与茶叶", "茶叶出口", "[茶叶出口]与[茶叶]"),
            ("通过ISO9001认证", "iso9001", "通过[ISO9001]认证"),
            ("ＩＳＯ９００１认证", "iso9001", "[ＩＳＯ９００１]认证"),
            ("A café", "cafe", "A [café]"),
            ("A cafe\u0301 here", "cafe", "A [cafe\u0301] here"),
            ("½ price", "2", "[½] price"),
            ("Barley", "", "Barley"),
            ("Barley", "rye", "Barley"),
            ("", "rye", ""),
            ("1 < 2 & 3", "2", "1 < [2] & 3"),
        ],
    )
    def test_are_marked_where_they_stand(self, text, term, shown):
        assert marked(text, term) == shown

    def test_leave_the_text_as_it_was(self):
        text = "从郑州到汉堡\u200b: ISO9001认证 ½ and Ürümqi's 茶"

        assert "".join(piece for piece, _match in pieces(text, "郑州 iso9001 urumqi")) == text


class TestAnExtract:
    TEXT = "word " * 100 + "before the barley came the rye " + "word " * 100

    def test_is_what_stands_around_the_match(self):
        shown = extract(self.TEXT, "barley")

        assert "before the barley came the rye" in shown
        assert shown.startswith(ELLIPSIS)
        assert shown.endswith(ELLIPSIS)
        assert len(shown) <= EXTRACT_LENGTH + 2

    def test_cuts_between_words(self):
        assert set(extract(self.TEXT, "barley").strip(ELLIPSIS).split()) == {
            *("word", "before", "the", "barley", "came", "rye")
        }

    def test_of_a_short_text_is_all_of_it(self):
        assert extract("The  barley\ncame.", "barley") == "The barley came."

    def test_of_chinese_needs_no_spaces(self):
        shown = extract("我" * 500 + "茶叶" + "你" * 500, "茶叶")

        assert "我茶叶你" in shown
        assert len(shown) == EXTRACT_LENGTH + 2

    def test_is_empty_without_a_match(self):
        assert extract(self.TEXT, "sorghum") == ""
