"""`manage.py import_duo`: told first, written with --apply, the same again the second time."""

import json
import os
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from schools.models import Board, Membership, OldSlug, Role, School, User
from tests.schools.duo_lists import BOARD_HEAD, OEVER, PO_HEAD, REGENMETER, VELDKRING, WINDROOS, listed

pytestmark = [pytest.mark.django_db, pytest.mark.databases]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "besturen.csv").write_bytes(listed(BOARD_HEAD, VELDKRING, OEVER))
    (tmp_path / "scholen.csv").write_bytes(listed(PO_HEAD, REGENMETER, WINDROOS))
    return tmp_path


def run(*arguments, faults=False):
    """What the command tells, line by line, and its answer."""
    out = StringIO()
    if faults:
        with pytest.raises(SystemExit) as stopped:
            call_command("import_duo", *arguments, stdout=out)
        assert stopped.value.code == 1
    else:
        call_command("import_duo", *arguments, stdout=out)
    *told, answer = out.getvalue().splitlines()
    return told, json.loads(answer)


def refused(*arguments):
    """The one line of a refusal; nothing on standard output."""
    out = StringIO()
    with pytest.raises(CommandError) as error:
        call_command("import_duo", *arguments, stdout=out)
    assert (error.value.returncode, out.getvalue()) == (2, "")
    assert "\n" not in str(error.value)
    return str(error.value)


def rows():
    boards = set(Board.objects.values_list("number", "name"))
    return boards, set(School.objects.values_list("brin", "location", "name", "slug", "board__number"))


def test_without_apply_it_tells_and_writes_nothing(folder):
    told, answer = run("scholen.csv", "besturen.csv")
    assert told == [
        "nieuw      bestuur 41234 Stichting Veldkring",
        "nieuw      bestuur 41235 Stichting De Oever",
        "nieuw      school 01AB00 Basisschool De Regenmeter (Utrecht): /loket/basisschool-de-regenmeter-utrecht/",
        "nieuw      school 02CD00 Basisschool De Windroos (Bergen op Zoom): /loket/basisschool-de-windroos-bergen-op-zoom/",
        "Er is niets opgeslagen. Doe het opnieuw met --apply om dit wel te doen.",
    ]
    assert answer == {"new": 4, "changed": 0, "same": 0, "bad": []}
    assert rows() == (set(), set())


def test_with_apply_it_writes_what_it_told(folder):
    assert run("scholen.csv", "besturen.csv", "--apply")[1] == {"new": 4, "changed": 0, "same": 0, "bad": []}
    assert rows() == (
        {("41234", "Stichting Veldkring"), ("41235", "Stichting De Oever")},
        {
            ("01AB", "00", "Basisschool De Regenmeter", "basisschool-de-regenmeter-utrecht", "41234"),
            ("02CD", "00", "Basisschool De Windroos", "basisschool-de-windroos-bergen-op-zoom", "41234"),
        },
    )
    school = School.objects.get(brin="01AB")
    assert (school.street, school.house_number, school.postcode) == ("Écoleplein", "3", "3512 CD")
    assert (school.city, school.municipality, school.phone, school.sector) == ("Utrecht", "Utrecht", "0300000002", "po")
    board = Board.objects.get(number="41234")
    assert (board.street, board.postcode, board.city, board.kvk_number) == ("Dorpsstraat 12-A", "3511 AB", "Utrecht", "90000001")


def test_a_second_time_all_is_the_same(folder):
    run("besturen.csv", "scholen.csv", "--apply")
    before = rows()
    assert run("besturen.csv", "scholen.csv", "--apply") == ([], {"new": 0, "changed": 0, "same": 4, "bad": []})
    assert rows() == before
    assert not OldSlug.objects.exists()


def test_a_file_given_twice_counts_once(folder):
    assert run("scholen.csv", "scholen.csv", "besturen.csv")[1] == {"new": 4, "changed": 0, "same": 0, "bad": []}


