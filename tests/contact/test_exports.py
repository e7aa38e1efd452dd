"""Product, Marketing: “Export of exactly what is filtered, CSV and XLSX: opens right in Excel”
and “Renamed or deleted form fields still export. A deleted article or form page loses no inquiry.”
"""

import io
import re
import stat
import subprocess
import sys
import zipfile
from datetime import UTC, datetime

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from wagtail.models import ModelLogEntry, Page

from contact.exports import cells, csv_file, rows, xlsx_file, xlsx_parts
from contact.exports.columns import Column
from contact.exports.downloads import filename
from contact.models import FormPage, Inquiry
from tests.factories.contact import FormPageFactory, InquiryFactory
from tests.factories.news import NewsDetailPageFactory

from .desk import as_dicts, csv_rows, exported, xlsx_book, xlsx_rows

TRIGGERS = tuple("=+-@\t\r\n＝＋－＠")
HOSTILE = [
    '=HYPERLINK("http://evil.example","click")',
    "=1+1",
    "+8613800138000",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u200b=1+1",
    "\u202e=1+1",
    "\x00=1+1",
    "＝1+1",
    "＋8613800138000",
    "－1",
    "＠SUM(1)",
    "a\x0bb",
    "a\x00b",
    "a\ud800b",
    "a\ufffeb\uffffc",
    "\u200eright \u202bto\u202c left\u200f",
    "🍵 tea 👩‍👩‍👧",
    "运费是多少？",
    'a "quoted", text; with = everything',
    "two\r\nlines\rand\nthree",
    "<b>&amp;</b>]]>",
    "_x0041_ is typed",
    "00371 0042",
    "1e5",
]


@pytest.fixture
def form_page(db):
    return FormPageFactory(parent=Page.objects.get(depth=2))


@pytest.fixture
def article(db):
    return NewsDetailPageFactory(parent=Page.objects.get(depth=2), title="Barley by rail")


def without_what_no_file_holds(text: str) -> str:
    """The same rule as in the code, written another way."""
    kept = [c for c in text if c in "\t\n\r" or (ord(c) >= 32 and not 0xD800 <= ord(c) <= 0xDFFF)]
    return "".join(c for c in kept if c not in "\ufffe\uffff")


def with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def hostile_columns(text: str) -> list[Column]:
    """Columns that carry `text` as heading and as cell; a database stores some of it not."""
    return [Column(text, 20, lambda row: text), Column("Plain", 20, lambda row: row.name)]


def row(**values) -> rows.Row:
    plain = dict.fromkeys(rows.Row.__slots__, "")
    return rows.Row(**{**plain, "submit_time": datetime(2026, 1, 1, tzinfo=UTC), **values})


