"""Sixty posts as WordPress exports them, written by hand from the description of the format.

Each is (title, status, content, what else the export says of it).
"""
# ruff: noqa: E501 - long lines as WordPress writes them

PICTURE = "https://old.example.com/wp-content/uploads/2021/05/quay-1024x683.jpg"
GUTENBERG = """<!-- wp:paragraph -->
<p>The quay was built in one <strong>summer</strong>.</p>
<!-- /wp:paragraph -->

<!-- wp:heading -->
<h2 class="wp-block-heading">Stones</h2>
<!-- /wp:heading -->

<!-- wp:paragraph {"align":"center","style":{"color":{"text":"#f00"}}} -->
<p class="has-text-align-center" style="color:#f00">They came by <em>barge</em> from
<a href="https://old.example.com/2021/04/the-old-pier/">the old pier</a>.</p>
<!-- /wp:paragraph -->

<!-- wp:image {"id":901,"sizeSlug":"large","linkDestination":"none"} -->
<figure class="wp-block-image size-large"><img src="PICTURE" alt="" class="wp-image-901"/>
<figcaption class="wp-element-caption">The quay at low water</figcaption></figure>
<!-- /wp:image -->

<!-- wp:list -->
<ul class="wp-block-list"><!-- wp:list-item -->
<li>granite<!-- wp:list {"ordered":true} -->
<ol class="wp-block-list"><!-- wp:list-item -->
<li>grey</li>
<!-- /wp:list-item -->

<!-- wp:list-item -->
<li>red<ul><li>from the north</li></ul></li>
<!-- /wp:list-item --></ol>
<!-- /wp:list --></li>
<!-- /wp:list-item --></ul>
<!-- /wp:list -->

<!-- wp:heading {"level":3} -->
<h3 class="wp-block-heading">Masons</h3>
<!-- /wp:heading -->

<!-- wp:quote -->
<blockquote class="wp-block-quote"><!-- wp:paragraph -->
<p>One stone a day.</p>
<!-- /wp:paragraph --><cite>A mason</cite></blockquote>
<!-- /wp:quote -->

<!-- wp:separator -->
<hr class="wp-block-separator"/>
<!-- /wp:separator -->

<!-- wp:heading -->
<h2 class="wp-block-heading">Ships</h2>
<!-- /wp:heading -->

<!-- wp:table -->
<figure class="wp-block-table"><table><thead><tr><th>Ship</th><th>Draught</th></tr></thead>
<tbody><tr><td>Anna</td><td>4 m</td></tr></tbody></table>
<figcaption>Of the first year</figcaption></figure>
<!-- /wp:table -->

<!-- wp:latest-posts {"postsToShow":3} /-->""".replace("PICTURE", PICTURE)
CLASSIC = """The ferry was <b>late</b> again.

Nobody minded,
because the weather was fine.
<h2>Passengers</h2>
A teacher, two nuns and a goat.

<ul>
	<li>the teacher
<ul>
	<li>with a bag</li>
</ul>
</li>
	<li>the goat</li>
</ul>

[caption id="attachment_902" align="alignright" width="300"]<a href="https://old.example.com/goat.jpg"><img class="size-medium wp-image-902" src="https://old.example.com/wp-content/uploads/2021/06/goat-300x200.jpg" alt="A goat on deck" width="300" height="200" /></a> The <em>goat</em>[/caption]

<h2>Crew</h2>
<!--more-->
One man &amp; his dog, see [sic] the list[1] and https://www.example.com/crew for more."""
SHORTCODES = """<!-- wp:paragraph -->
<p>Write to us [contact-form-7 id="12" title="Form"] or read on.</p>
<!-- /wp:paragraph -->
<!-- wp:shortcode -->
[pullquote align="left"]Words inside [b2]deeper[/b2] stay.[/pullquote]
<!-- /wp:shortcode -->
<!-- wp:paragraph -->
<p>An example: [[gallery ids="1"]] is written so. An array a[0] is not one.</p>
<!-- /wp:paragraph -->
[embed]https://video.example.com/watch?v=1&t=2[/embed]
[video src="https://old.example.com/film.mp4"][/video] [playlist ids="3"] [recent_posts]"""
GALLERY = """First the view.

[gallery columns="2" ids="901,902"]

Then the way home."""
BLOCK_GALLERY = f"""<!-- wp:gallery {{"linkTo":"none"}} -->
<figure class="wp-block-gallery has-nested-images"><!-- wp:image {{"id":901}} -->
<figure class="wp-block-image"><img src="{PICTURE}" class="wp-image-901"/></figure>
<!-- /wp:image -->

<!-- wp:image {{"id":902}} -->
<figure class="wp-block-image"><img src="https://old.example.com/wp-content/uploads/2021/06/goat.jpg"
 class="wp-image-902"/><figcaption>Goat again</figcaption></figure>
<!-- /wp:image --><figcaption class="blocks-gallery-caption">Both of them</figcaption></figure>
<!-- /wp:gallery -->
<!-- wp:paragraph --><p>Two pictures and a word.</p><!-- /wp:paragraph -->"""
COLUMNS = """<!-- wp:columns --><div class="wp-block-columns"><!-- wp:column -->
<div class="wp-block-column"><!-- wp:heading {"level":4} --><h4>Left</h4><!-- /wp:heading -->
<!-- wp:paragraph --><p>On the left hand.</p><!-- /wp:paragraph --></div><!-- /wp:column -->
<!-- wp:column --><div class="wp-block-column"><!-- wp:heading {"level":4} --><h4>Right</h4>
<!-- /wp:heading --><!-- wp:paragraph --><p>On the right hand.</p><!-- /wp:paragraph -->
<!-- wp:buttons --><div class="wp-block-buttons"><!-- wp:button --><div class="wp-block-button">
<a class="wp-block-button__link" href="/2021/05/a-quay-of-stone/">To the quay</a></div>
<!-- /wp:button --></div><!-- /wp:buttons --></div><!-- /wp:column --></div><!-- /wp:columns -->"""
FOOTNOTED = """<!-- wp:paragraph -->
<p>Salt was taxed<sup data-fn="a1" class="fn"><a href="#a1" id="a1-link">1</a></sup> twice.</p>
<!-- /wp:paragraph -->
<!-- wp:heading --><h2>Taxes</h2><!-- /wp:heading -->
<!-- wp:paragraph --><p>Once here and once there.</p><!-- /wp:paragraph -->
<!-- wp:footnotes /-->"""
OTHER_BLOCKS = """<!-- wp:cover {"url":"https://old.example.com/cover.jpg"} --><div class="wp-block-cover">
<img class="wp-block-cover__image-background" alt="" src="https://old.example.com/cover.jpg"/>
<div class="wp-block-cover__inner-container"><!-- wp:paragraph --><p>Over a picture.</p>
<!-- /wp:paragraph --></div></div><!-- /wp:cover -->
<!-- wp:details --><details class="wp-block-details"><summary>Fold</summary><!-- wp:paragraph -->
<p>Unfolded words.</p><!-- /wp:paragraph --></details><!-- /wp:details -->
<!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>Pulled out.</p>
<cite>Someone</cite></blockquote></figure><!-- /wp:pullquote -->
<!-- wp:verse --><pre class="wp-block-verse">Line of verse
and another</pre><!-- /wp:verse -->
<!-- wp:embed {"url":"https://video.example.com/9"} --><figure class="wp-block-embed"><div
 class="wp-block-embed__wrapper">
https://video.example.com/9
</div><figcaption>A film</figcaption></figure><!-- /wp:embed -->
<!-- wp:block {"ref":950} /-->
<!-- wp:file --><div class="wp-block-file"><a href="https://old.example.com/t.pdf">Tariff</a></div>
<!-- /wp:file -->"""
TRADE = {"categories": ["Trade"]}

