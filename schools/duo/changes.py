"""What lists of DUO change to the boards and schools we have: first worked out, then written, never guessed.

What a list leaves empty stays as it was, and a school that is in no list stays too: a list of one sector says nothing
about another.
"""

from dataclasses import dataclass, field

from django.db import transaction

from schools.addresses import slug_for
from schools.duo.records import BoardRecord, SchoolRecord
from schools.models import Board, Membership, OldSlug, School

BATCH = 1000
WORDS = {
    "name": "naam", "kvk_number": "KvK-nummer", "street": "straat", "house_number": "huisnummer", "postcode": "postcode",
    "city": "plaats", "municipality": "gemeente", "phone": "telefoon", "sector": "sector", "board": "bestuur",
    "slug": "webadres",
}  # fmt: skip


@dataclass
class Plan:
    """What would be written, and what to tell of it."""

    new: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    same: int = 0
    bad: list = field(default_factory=list)
    nameless: list = field(default_factory=list)  # boards that only schools name
    left: list = field(default_factory=list)  # OldSlug rows to keep
    returned: list = field(default_factory=list)  # slugs that are in use again
    told: list = field(default_factory=list)

    def answer(self):
        bad = [{"file": line.file, "line": line.number, "why": line.why} for line in self.bad]
        return {"new": len(self.new), "changed": len(self.changed), "same": self.same, "bad": bad}


def sift(lines, limit=None):
    """(records by key, bad lines): each board and location once. A second line that says otherwise is bad."""
    seen, boards_of_brin, bad = {}, {}, []
    for line in lines:
        if limit and line.board.isdigit() and line.board != limit:
            continue
        why = line.why or quarrel(line, seen, boards_of_brin)
        if why:
            bad.append(line if line.why else type(line)(line.file, line.number, why=why))
            continue
        first = seen.setdefault(line.record, line)
        for name, value in line.record.about.items():
            first.record.about.setdefault(name, value)
        if isinstance(line.record, SchoolRecord):
            boards_of_brin.setdefault(line.record.brin, line)
    return [line.record for line in seen.values()], bad


def quarrel(line, seen, boards_of_brin):
    """Why this line cannot be true together with an earlier one, or an empty text."""
    record = line.record
    if isinstance(record, SchoolRecord):
        first = boards_of_brin.get(record.brin)
        if first and first.record.board != record.board:
            return f"{record.brin} hoort volgens {first.file} regel {first.number} bij bestuur {first.record.board}"
    first = seen.get(record)
    if not first:
        return ""
    compared = ("name",) if isinstance(record, BoardRecord) else tuple(record.about)
    for name in compared:
        if first.record.about.get(name, record.about[name]) != record.about[name]:
            return f"staat ook in {first.file} regel {first.number}, met een andere {WORDS[name]}"
    return ""


def plan_for(lines, limit=None):
    """Work out what these lines change. Reads the database, writes nothing."""
    records, bad = sift(lines, limit)
    plan = Plan(bad=bad)
    boards = {board.number: board for board in Board.objects.all()}
    for record in records:
        if isinstance(record, BoardRecord):
            plan_board(plan, record, boards)
    schools = sorted((r for r in records if isinstance(r, SchoolRecord)), key=lambda record: record.code)
    plan_schools(plan, schools, boards)
    return plan


def plan_board(plan, record, boards):
    board = boards.get(record.number)
    if board is None:
        board = boards[record.number] = Board(number=record.number, **record.about)
        plan.new.append(board)
        plan.told.append(f"nieuw      bestuur {board.number} {board.name}")
        return
    note(plan, board, differences(board, record.about), f"bestuur {board.number}")


def plan_schools(plan, records, boards):
    present = {school.code: school for school in School.objects.select_related("board")}
    owners = {school.slug: school.code for school in present.values()}
    old = {row.slug: row.school.code for row in OldSlug.objects.select_related("school")}
    owners |= old
    for record in records:
        board = boards.get(record.board) or nameless(plan, record, boards)
        school = present.get(record.code)
        before = school.slug if school else ""
        if school is None:
            school = School(brin=record.brin, location=record.location, board=board, **{"sector": "po"} | record.about)
            changes = None
        else:
            changes = differences(school, record.about | {"board": board})
        school.slug = slug_for(school, owners.get)
        owners[school.slug] = school.code
        if school.slug in old and school.slug != before:
            plan.returned.append(school.slug)
        if changes is None:
            plan.new.append(school)
            plan.told.append(f"nieuw      school {school.code} {school.name} ({school.city}): /loket/{school.slug}/")
            continue
        if before != school.slug:
            plan.left.append(OldSlug(slug=before, school=school))
            changes["slug"] = (before, school.slug)
        note(plan, school, changes, f"school {school.code}")


def nameless(plan, record, boards):
    """A board that no list of boards names yet; its schools are not kept waiting for it."""
    board = boards[record.board] = Board(number=record.board, name=record.board_name or f"Bestuur {record.board}")
    plan.nameless.append(board)
    plan.told.append(f"nieuw      bestuur {board.number} (nog zonder gegevens: lees ook de lijst van besturen in)")
    return board


def differences(row, about):
    """{field: (was, becomes)}, set on the row."""
    changes = {name: (getattr(row, name), value) for name, value in about.items() if getattr(row, name) != value}
    for name, (_was, value) in changes.items():
        setattr(row, name, value)
    return changes


def note(plan, row, changes, what):
    if not changes:
        plan.same += 1
        return
    plan.changed.append(row)
    words = (f"{WORDS[name]} ‘{was or '-'}’ wordt ‘{value}’" for name, (was, value) in changes.items())
    plan.told.append(f"gewijzigd  {what}: {'; '.join(words)}")
    if "board" in changes:
        roles = Membership.objects.filter(school=row).exclude(board=row.board).count()
        if roles:
            plan.told.append(f"           let op: {roles} rollen op deze school horen nog bij het oude bestuur")


def carry_out(plan):
    """Write the plan: all of it, or nothing."""
    with transaction.atomic():
        Board.objects.bulk_create([row for row in plan.new if isinstance(row, Board)] + plan.nameless, BATCH)
        OldSlug.objects.filter(slug__in=plan.returned).delete()
        overwrite(Board, [row for row in plan.changed if isinstance(row, Board)])
        overwrite(School, [row for row in plan.changed if isinstance(row, School)])
        School.objects.bulk_create([row for row in plan.new if isinstance(row, School)], BATCH)
        OldSlug.objects.bulk_create(plan.left, BATCH)


def overwrite(model, rows):
    """Save many rows that exist, in a few statements."""
    fields = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        model.objects.bulk_create(batch, update_conflicts=True, unique_fields=["id"], update_fields=fields)
