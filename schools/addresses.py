"""Where a school's desk stands on the web: name and place, with its BRIN where two would clash. It stays put."""

from itertools import count, islice

from django.utils.text import slugify

from schools.models import OldSlug, School

LONGEST = 100  # leaves room for the BRIN


def slugs_for(school):
    """The addresses this school could have, the finest first."""
    base = slugify(f"{school.name} {school.city}")[:LONGEST].strip("-") or "school"
    yield base
    yield f"{base}-{school.brin.lower()}"
    yield f"{base}-{school.code.lower()}"
    for number in count(2):
        yield f"{base}-{school.code.lower()}-{number}"


def slug_for(school, owner):
    """The address to use: the present one while it still fits the name, else the finest that is no other school's.

    `owner(slug)` tells the code of the school that has or had an address. An address of old is never given away.
    """
    if school.slug in islice(slugs_for(school), 4):
        return school.slug
    return next(slug for slug in slugs_for(school) if owner(slug) in (None, school.code))


def owner_of(slug):
    """The code of the school that has this address, or had it once."""
    school = School.objects.filter(slug=slug).first() or School.objects.filter(old_slugs__slug=slug).first()
    return school.code if school else None


def settle(school):
    """Give the school the address that fits its name and place, and let the old one redirect. Call before saving it."""
    before, school.slug = school.slug, slug_for(school, owner_of)
    if before and before != school.slug and school.pk:
        OldSlug.objects.filter(slug=school.slug).delete()
        OldSlug.objects.get_or_create(slug=before, defaults={"school": school})