WRITTEN = [
    (
        "A quay of stone",
        "publish",
        GUTENBERG,
        {"categories": ["Harbour", "Trade"], "thumbnail": "903", "name": "a-quay-of-stone"},
    ),
    (
        "The old pier",
        "publish",
        "It was of wood.\n\n<strong>Its end</strong>\n\nIt burned in 1931.",
        {
            "date": "2021-04-02 09:00:00",
            "tags": ["fire", "wood"],
            "old_slug": "wooden-pier",
            "name": "the-old-pier",
        },
    ),
    ("The ferry &amp; the goat", "publish", CLASSIC, {"comments": 2}),
    ("Codes in brackets", "publish", SHORTCODES, TRADE),
    ("Two views", "publish", GALLERY, {}),
    ("Two more views", "publish", BLOCK_GALLERY, {}),
    ("Left and right", "publish", COLUMNS, {}),
    (
        "Salt",
        "publish",
        FOOTNOTED,
        {"meta": {"footnotes": '[{"content":"By the <em>emir</em>.","id":"a1"}]'}},
    ),
    ("Many blocks", "publish", OTHER_BLOCKS, {"sticky": True}),
    (
        "",
        "publish",
        "A post that never had any title, only these words about a lighthouse keeper.",
        {},
    ),
    (
        "A secret harbour",
        "publish",
        "Only members know it.\n\nIt lies to the south.",
        {"password": "opensesame"},
    ),
    ("For colleagues", "private", "Prices of the coming year.", {}),
    (
        "Not yet finished",
        "draft",
        "Half a sentence",
        {"name": "", "link": "https://old.example.com/?p=13"},
    ),
    ("Waits for review", "pending", "Somebody has to read this first.", {"name": ""}),
    (
        "Of next century",
        "future",
        "Trains without rails, and rails without trains.",
        {"date": "2099-01-05 08:00:00", "gmt": "2099-01-05 00:00:00"},
    ),
    ("A date of zeros", "draft", "WordPress writes zeros here.", {"date": "0000-00-00 00:00:00"}),
    ("No words at all", "publish", "", {}),
    (
        "With an excerpt",
        "publish",
        "The first paragraph.\n\nThe second paragraph.",
        {"excerpt": "What the list shows of it."},
    ),
    (
        "With a long excerpt",
        "publish",
        "Text after it.",
        {"excerpt": "A sentence of the excerpt. " * 20},
    ),
    ("Feed", "publish", "Its address is one the site itself needs.", {"name": "feed"}),
    ("Words &lt;in&gt; marks", "publish", "5 &lt; 6 &amp;&amp; 7 &gt; 6", {}),
    ("CDATA inside", "publish", 'An end ]]&gt; of nothing, and <code>a["b"]</code>.', {}),
    (
        "Harmful",
        "publish",
        'Read <a href="javascript:alert(1)" onclick="x()">this</a><script>alert(2)</script>'
        '<iframe src="https://evil.example.com/"></iframe> and go.',
        {},
    ),
    (
        "Only a picture",
        "publish",
        f'<img src="{PICTURE}" alt="Quay again" class="wp-image-901" />',
        {},
    ),
    ("Unclosed", "publish", "<p>One<p>Two <b>bold<ul><li>three<li>four</ul>five", {}),
    (
        "Deep lists",
        "publish",
        "<ul><li>a<ol><li>b<ul><li>c<ol><li>d<ul><li>e</li></ul></li></ol></li></ul></li></ol></li></ul>",
        {},
    ),
    (
        "Headings of all kinds",
        "publish",
        "<h1>Top</h1>Under top.<h2>Second</h2>Under second.<h5>Fifth</h5>Under fifth.<h6>Sixth</h6>End.",
        {},
    ),
    (
        "Old word markup",
        "publish",
        '<p class="MsoNormal"><span style="font-weight: bold">A bold line</span></p>'
        '<p class="MsoNormal">And text<o:p></o:p> under it.</p>',
        {},
    ),
    ("Lines", "publish", "One line\nanother line\n\n\n\nfar below\n&nbsp;\nthe end", {}),
    (
        "标题 %e4",
        "publish",
        "地址里有百分号。\n\n<h2>小标题</h2>\n内容在这里。",
        {
            "name": "%e6%a0%87%e9%a2%98",
            "link": "https://old.example.com/2021/05/%e6%a0%87%e9%a2%98/",
        },
    ),
]
# Title and two paragraphs each, as shorter posts are: in thirty languages.
IN_MANY_LANGUAGES = """
English|The road is long.|Nobody hurries.
中文|路很长。|没有人着急。
繁體中文|路很長。|沒有人著急。
日本語|道は長い。|誰も急がない。
한국어|길은 멀다.|아무도 서두르지 않는다.
Русский|Дорога длинна.|Никто не спешит.
Українська|Дорога довга.|Ніхто не поспішає.
Қазақша|Жол ұзақ.|Ешкім асықпайды.
Oʻzbekcha|Yoʻl uzoq.|Hech kim shoshmaydi.
Монгол|Зам урт.|Хэн ч яарахгүй.
العربية|الطريق طويل.|لا أحد يستعجل.
فارسی|راه دراز است.|کسی عجله ندارد.
עברית|הדרך ארוכה.|איש אינו ממהר.
हिन्दी|सड़क लंबी है।|कोई जल्दी नहीं करता।
বাংলা|রাস্তা দীর্ঘ।|কেউ তাড়া করে না।
தமிழ்|சாலை நீளமானது.|யாரும் அவசரப்படவில்லை.
ไทย|ถนนยาว|ไม่มีใครรีบ
ไทย ๒|ทางไกล|ไปช้าๆ
Tiếng Việt|Đường dài.|Không ai vội.
Bahasa|Jalannya panjang.|Tak ada yang tergesa.
Ελληνικά|Ο δρόμος είναι μακρύς.|Κανείς δεν βιάζεται.
Türkçe|Yol uzun.|Kimse acele etmiyor.
Polski|Droga jest długa.|Nikt się nie śpieszy.
Čeština|Cesta je dlouhá.|Nikdo nespěchá.
Magyar|Hosszú az út.|Senki sem siet.
Français|La route est longue.|Personne ne se presse.
Español|El camino es largo.|Nadie tiene prisa.
Português|A estrada é longa.|Ninguém tem pressa.
ქართული|გზა გრძელია.|არავინ ჩქარობს.
Emoji 🚂|Long 🛤️ road.|No 🏃 hurry 👨‍👩‍👧.
"""
POSTS = WRITTEN + [
    (title, "publish", f"{first}\n\n<h2>{title} 2</h2>\n\n{second}", {"categories": ["Languages"]})
    for title, first, second in (line.split("|") for line in IN_MANY_LANGUAGES.strip().splitlines())
]
NOT_POSTS = """
<item><title>About</title><link>https://old.example.com/about/</link><wp:post_id>801</wp:post_id>
<wp:post_type>page</wp:post_type><wp:status>publish</wp:status><content:encoded><![CDATA[About.]]>
</content:encoded></item>
<item><title>Gone</title><wp:post_id>802</wp:post_id><wp:post_type>post</wp:post_type>
<wp:status>trash</wp:status></item>
<item><title>Menu</title><wp:post_id>803</wp:post_id><wp:post_type>nav_menu_item</wp:post_type>
<wp:status>publish</wp:status></item>
<item><title>Shared</title><wp:post_id>950</wp:post_id><wp:post_type>wp_block</wp:post_type>
<wp:status>publish</wp:status><content:encoded><![CDATA[<!-- wp:paragraph --><p>Shared words.</p>
<!-- /wp:paragraph -->]]></content:encoded></item>
"""
ATTACHMENTS = [
    ("901", "2021/05/quay.jpg", "The quay and its stones", "Quay"),
    ("902", "2021/06/goat.jpg", "", "A caption from the library"),
    ("903", "2021/05/harbour.jpg", "The harbour from above", ""),
]