class TestHostileTextIsNeverAFormula:
    @pytest.mark.parametrize("text", HOSTILE)
    def test_xlsx_holds_it_as_text_in_heading_and_cell(self, text):
        data = b"".join(xlsx_file.xlsx_bytes(hostile_columns(text), [row(name="Ann")]))
        cells_read = [cell for line in xlsx_book(data).active.iter_rows() for cell in line]
        assert [cell for cell in cells_read if cell.data_type == "f"] == []
        expected = with_line_feeds(without_what_no_file_holds(text))
        # Excel reads the escape; openpyxl leaves it in inline text.
        read = [str(cell.value).replace("_x005F_", "_") for cell in cells_read]
        assert read == [expected, "Plain", expected, "Ann"]

    def test_the_check_for_formulas_finds_a_planted_one(self):
        book = openpyxl.Workbook()
        book.active.append(["=1+1"])
        file = io.BytesIO()
        book.save(file)
        cell = xlsx_book(file.getvalue()).active["A1"]
        assert cell.data_type == "f"

    @pytest.mark.parametrize("text", HOSTILE)
    def test_csv_has_no_cell_that_starts_like_one(self, text):
        data = b"".join(csv_file.csv_bytes(hostile_columns(text), [row(name="Ann")]))
        read = csv_rows(data)
        assert read[1][1] == "Ann"
        for cell in (read[0][0], read[1][0]):
            bare = cell.lstrip(" \u200b\u202e\u200e")
            assert not bare.startswith(TRIGGERS)
            expected = with_line_feeds(without_what_no_file_holds(text))
            assert cell in (expected, f"'{expected}")

    @pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@a", "\ta", "\ra", "＝1", "＋1", "－1"])
    def test_csv_puts_an_apostrophe_before_each_trigger(self, text):
        assert cells.for_csv(text).startswith("'")

    @pytest.mark.parametrize("text", ["a=1", "Ann", "138 0013 8000", "李伟", "(0371) 6358", ""])
    def test_csv_leaves_ordinary_text_alone(self, text):
        assert cells.for_csv(text) == text

    def test_a_program_that_splits_at_semicolons_finds_no_cell_of_its_own(self):
        data = b"".join(csv_file.csv_bytes(hostile_columns("a;=1+1"), [row(name="Ann")]))
        assert data.decode("utf-8-sig").splitlines() == ['"a;=1+1","Plain"', '"a;=1+1","Ann"']

    @pytest.mark.django_db
    def test_stored_inquiries_export_whole_in_every_column(self, form_page):
        storable = [text for text in HOSTILE if "\x00" not in text and "\ud800" not in text]
        for text in storable:
            InquiryFactory(
                page=form_page,
                name=text,
                contact=text,
                message=text,
                source_title=text,
                page_title=text,
                form_data={"q_1": text},
                questions=[{"key": "q_1", "label": text, "type": "singleline"}],
            )
        for data in (csv_rows(exported("csv")), xlsx_rows(exported("xlsx"))):
            assert len(data) == 1 + len(storable)
        for cell in (c for line in xlsx_book(exported("xlsx")).active.iter_rows() for c in line):
            assert cell.data_type != "f"
        read = as_dicts(xlsx_rows(exported("xlsx")))
        for text, line in zip(storable, read, strict=True):
            expected = with_line_feeds(without_what_no_file_holds(text))
            for heading in ("Name", "Contact", "Message", "Article", "Form"):
                assert line[heading].replace("_x005F_", "_") == expected


class TestLongText:
    def test_xlsx_says_what_it_cut_and_csv_has_it_all(self):
        text = "长" * 40_000
        columns = [Column("Message", 60, lambda row: text)]
        book = b"".join(xlsx_file.xlsx_bytes(columns, [row()]))
        read = xlsx_rows(book)[1][0]
        assert len(read) <= cells.LONGEST
        assert "40000" in read
        assert read.startswith("长" * 32_000)
        assert csv_rows(b"".join(csv_file.csv_bytes(columns, [row()])))[1][0] == text

    def test_length_is_counted_as_excel_does_and_no_character_is_halved(self):
        read = cells.for_xlsx("🍵" * 20_000)
        assert len(read.encode("utf-16-le")) // 2 <= cells.LONGEST
        assert read.startswith("🍵" * 16_000)
        assert cells.for_xlsx("🍵" * 16_000) == "🍵" * 16_000