def test_what_changed_is_told_field_by_field(folder):
    run("besturen.csv", "scholen.csv", "--apply")
    (folder / "scholen.csv").write_bytes(listed(PO_HEAD, REGENMETER | {"TELEFOONNUMMER": "0300000009"}, WINDROOS))
    (folder / "besturen.csv").write_bytes(listed(BOARD_HEAD, VELDKRING | {"KVK-NUMMER": "90000002"}, OEVER))
    told, answer = run("besturen.csv", "scholen.csv", "--apply")
    assert told == [
        "gewijzigd  bestuur 41234: KvK-nummer ‘90000001’ wordt ‘90000002’",
        "gewijzigd  school 01AB00: telefoon ‘0300000002’ wordt ‘0300000009’",
    ]
    assert answer == {"new": 0, "changed": 2, "same": 2, "bad": []}
    assert School.objects.get(brin="01AB").phone == "0300000009"
    assert Board.objects.get(number="41234").kvk_number == "90000002"


def test_what_a_list_leaves_empty_stays(folder):
    run("besturen.csv", "scholen.csv", "--apply")
    School.objects.filter(brin="02CD").update(phone="0300000005")
    Board.objects.update(sector="Onderwijs", answer_days=14)
    assert run("besturen.csv", "scholen.csv", "--apply")[1]["changed"] == 0
    assert School.objects.get(brin="02CD").phone == "0300000005"
    assert set(Board.objects.values_list("sector", "answer_days")) == {("Onderwijs", 14)}


def test_a_school_that_no_list_names_stays(folder):
    run("besturen.csv", "scholen.csv", "--apply")
    (folder / "scholen.csv").write_bytes(listed(PO_HEAD, REGENMETER))
    assert run("scholen.csv", "--apply")[1] == {"new": 0, "changed": 0, "same": 1, "bad": []}
    assert School.objects.count() == 2


def test_a_new_name_gives_a_new_address_and_the_old_one_is_kept(folder):
    run("besturen.csv", "scholen.csv", "--apply")
    (folder / "scholen.csv").write_bytes(listed(PO_HEAD, REGENMETER | {"VESTIGINGSNAAM": "De Druppel"}, WINDROOS))
    told, answer = run("scholen.csv", "--apply")
    assert told == [
        "gewijzigd  school 01AB00: naam ‘Basisschool De Regenmeter’ wordt ‘De Druppel’; "
        "webadres ‘basisschool-de-regenmeter-utrecht’ wordt ‘de-druppel-utrecht’"
    ]
    assert answer == {"new": 0, "changed": 1, "same": 1, "bad": []}
    assert School.objects.get(brin="01AB").slug == "de-druppel-utrecht"
    assert OldSlug.objects.get().slug == "basisschool-de-regenmeter-utrecht"
    (folder / "scholen.csv").write_bytes(listed(PO_HEAD, REGENMETER, WINDROOS))
    run("scholen.csv", "--apply")
    assert School.objects.get(brin="01AB").slug == "basisschool-de-regenmeter-utrecht"
    assert set(OldSlug.objects.values_list("slug", "school__brin")) == {("de-druppel-utrecht", "01AB")}


def test_an_address_of_old_is_never_given_to_another_school(folder):
    run("besturen.csv", "scholen.csv", "--apply")
    namesake = WINDROOS | {"PLAATSNAAM": "UTRECHT", "VESTIGINGSNAAM": "Basisschool De Regenmeter"}
    (folder / "scholen.csv").write_bytes(listed(PO_HEAD, REGENMETER | {"VESTIGINGSNAAM": "De Druppel"}, namesake))
    run("scholen.csv", "--apply")
    assert School.objects.get(brin="02CD").slug == "basisschool-de-regenmeter-utrecht-02cd"


def test_a_school_that_moves_to_another_board_is_told_with_the_roles_it_leaves(folder):
    run("besturen.csv", "scholen.csv", "--apply")
    school = School.objects.get(brin="01AB")
    person = User.objects.create_user("directeur@demo.example", name="D. Recteur")
    Membership.objects.create(user=person, board=school.board, school=school, role=Role.PRINCIPAL)
    (folder / "scholen.csv").write_bytes(listed(PO_HEAD, REGENMETER | {"BEVOEGD GEZAG NUMMER": "41235"}, WINDROOS))
    told, answer = run("scholen.csv", "--apply")
    assert told == [
        "gewijzigd  school 01AB00: bestuur ‘Stichting Veldkring’ wordt ‘Stichting De Oever’",
        "           let op: 1 rollen op deze school horen nog bij het oude bestuur",
    ]
    assert answer["changed"] == 1
    school.refresh_from_db()
    assert (school.board.number, school.slug) == ("41235", "basisschool-de-regenmeter-utrecht")


