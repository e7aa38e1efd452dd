"""What search engines read as JSON-LD (schema.org), from the description of a page.

Which properties they ask for: https://developers.google.com/search/docs/appearance/structured-data
"""

from .metadata import PageMetadata


def linked_data(metadata: PageMetadata) -> dict | None:
    """Return one graph of everything the page is; None where there is nothing to say."""
    if not metadata.address:
        return None
    things = []
    if metadata.kind == "article":
        things.append(news_article(metadata))
    if metadata.breadcrumb:
        things.append(breadcrumb_list(metadata))
    elif metadata.site and metadata.site.root_page_id == metadata.page.pk:
        things.append(organization(metadata))
    return {"@context": "https://schema.org", "@graph": things} if things else None


def news_article(metadata: PageMetadata) -> dict:
    company = organization(metadata)
    return _filled(
        {
            "@type": "NewsArticle",
            "@id": f"{metadata.address}#article",
            "headline": metadata.headline,
            "description": metadata.description,
            "image": [_image(picture) for picture in metadata.pictures],
            "datePublished": metadata.published_at and metadata.published_at.isoformat(),
            "dateModified": metadata.modified_at and metadata.modified_at.isoformat(),
            # The company writes as one; no article names a person.
            "author": {key: company[key] for key in ("@type", "@id", "name", "url")},
            "publisher": company,
            "mainEntityOfPage": {"@type": "WebPage", "@id": metadata.address},
            "url": metadata.address,
            "articleSection": metadata.topic,
            "inLanguage": metadata.language,
            "isAccessibleForFree": True,
        }
    )


def breadcrumb_list(metadata: PageMetadata) -> dict:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": crumb.name, "item": crumb.address}
            for place, crumb in enumerate(metadata.breadcrumb, 1)
        ],
    }


def organization(metadata: PageMetadata) -> dict:
    """The company; the same wherever it is named."""
    root = metadata.site.root_page.get_full_url(metadata.request)
    company = metadata.publisher
    return _filled(
        {
            "@type": "Organization",
            "@id": f"{root}#organization",
            "name": company.name,
            "url": root,
            "logo": {"@type": "ImageObject", "url": metadata.logo},
            "email": company.email,
            "telephone": company.telephone,
        }
    )


def _image(picture) -> dict:
    size = {"width": picture.width, "height": picture.height}
    return {"@type": "ImageObject", "url": picture.address, **size}


def _filled(thing: dict) -> dict:
    return {name: value for name, value in thing.items() if value not in (None, "", [])}
