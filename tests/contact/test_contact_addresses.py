"""Product, inquiry form: “contact `foo@`, `12ab`, `123`” and “contact `a@b.cn`, …”."""

import pytest

from contact.addresses import EMAIL, PHONE, Address, read_address, telephone_link


class TestReadAddress:
    @pytest.mark.parametrize(
        ("typed", "normalised"),
        [
            ("a@b.cn", "a@b.cn"),
            ("  a@b.cn \t", "a@b.cn"),
            ("Li.Na@Example.COM", "li.na@example.com"),
            ("li＠example.com", "li@example.com"),
            ("ｌｉ＠ｅｘａｍｐｌｅ．ｃｏｍ", "li@example.com"),
            ("mailto:li@example.com", "li@example.com"),
            ("\u200bli@example.com\u200e", "li@example.com"),
            ("name+tag@example.co.uk", "name+tag@example.co.uk"),
            ("li@例子.cn", "li@例子.cn"),
        ],
    )
    def test_mail_is_read_in_any_usual_spelling(self, typed, normalised):
        assert read_address(typed, "CN") == Address(EMAIL, normalised)

    @pytest.mark.parametrize(
        ("typed", "normalised"),
        [
            ("+8613800138000", "+8613800138000"),
            ("138 0013 8000", "+8613800138000"),
            ("13800138000", "+8613800138000"),
            ("138-0013-8000", "+8613800138000"),
            ("138\u20110013\u20138000", "+8613800138000"),
            ("138\u22120013\u30fc8000", "+8613800138000"),
            ("(0371) 6358-0000", "+8637163580000"),
            ("（0371）6358－0000", "+8637163580000"),
            ("0086 138 0013 8000", "+8613800138000"),
            ("86 138 0013 8000", "+8613800138000"),
            ("＋８６１３８００１３８０００", "+8613800138000"),
            ("  +86 138 0013 8000  ", "+8613800138000"),
            ("\u202a+86 138 0013 8000\u202c", "+8613800138000"),
            ("tel:+86-138-0013-8000", "+8613800138000"),
            ("0371 6358 0000 转 801", "+8637163580000"),
            ("0371 6358 0000 ext. 12", "+8637163580000"),
            ("+49 30 901820", "+4930901820"),
            ("+7 (495) 123-45-67", "+74951234567"),
            ("010/65321000", "+861065321000"),
        ],
    )
    def test_a_number_is_read_in_any_usual_spelling(self, typed, normalised):
        assert read_address(typed, "CN") == Address(PHONE, normalised)

    def test_a_number_without_country_code_belongs_to_the_region_of_the_site(self):
        assert read_address("030 901820", "DE") == Address(PHONE, "+4930901820")

    @pytest.mark.parametrize("region", ["", "XX", "ZZ"])
    def test_a_region_nobody_knows_still_lets_international_numbers_in(self, region):
        assert read_address("+8613800138000", region) == Address(PHONE, "+8613800138000")
        assert read_address("13800138000", region) is None

    @pytest.mark.parametrize(
        "typed",
        [
            "foo@", "@foo", "foo@bar", "a@b@c.cn", "a b@c.cn", "foo@.cn", "foo@b..cn",
            "12ab", "123", "1234", "", "   ", "+", "-", "()", "call me", "转 801",
            "+86", "1" * 40, "9" * 10_000, "@" * 10_000, "a" * 300 + "@b.cn",
        ],
    )  # fmt: skip
    def test_what_is_neither_is_refused(self, typed):
        assert read_address(typed, "CN") is None


class TestTelephoneLink:
    @pytest.mark.parametrize(
        ("phone", "link"),
        [
            ("+86 371 6358 0000", "tel:+86-371-6358-0000"),
            ("0371 6358 0000", "tel:+86-371-6358-0000"),
            ("＋86 371 6358 0000", "tel:+86-371-6358-0000"),
            ("", ""),
            ("ask at the gate", ""),
        ],
    )
    def test_it_follows_rfc_3966_or_is_empty(self, phone, link):
        assert telephone_link(phone, "CN") == link