def test_schools_of_a_board_that_no_list_names_are_not_kept_waiting(folder):
    told, answer = run("scholen.csv", "--apply")
    assert told[0] == "nieuw      bestuur 41234 (nog zonder gegevens: lees ook de lijst van besturen in)"
    assert answer == {"new": 2, "changed": 0, "same": 0, "bad": []}
    assert Board.objects.get().name == "Bestuur 41234"
    assert run("besturen.csv", "scholen.csv", "--apply")[1] == {"new": 1, "changed": 1, "same": 2, "bad": []}
    assert Board.objects.get(number="41234").name == "Stichting Veldkring"


def test_bad_lines_are_named_and_the_rest_is_written(folder):
    kapot = WINDROOS | {"INSTELLINGSCODE": "kapot"}
    (folder / "scholen.csv").write_bytes(listed(PO_HEAD, kapot, REGENMETER, WINDROOS | {"BEVOEGD GEZAG NUMMER": ""}))
    told, answer = run("besturen.csv", "scholen.csv", "--apply", faults=True)
    assert told[-2:] == [
        "fout       scholen.csv regel 2: instellingscode ‘KAPOT’ is geen BRIN",
        "fout       scholen.csv regel 4: het nummer van het bevoegd gezag ontbreekt",
    ]
    assert answer == {
        "new": 3, "changed": 0, "same": 0,
        "bad": [
            {"file": "scholen.csv", "line": 2, "why": "instellingscode ‘KAPOT’ is geen BRIN"},
            {"file": "scholen.csv", "line": 4, "why": "het nummer van het bevoegd gezag ontbreekt"},
        ],
    }  # fmt: skip
    assert School.objects.get().brin == "01AB"


ELSEWHERE = REGENMETER | {"BEVOEGD GEZAG NUMMER": "41235"}
QUARRELS = [
    (REGENMETER | {"VESTIGINGSNAAM": "De Ander"}, "staat ook in scholen.csv regel 2, met een andere naam"),
    (REGENMETER | {"POSTCODE": "3512 ZZ"}, "staat ook in scholen.csv regel 2, met een andere postcode"),
    (ELSEWHERE, "01AB hoort volgens scholen.csv regel 2 bij bestuur 41234"),
    (
        REGENMETER | {"BEVOEGD GEZAG NUMMER": "41235", "VESTIGINGSCODE": "01"},
        "01AB hoort volgens scholen.csv regel 2 bij bestuur 41234",
    ),
]


@pytest.mark.parametrize(("second", "why"), QUARRELS)
def test_of_two_lines_that_contradict_each_other_the_second_is_bad(folder, second, why):
    (folder / "scholen.csv").write_bytes(listed(PO_HEAD, REGENMETER, second, WINDROOS))
    assert run("scholen.csv", "--apply", faults=True)[1] == {
        "new": 2, "changed": 0, "same": 0, "bad": [{"file": "scholen.csv", "line": 3, "why": why}],
    }  # fmt: skip
    assert School.objects.get(brin="01AB").name == "Basisschool De Regenmeter"


def test_of_two_names_for_one_board_the_second_is_bad(folder):
    (folder / "b.csv").write_bytes(listed(BOARD_HEAD, VELDKRING, VELDKRING | {"BEVOEGD GEZAG NAAM": "Anders"}))
    why = "staat ook in b.csv regel 2, met een andere naam"
    assert run("b.csv", faults=True)[1] == {"new": 1, "changed": 0, "same": 0, "bad": [{"file": "b.csv", "line": 3, "why": why}]}


def test_a_line_that_only_repeats_is_no_fault_and_may_add(folder):
    (folder / "scholen.csv").write_bytes(listed(PO_HEAD, WINDROOS, WINDROOS, WINDROOS | {"TELEFOONNUMMER": "0160000001"}))
    assert run("scholen.csv", "--apply")[1] == {"new": 1, "changed": 0, "same": 0, "bad": []}
    assert School.objects.get().phone == "0160000001"


