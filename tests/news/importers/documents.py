"""Word documents as python-docx writes them, each with something that articles have."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from PIL import Image

from tests.services.photographs import halves, notes, stored

JPEG = stored(halves((400, 300)), "JPEG", exif=notes())


def written(document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def titled(title: str, introduction: str):
    """A document with a title, an introduction and nothing else yet."""
    document = Document()
    document.core_properties.title = ""
    document.add_heading(title, 0)
    document.add_paragraph(introduction)
    return document


def describe(document, alt: str) -> None:
    """Give the last picture its alt text."""
    list(document.element.iter(qn("wp:docPr")))[-1].set("descr", alt)


def headings() -> bytes:
    document = titled("Eleven days", "From one sea to another. On one waggon.")
    for heading, level, text in (
        ("The yard", 1, "Boxes stand in rows of nine."),
        ("The crane", 2, "It lifts forty tons & more."),
        ("The border", 1, "Two gauges meet, 1520 < 1676."),
    ):
        document.add_heading(heading, level)
        document.add_paragraph(text)
    return written(document)


def only_top_headings() -> bytes:
    document = Document()
    for heading in ("A river town", "Streets", "Squares"):
        document.add_heading(heading, 1)
        document.add_paragraph(f"Some words about {heading.lower()}.")
    return written(document)


def runs_and_links() -> bytes:
    document = titled("Of marks and links", "All marks at once.")
    document.add_heading("Marks", 1)
    paragraph = document.add_paragraph("plain ")
    for words, mark in (("bold ", "bold"), ("italic ", "italic"), ("under ", "underline")):
        setattr(paragraph.add_run(words), mark, True)
    paragraph.add_run("H")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run("O, km")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph.add_run("second line\twith a tab")
    target = "https://www.example.com/a?b=1&c=2"
    part = document.part.relate_to(
        target,
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    link = parse_xml(
        f'<w:hyperlink {nsdecls("w", "r")} r:id="{part}">'
        "<w:r><w:t>the tariff</w:t></w:r></w:hyperlink>"
    )
    document.add_paragraph("See ")._p.append(link)
    return written(document)


def lists() -> bytes:
    document = titled("Things to pack", "Travellers need little.")
    document.add_heading("Packing", 1)
    for words, style in (
        ("boots", "List Bullet"),
        ("of felt", "List Bullet 2"),
        ("of leather", "List Bullet 2"),
        ("tea", "List Bullet"),
        ("first the boots", "List Number"),
        ("then the tea", "List Number"),
    ):
        document.add_paragraph(words, style=style)
    return written(document)


def pictures() -> bytes:
    document = titled("Three photographs", "Taken in one morning.")
    document.add_heading("At the gate", 1)
    document.add_picture(BytesIO(JPEG), width=Cm(6))
    describe(document, "A gate of iron, half in shade")
    document.add_paragraph("The gate at nine", style="Caption")
    document.add_paragraph("The gate opens at nine.")
    document.add_heading("In the yard", 1)
    document.add_paragraph("Before the picture.")
    document.add_picture(BytesIO(stored(Image.new("RGB", (80, 60), "teal"), "BMP")), width=Cm(6))
    document.add_paragraph("Behind the picture.")
    document.add_picture(BytesIO(JPEG), width=Cm(3))
    return written(document)


def table_with_merged_cells() -> bytes:
    document = titled("What was paid", "In silver, by the ounce.")
    document.add_heading("Prices", 1)
    table = document.add_table(3, 3)
    for row, words in enumerate(
        (("Goods", "Spring", "Autumn"), ("Tea", "9", "11"), ("Salt", "2", ""))
    ):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    table.cell(2, 1).merge(table.cell(2, 2))
    inner = table.cell(1, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "black", "green"
    document.add_paragraph("Paid on delivery.")
    return written(document)


def bold_lines() -> bytes:
    document = Document()
    for words, is_bold in (
        ("The last ferryman", True),
        ("He is seventy and does not think of stopping.", False),
        ("His boat", True),
        ("It is older than he is.", False),
        ("His river", True),
        ("It moves a metre a year.", False),
        ("Nobody will follow him.", True),
    ):
        document.add_paragraph().add_run(words).bold = is_bold
    return written(document)


def fields_and_formulas() -> bytes:
    """What mammoth passes over: simple fields, ruby, formulas, text in two directions."""
    document = titled("Odd containers", "Words hide in many places.")
    document.add_heading("Hidden", 1)
    xml = (
        '<w:fldSimple {w} w:instr="AUTHOR"><w:r><w:t>field author</w:t></w:r></w:fldSimple>',
        "<w:r {w}><w:ruby><w:rt><w:r><w:t>bei jing</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>北京</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        '<w:bdo {w} w:val="rtl"><w:r><w:t>backwards</w:t></w:r></w:bdo>',
        '<w:smartTag {w} w:element="city"><w:r><w:t>Almaty</w:t></w:r></w:smartTag>',
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        "<m:r><m:t>a+b=c</m:t></m:r></m:oMath>",
        "<w:sdt {w}><w:sdtContent><w:r><w:t>controlled</w:t></w:r></w:sdtContent></w:sdt>",
    )
    for element in xml:
        document.add_paragraph("before ")._p.append(parse_xml(element.replace("{w}", nsdecls("w"))))
    section = document.sections[0]
    section.header.paragraphs[0].text = "Draft of the office"
    section.footer.paragraphs[0].text = "Page of pages"
    return written(document)


def tracked_changes_and_comments() -> bytes:
    document = titled("A contract", "It was signed twice.")
    document.add_heading("The clause", 1)
    paragraph = document.add_paragraph("The price is ")
    for element in (
        '<w:ins {w} w:id="1" w:author="A"><w:r><w:t>now </w:t></w:r></w:ins>',
        '<w:del {w} w:id="2" w:author="A"><w:r><w:delText>formerly </w:delText></w:r></w:del>',
        '<w:moveFrom {w} w:id="3" w:author="A"><w:r><w:t>moved </w:t></w:r></w:moveFrom>',
        "<w:r {w}><w:t>fixed. </w:t></w:r>",
        '<w:moveTo {w} w:id="4" w:author="A"><w:r><w:t>moved </w:t></w:r></w:moveTo>',
    ):
        paragraph._p.append(parse_xml(element.replace("{w}", nsdecls("w"))))
    document.add_comment(paragraph.runs[0], text="Ask the lawyer", author="Mei", initials="M")
    return written(document)


def chinese() -> bytes:
    document = titled("丝绸与茶", "商队每年春天出发，秋天回来。")
    for heading, text in (("春天", "骆驼吃饱了才上路。"), ("秋天", "带回毛皮、马匹和消息😀。")):
        document.add_heading(heading, 1)
        document.add_paragraph(text)
    return written(document)


def words_without_styles() -> bytes:
    document = Document()
    document.core_properties.title = "Harvest of the steppe"
    document.add_paragraph("This file has words and nothing else, neither bold nor heading.")
    document.add_paragraph("It has a second paragraph, too, in which nothing happens at all.")
    return written(document)


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    f"{make.__name__}.docx": cache(make)
    for make in (headings, only_top_headings, runs_and_links, lists, pictures, bold_lines)
    + (table_with_merged_cells, fields_and_formulas, tracked_changes_and_comments, chinese)
    + (words_without_styles,)
}