@pytest.mark.django_db
class TestWhatAnExportHolds:
    def test_columns_in_order_with_article_form_and_every_other_question(self, form_page, article):
        InquiryFactory(
            page=form_page,
            source=article,
            name="李伟",
            contact="+86 0138 0013 8000",
            form_data={"q_1": ["Tea", "Rice"], "q_2": True},
            questions=[
                {"key": "q_1", "label": "Goods", "type": "checkboxes"},
                {"key": "q_2", "label": "Insured", "type": "checkbox"},
            ],
        )
        [line] = as_dicts(xlsx_rows(exported("xlsx")))
        assert list(line) == [
            *("Reference", "Received", "Status", "Owner", "Name", "Contact", "Message"),
            *("Article", "Article address", "Form", "Goods", "Insured"),
        ]
        assert line["Name"] == "李伟"
        assert line["Contact"] == "+86 0138 0013 8000"
        assert line["Article"] == "Barley by rail"
        assert line["Article address"].endswith("/barley-by-rail/")
        assert line["Form"] == "Contact"
        assert line["Status"] == "New"
        assert (line["Goods"], line["Insured"]) == ("Tea, Rice", "Yes")

    def test_received_is_a_real_date_in_site_time(self, settings):
        settings.TIME_ZONE = "Asia/Shanghai"
        InquiryFactory(submit_time=datetime(2026, 11, 23, 20, 5, 30, tzinfo=UTC))
        cell = xlsx_book(exported("xlsx")).active["B2"]
        assert cell.is_date
        assert cell.value == datetime(2026, 11, 24, 4, 5, 30)
        assert cell.number_format.replace("\\", "") == "yyyy-mm-dd hh:mm"
        assert as_dicts(csv_rows(exported("csv")))[0]["Received"] == "2026-11-24 04:05"

    def test_both_formats_say_the_same(self, form_page):
        InquiryFactory.create_batch(3, page=form_page)
        for text, value in zip(
            as_dicts(csv_rows(exported("csv"))), as_dicts(xlsx_rows(exported("xlsx"))), strict=True
        ):
            value["Received"] = value["Received"].strftime("%Y-%m-%d %H:%M")
            assert text == {heading: cell or "" for heading, cell in value.items()}

    def test_renamed_deleted_and_added_again_fields_keep_apart(self, form_page):
        """“Renamed or deleted form fields still export.”"""

        def asked(day, answers, **labels):
            InquiryFactory(
                page=form_page,
                submit_time=datetime(2026, 1, day, tzinfo=UTC),
                form_data=answers,
                questions=[
                    {"key": key, "label": label, "type": "singleline"}
                    for key, label in labels.items()
                ],
            )

        asked(1, {"q_1": "Kazan", "q_2": "rail"}, q_1="Town", q_2="By")
        asked(2, {"q_1": "Omsk"}, q_1="City")
        asked(3, {"q_1": "Ufa", "q_3": "sea"}, q_1="City", q_3="By")
        asked(4, {"q_4": "mine"}, q_4="Name")
        lines = as_dicts(csv_rows(exported("csv")))
        assert list(lines[0])[10:] == ["Name (2)", "City", "By", "By (2)"]
        assert [line["City"] for line in lines] == ["Kazan", "Omsk", "Ufa", ""]
        assert [line["By"] for line in lines] == ["", "", "sea", ""]
        assert [line["By (2)"] for line in lines] == ["rail", "", "", ""]
        assert [line["Name (2)"] for line in lines] == ["", "", "", "mine"]

    def test_deleted_article_and_form_page_lose_nothing(self, form_page, article):
        """“A deleted article or form page loses no inquiry.”"""
        InquiryFactory.create_batch(3, page=form_page, source=article)
        before = {kind: exported(kind) for kind in ("csv", "xlsx")}
        article.delete()
        FormPage.objects.get().delete()
        assert Inquiry.objects.filter(page=None, source=None).count() == 3
        assert exported("csv") == before["csv"]
        assert xlsx_rows(exported("xlsx")) == xlsx_rows(before["xlsx"])
        assert len(csv_rows(before["csv"])) == 4

    def test_nothing_to_export_is_a_file_with_headings(self):
        assert len(csv_rows(exported("csv"))) == 1
        assert len(xlsx_rows(exported("xlsx"))) == 1