def export(posts=POSTS) -> bytes:
    """The export as a file."""
    items = "".join(_item(number, *post) for number, post in enumerate(posts, start=1))
    pictures = "".join(_attachment(*attachment) for attachment in ATTACHMENTS)
    return f"""<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file generated by WordPress as an export of your site. -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Old site</title><link>https://old.example.com</link>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://old.example.com</wp:base_site_url>
<wp:base_blog_url>https://old.example.com</wp:base_blog_url>
<wp:author><wp:author_login><![CDATA[lin]]></wp:author_login></wp:author>
<generator>https://wordpress.org/?v=6.6</generator>
{pictures}{items}{NOT_POSTS}
</channel></rss>""".encode()


def name_of(number: int, more: dict) -> str:
    return more.get("name", f"post-{number}")


def _item(number: int, title: str, status: str, content: str, more: dict) -> str:
    date = more.get("date", f"2021-05-{number % 28 + 1:02} 10:00:00")
    name = name_of(number, more)
    link = more.get("link", f"https://old.example.com/{date[:4]}/{date[5:7]}/{name}/")
    meta = dict(more.get("meta", {}))
    if "thumbnail" in more:
        meta["_thumbnail_id"] = more["thumbnail"]
    if "old_slug" in more:
        meta["_wp_old_slug"] = more["old_slug"]
    meta["_edit_last"] = "1"
    terms = "".join(
        f'<category domain="{domain}" nicename="{term.lower()}"><![CDATA[{term}]]></category>'
        for domain, key in (("category", "categories"), ("post_tag", "tags"))
        for term in more.get(key, [])
    )
    metas = "".join(
        f"<wp:postmeta><wp:meta_key><![CDATA[{key}]]></wp:meta_key>"
        f"<wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
        for key, value in meta.items()
    )
    comments = "<wp:comment><wp:comment_content>Nice</wp:comment_content></wp:comment>" * more.get(
        "comments", 0
    )
    return f"""<item><title>{title}</title><link>{link}</link>
<pubDate>Sat, 01 May 2021 02:00:00 +0000</pubDate><dc:creator><![CDATA[lin]]></dc:creator>
<guid isPermaLink="false">https://old.example.com/?p={number}</guid><description></description>
<content:encoded><![CDATA[{content}]]></content:encoded>
<excerpt:encoded><![CDATA[{more.get("excerpt", "")}]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date><![CDATA[{date}]]></wp:post_date>
<wp:post_date_gmt><![CDATA[{more.get("gmt", date)}]]></wp:post_date_gmt>
<wp:post_name><![CDATA[{name}]]></wp:post_name><wp:status><![CDATA[{status}]]></wp:status>
<wp:post_parent>0</wp:post_parent><wp:post_type><![CDATA[post]]></wp:post_type>
<wp:post_password><![CDATA[{more.get("password", "")}]]></wp:post_password>
<wp:is_sticky>{int(more.get("sticky", False))}</wp:is_sticky>
<category domain="category" nicename="uncategorized"><![CDATA[Uncategorized]]></category>
{terms}{metas}{comments}</item>
"""


def _attachment(key: str, path: str, alt: str, caption: str) -> str:
    address = f"https://old.example.com/wp-content/uploads/{path}"
    return f"""<item><title>{path}</title><link>https://old.example.com/{key}/</link>
<excerpt:encoded><![CDATA[{caption}]]></excerpt:encoded><wp:post_id>{key}</wp:post_id>
<wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>
<wp:attachment_url>{address}</wp:attachment_url><wp:postmeta>
<wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value><![CDATA[{alt}]]></wp:meta_value>
</wp:postmeta></item>
"""