def test_namesakes_in_one_place_get_their_brin_and_stay_put(folder):
    twins = [REGENMETER, WINDROOS | {"VESTIGINGSNAAM": REGENMETER["VESTIGINGSNAAM"], "PLAATSNAAM": "UTRECHT"}]
    twins.append(twins[1] | {"VESTIGINGSCODE": "02CD01"})
    (folder / "scholen.csv").write_bytes(listed(PO_HEAD, *reversed(twins)))
    run("scholen.csv", "--apply")
    slugs = {school.code: school.slug for school in School.objects.all()}
    assert slugs == {
        "01AB00": "basisschool-de-regenmeter-utrecht",
        "02CD00": "basisschool-de-regenmeter-utrecht-02cd",
        "02CD01": "basisschool-de-regenmeter-utrecht-02cd01",
    }
    School.objects.filter(brin="01AB").delete()
    (folder / "scholen.csv").write_bytes(listed(PO_HEAD, *twins[1:]))
    assert run("scholen.csv", "--apply")[1] == {"new": 0, "changed": 0, "same": 2, "bad": []}


def test_one_board_only(folder):
    elders = WINDROOS | {"BEVOEGD GEZAG NUMMER": "41235"}
    bad_elders, bad_here = elders | {"INSTELLINGSCODE": "x"}, REGENMETER | {"INSTELLINGSCODE": "y"}
    (folder / "scholen.csv").write_bytes(listed(PO_HEAD, REGENMETER, elders, bad_elders, bad_here))
    _told, answer = run("besturen.csv", "scholen.csv", "--board", "41234", "--apply", faults=True)
    assert answer == {
        "new": 2, "changed": 0, "same": 0,
        "bad": [{"file": "scholen.csv", "line": 5, "why": "instellingscode ‘Y’ is geen BRIN"}],
    }  # fmt: skip
    assert rows()[0] == {("41234", "Stichting Veldkring")}
    assert School.objects.get().brin == "01AB"


def test_wrong_use_is_one_line_and_writes_nothing(folder):
    (folder / "leeg.csv").write_bytes(b"")
    (folder / "lijst.xlsx").write_bytes(b"PK\x03\x04rest")
    assert refused("weg.csv") == "weg.csv: No such file or directory"
    assert refused(".") == ".: Is a directory"
    assert refused("besturen.csv", "leeg.csv", "--apply") == "leeg.csv: het bestand is leeg"
    assert refused("lijst.xlsx") == "lijst.xlsx: dit is een Excel- of zipbestand; bewaar de lijst als CSV"
    assert refused("besturen.csv", "--board", "99999", "--apply") == "bevoegd gezag 99999 staat in geen van de lijsten"
    assert refused("besturen.csv", "--board", "", "--apply") == "bevoegd gezag  staat in geen van de lijsten"
    assert rows() == (set(), set())


def test_a_search_finds_what_an_import_brought_or_changed(folder):
    run("scholen.csv", "--apply")
    assert School.objects.get(brin="01AB").search == "basisschool de regenmeter utrecht utrecht 01ab00"
    (folder / "scholen.csv").write_bytes(listed(PO_HEAD, REGENMETER | {"VESTIGINGSNAAM": "Dé Drüppel"}))
    run("scholen.csv", "--apply")
    assert School.objects.get(brin="01AB").search == "de druppel utrecht utrecht 01ab00"


def test_a_whole_country_is_read_in_a_few_statements(folder, django_assert_max_num_queries):
    rows = [REGENMETER | {"INSTELLINGSCODE": f"{n // 26:02d}A{chr(65 + n % 26)}", "VESTIGINGSCODE": ""} for n in range(2500)]
    (folder / "scholen.csv").write_bytes(listed(PO_HEAD, *rows))
    with django_assert_max_num_queries(60):
        assert run("scholen.csv", "--apply")[1] == {"new": 2500, "changed": 0, "same": 0, "bad": []}
    changed = [row | {"TELEFOONNUMMER": "0300000099"} for row in rows]
    (folder / "scholen.csv").write_bytes(listed(PO_HEAD, *changed))
    with django_assert_max_num_queries(60):
        assert run("scholen.csv", "--apply")[1] == {"new": 0, "changed": 2500, "same": 0, "bad": []}


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "the following arguments are required: FILE"),
        (["--bord", "1", "besturen.csv"], "unrecognized arguments: --bord"),
        (["weg.csv"], "weg.csv: No such file or directory"),
        (["besturen.csv"], "is migrate uitgevoerd?"),  # an empty data folder
    ],
)
def test_from_the_shell_wrong_use_ends_with_2_and_one_line(folder, arguments, line):
    done = subprocess.run(
        [sys.executable, settings.BASE_DIR / "manage.py", "import_duo", *arguments],
        env=os.environ | {"DATA_DIR": str(folder / "var"), "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    (told,) = done.stderr.splitlines()
    assert line in told