@pytest.mark.django_db
class TestOrderAndMemory:
    @pytest.fixture
    def small_chunks(self, monkeypatch):
        monkeypatch.setattr(rows, "CHUNK", 3)

    def test_each_row_once_by_time_then_id_across_chunks(self, small_chunks):
        same = datetime(2026, 1, 2, tzinfo=UTC)
        later = InquiryFactory.create_batch(7, submit_time=same)
        first = InquiryFactory(submit_time=datetime(2026, 1, 1, tzinfo=UTC))
        expected = [inquiry.reference for inquiry in (first, *later)]
        read = [line["Reference"] for line in as_dicts(csv_rows(exported("csv")))]
        assert read == expected

    @pytest.mark.parametrize("count", [2, 3, 6, 7])
    def test_a_full_last_chunk_ends_all_the_same(self, small_chunks, count):
        InquiryFactory.create_batch(count)
        assert len(csv_rows(exported("csv"))) == 1 + count
        assert len(xlsx_rows(exported("xlsx"))) == 1 + count

    def test_queries_grow_with_chunks_and_not_with_rows(
        self, small_chunks, django_assert_num_queries, django_user_model
    ):
        owner = django_user_model.objects.create(username="mei")
        InquiryFactory.create_batch(8, owner=owner)
        # The questions, three chunks, the owner once.
        with django_assert_num_queries(5):
            exported("csv")

    def test_what_arrives_meanwhile_shifts_no_row(self, small_chunks):
        before = InquiryFactory.create_batch(4)
        reading = rows.rows_of(Inquiry.objects.all())
        read = [next(reading).reference]
        InquiryFactory(submit_time=datetime(2020, 1, 1, tzinfo=UTC))
        read += [line.reference for line in reading]
        assert read == [inquiry.reference for inquiry in before]

    @pytest.mark.parametrize(("file_format", "most"), [("csv", 16), ("xlsx", 32)])
    def test_twenty_thousand_rows_stay_flat(self, file_format, most, settings):
        """200,000 rows are measured in docs/decisions/0005; here a tenth, in a fresh process."""
        growth, size = measured(file_format, settings.BASE_DIR)
        assert size > 20_000 * 20
        assert growth < most


MEASURE = """
import resource, sys
import django
django.setup()
from contact.exports import csv_file, xlsx_file
from contact.exports.columns import Column
from contact.exports.rows import Row
import datetime
maker = {"csv": csv_file.csv_bytes, "xlsx": xlsx_file.xlsx_bytes}[sys.argv[1]]
now = datetime.datetime.now(datetime.timezone.utc)
def rows(count):
    for number in range(count):
        text = f"{number} " + "message " * 30
        yield Row(now, number, "R", "new", "", "n", "+86", text, "t", "u", "p", {})
columns = [Column("Received", 9, lambda row: row.submit_time)]
columns += [Column(f"Column {place}", 9, lambda row: row.message) for place in range(10)]
def size(count):
    return sum(len(piece) for piece in maker(columns, rows(count)))
size(500)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
total = size(20_000)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024, total)
"""


def measured(file_format: str, base_dir) -> tuple[float, int]:
    """MiB of growth and bytes of an export of 20,000 rows, in a process that did nothing else."""
    finished = subprocess.run(
        [sys.executable, "-c", MEASURE, file_format],
        cwd=base_dir,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    growth, size = finished.stdout.split()
    return float(growth), int(size)


class TestTheWorkbook:
    def columns(self):
        return [Column("Name", 20, lambda row: row.name)]

    def test_first_bytes_leave_before_the_first_row_is_read(self):
        def never():
            raise AssertionError("read too early")
            yield

        assert next(xlsx_file.xlsx_bytes(never(), never())).startswith(b"PK")
        assert next(csv_file.csv_bytes(never(), never())) == b"\xef\xbb\xbf"

    def test_heading_is_frozen_filtered_and_wide(self):
        data = b"".join(xlsx_file.xlsx_bytes(self.columns(), [row(name="Ann"), row(name="Bo")]))
        sheet = xlsx_book(data).active
        assert sheet.title == "Inquiries"
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == "A1:A3"
        assert sheet.column_dimensions["A"].width == 20
        assert sheet["A1"].font.bold
        assert sheet["A2"].number_format == "@"

    def test_a_full_sheet_goes_on_on_the_next_with_headings(self, monkeypatch):
        monkeypatch.setattr(xlsx_file, "ROWS_A_SHEET", 4)
        names = [f"n{number}" for number in range(9)]
        rows_in = [row(name=name) for name in names]
        book = xlsx_book(b"".join(xlsx_file.xlsx_bytes(self.columns(), rows_in)))
        assert book.sheetnames == ["Inquiries", "Inquiries 2", "Inquiries 3"]
        read = [list(sheet.values) for sheet in book]
        assert all(sheet[0] == ("Name",) for sheet in read)
        assert [line[0] for sheet in read for line in sheet[1:]] == names

    @pytest.mark.parametrize("count", [4, 8])
    def test_a_sheet_that_is_just_full_brings_no_empty_one(self, monkeypatch, count):
        monkeypatch.setattr(xlsx_file, "ROWS_A_SHEET", 4)
        rows_in = [row(name="n")] * count
        book = xlsx_book(b"".join(xlsx_file.xlsx_bytes(self.columns(), rows_in)))
        assert [len(list(sheet.values)) for sheet in book] == [5] * (count // 4)

    def test_every_part_is_well_formed_and_named_in_the_list_of_parts(self):
        data = b"".join(xlsx_file.xlsx_bytes(self.columns(), [row(name="<&>")]))
        archive = zipfile.ZipFile(io.BytesIO(data))
        assert archive.testzip() is None
        types = archive.read("[Content_Types].xml").decode()
        for name in archive.namelist():
            openpyxl.xml.functions.fromstring(archive.read(name))
            if name.endswith(".xml") and name != "[Content_Types].xml":
                assert f'"/{name}"' in types

    def test_columns_are_lettered_as_excel_does(self):
        assert [xlsx_parts.letters(n) for n in (1, 26, 27, 52, 703)] == [
            "A",
            "Z",
            "AA",
            "AZ",
            "AAA",
        ]


@pytest.mark.django_db
class TestTheCommand:
    def run(self, path, *arguments):
        call_command("export_inquiries", "--format", "csv", "--output", str(path), *arguments)
        return [line["Name"] for line in as_dicts(csv_rows(path.read_bytes()))]

    @pytest.fixture
    def inquiries(self, article, settings):
        settings.TIME_ZONE = "Asia/Shanghai"
        days = {"Early": (1, 15, 59), "First": (1, 16, 0), "Last": (3, 15, 59), "Late": (3, 16, 0)}
        for name, (day, hour, minute) in days.items():
            InquiryFactory(name=name, submit_time=datetime(2026, 1, day, hour, minute, tzinfo=UTC))
        InquiryFactory(name="Article", source=article, status=Inquiry.Status.CLOSED)
        InquiryFactory(name="Spam", status=Inquiry.Status.SPAM)

    def test_days_are_the_sites_and_both_included(self, inquiries, tmp_path):
        arguments = ("--since", "2026-01-02", "--until", "2026-01-03")
        assert self.run(tmp_path / "a.csv", *arguments) == ["First", "Last"]

    def test_by_article_and_status(self, inquiries, article, tmp_path):
        assert self.run(tmp_path / "a.csv", "--article", str(article.pk)) == ["Article"]
        assert self.run(tmp_path / "b.csv", "--status", "closed") == ["Article"]

    def test_spam_is_left_out_unless_asked_for(self, inquiries, tmp_path):
        assert "Spam" not in self.run(tmp_path / "a.csv")
        assert self.run(tmp_path / "b.csv", "--status", "spam") == ["Spam"]

    def test_only_the_owner_may_read_the_file_and_it_is_recorded(self, inquiries, tmp_path):
        path = tmp_path / "a.xlsx"
        call_command("export_inquiries", "--format", "xlsx", "--output", str(path))
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert len(xlsx_rows(path.read_bytes())) == 6
        entry = ModelLogEntry.objects.get(action="contact.export")
        assert entry.data == {"format": "xlsx", "filter": {}, "rows": 5, "complete": True}

    def test_a_place_that_cannot_be_written_is_said_in_one_line(self, inquiries, tmp_path):
        with pytest.raises(CommandError, match="cannot be written"):
            self.run(tmp_path / "missing" / "a.csv")


class TestTheName:
    def test_says_the_day_and_the_article(self):
        class Article:
            slug = "barley-by-rail"

        assert re.fullmatch(r"inquiries_\d{4}-\d\d-\d\d\.xlsx", filename("xlsx"))
        name = filename("csv", Article)
        assert re.fullmatch(r"inquiries_barley-by-rail_\d{4}-\d\d-\d\d\.csv", name)
