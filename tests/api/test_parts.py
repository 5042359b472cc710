"""What belongs to a case: the timeline, the clocks, messages and files; and who looked is written down."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cases import chain, documents, tasks_of_case, timeline
from cases.models import Document, Event, Look
from cases.moves import changing, move
from tests.api.callers import fields_of
from tests.factories import AT, make_breach

pytestmark = pytest.mark.django_db


def path(case, part=""):
    return f"breaches/{case.reference}/{part}"


# The timeline.


def test_the_timeline_is_told_in_sentences_with_what_was_said(house):
    case = house.breach(by=house.people["employee"])
    move(case, "dismiss", by=house.people["privacy_officer"], at=AT, reason="Er waren geen persoonsgegevens bij.")
    events = house["dpo"].get(path(case, "timeline/")).json()
    assert [(one["seq"], one["name"], one["at"]) for one in events] == [
        (1, "breach.opened", "2026-11-24T10:12:00+01:00"),
        (2, "breach.dismiss", "2026-11-24T10:12:00+01:00"),
    ]
    assert events[0]["text"] == "Incident gemeld"
    assert events[1]["text"].endswith("Er waren geen persoonsgegevens bij.")
    assert events[1]["actor"] == house.people["privacy_officer"].name
    stored = Event.objects.filter(case=case).order_by("seq")
    assert [one["digest"] for one in events] == [event.digest for event in stored]
    assert chain.faults_of(case.__class__.objects.get(pk=case.pk)) == []


def test_who_only_reported_reads_the_own_part_of_the_timeline(house):
    case = house.breach(by=house.people["employee"])
    move(case, "dismiss", by=house.people["privacy_officer"], at=AT, reason="Vertrouwelijk.")
    response = house["employee"].get(path(case, "timeline/"))
    assert [one["name"] for one in response.json()] == ["breach.opened"]
    assert "Vertrouwelijk" not in response.content.decode()


# The clocks.


def test_the_clocks_are_the_answers_of_the_calculator_with_their_facts(house):
    case = house.breach()
    (clock,) = house["dpo"].get(path(case, "deadlines/")).json()
    asked = {"id": "authority", "rule": "avg33_1_breach_notification", "start": clock["started_at"]}
    answer = house["dpo"].post("deadlines/preview/", asked).json()
    assert {name: clock[name] for name in answer} == answer
    assert clock["ended_at"] is None
    assert clock["label"] == "Melden bij de AP"
    assert clock["rule"] == "avg33_1_breach_notification"
    move(case, "dismiss", by=house.people["privacy_officer"], at=AT, reason="Niets.")
    (clock,) = house["dpo"].get(path(case, "deadlines/")).json()
    assert clock["ended_at"] == "2026-11-24T10:12:00+01:00"


QUESTIONS = {"": 10, "timeline/": 6, "deadlines/": 5, "documents/": 3, "messages/": 5, "transitions/": 8}


@pytest.mark.parametrize("count", [1, 3])
def test_the_parts_ask_as_much_with_one_row_as_with_three(house, count, django_assert_num_queries):
    case = house.breach()
    officer = house.people["privacy_officer"]
    for number in range(count):
        move(case, "record_contact", by=officer, at=AT, sort="question", text="?", received_at=AT, answer_by=AT.date(), days=7)
        with changing(case, at=AT) as workflow:
            documents.store(workflow.case, name=f"{number}.txt", content=b"tekst", by=officer, at=AT)
            timeline.record(workflow.case, "message.internal", at=AT, by=officer, said={"text": "Hoi"})
            tasks_of_case.add(workflow.case, text="Doe", assignee=house.people["employee"], by=officer, at=AT)
    caller = house["dpo"]
    caller.get(path(case))
    for part, questions in QUESTIONS.items():
        with django_assert_num_queries(questions):
            assert len(caller.get(path(case, part)).json()) >= count


# Messages.


def test_messages_go_to_the_requester_or_stay_inside(house):
    case = house.breach()
    for to in ("requester", "internal"):
        response = house["privacy_officer"].post(path(case, "messages/"), {"to": to, "text": f"Bericht {to}"})
        assert response.status_code == 201
        assert response.json() == {
            "seq": 2 if to == "requester" else 3,
            "at": "2026-11-24T10:12:00+01:00",
            "to": to,
            "actor": house.people["privacy_officer"].name,
            "text": f"Bericht {to}",
        }
    assert [one["text"] for one in house["dpo"].get(path(case, "messages/")).json()] == ["Bericht requester", "Bericht internal"]
    assert [event.facts for event in Event.objects.filter(name__startswith="message.")] == [{}, {}]


def test_a_reporter_writes_to_who_handles_the_case_and_reads_the_own_words(house):
    case = make_breach(house.school, by=house.people["employee"]).case
    house["privacy_officer"].post(path(case, "messages/"), {"to": "internal", "text": "Vertrouwelijk"})
    assert house["employee"].post(path(case, "messages/"), {"to": "requester", "text": "x"}).status_code == 403
    assert house["employee"].post(path(case, "messages/"), {"to": "internal", "text": "Er is nog iets."}).status_code == 201
    assert [one["text"] for one in house["employee"].get(path(case, "messages/")).json()] == ["Er is nog iets."]
    house["privacy_officer"].post(path(case, "messages/"), {"to": "requester", "text": "Dank je."})
    assert [one["text"] for one in house["employee"].get(path(case, "messages/")).json()] == ["Er is nog iets.", "Dank je."]
    assert [one["name"] for one in house["employee"].get(path(case, "timeline/")).json()][-1] == "message.requester"


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, {"to": "required", "text": "required"}),
        ({"to": "press", "text": "x"}, {"to": "invalid_choice"}),
        ({"to": "internal", "text": " "}, {"text": "required"}),
        ({"to": "internal", "text": "\x00"}, {"text": "unreadable"}),
        ({"to": "internal", "text": "x" * 20_001}, {"text": "too_long"}),
        ({"to": ["internal"], "text": "x"}, {"to": "type"}),
        ({"to": "internal", "text": "x", "cc": "iedereen"}, {"cc": "unknown"}),
        ([], {"": "type"}),
    ],
    ids=str,
)
def test_a_bad_message_is_named(house, body, named):
    response = house["privacy_officer"].post(path(house.breach(), "messages/"), body)
    assert (response.status_code, fields_of(response)) == (400, named)


# Files.


def png():
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8)).save(buffer, "PNG")
    return buffer.getvalue()


def upload(caller, case, name="bewijs.txt", content=b"Wat er in de mail stond.", **more):
    return caller.upload(path(case, "documents/"), {"file": SimpleUploadedFile(name, content), **more})


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("bewijs.txt", b"tekst", "text/plain"),
        ("foto van de mail.png", png(), "image/png"),
        ("naïef 🙈.csv", b"a;b\n=1+1", "text/plain"),
    ],
)
def test_a_file_goes_in_sealed_and_comes_out_as_a_download(house, name, content, kind):
    case = house.breach()
    response = upload(house["privacy_officer"], case, name, content, title="Bewijs")
    assert response.status_code == 201, response.content
    told = response.json()
    assert {key: told[key] for key in ("title", "name", "content_type", "size", "at", "by", "origin", "erased_at")} == {
        "title": "Bewijs", "name": name, "content_type": kind, "size": len(content), "at": "2026-11-24T10:12:00+01:00",
        "by": house.people["privacy_officer"].name, "origin": "uploaded", "erased_at": None,
    }  # fmt: skip
    assert house["dpo"].get(path(case, "documents/")).json() == [told]
    sealed = documents.path_of(Document.objects.get()).read_bytes()
    assert content not in sealed
    answer = house["dpo"].get(path(case, f"documents/{told['id']}/"))
    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Type"] == kind
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({}, {"file": "required"}),
        ({"file": SimpleUploadedFile("leeg.txt", b"")}, {"file": "empty"}),
        ({"file": SimpleUploadedFile("virus.exe", b"MZ")}, {"file": "kind"}),
        ({"file": SimpleUploadedFile("nep.pdf", b"GIF89a geen pdf")}, {"file": "content"}),
        ({"file": SimpleUploadedFile("nep.png", b"<script>alert(1)</script>")}, {"file": "content"}),
        ({"file": SimpleUploadedFile("x.txt", b"a\x00b")}, {"file": "content"}),
        ({"file": "geen bestand"}, {"file": "unknown"}),
        ({"file": SimpleUploadedFile("a.txt", b"a"), "title": "x" * 201}, {"title": "too_long"}),
        ({"file": SimpleUploadedFile("a.txt", b"a"), "owner": "ik"}, {"owner": "unknown"}),
        ({"file": [SimpleUploadedFile("a.txt", b"a"), SimpleUploadedFile("b.txt", b"b")]}, {"file": "twice"}),
    ],
    ids=str,
)
def test_a_bad_upload_is_named_and_leaves_nothing(house, data, named):
    case = house.breach()
    for value in data.values():
        for file in value if isinstance(value, list) else [value]:
            if not isinstance(file, str):
                file.seek(0)
    response = house["privacy_officer"].upload(path(case, "documents/"), data)
    assert response.status_code == 400
    assert named.items() <= fields_of(response).items() or fields_of(response).keys() == named.keys()
    assert Document.objects.count() == 0


def test_what_is_too_large_is_413_before_it_is_read(house):
    case = house.breach()
    response = upload(house["privacy_officer"], case, content=b"x" * (documents.MAX_SIZE + 100_000))
    assert response.status_code == 413


def test_json_is_no_file(house):
    assert house["privacy_officer"].post(path(house.breach(), "documents/"), {"file": "x"}).status_code == 415


def test_a_broken_multipart_is_400(house):
    kind = "multipart/form-data; boundary=x"
    response = house["privacy_officer"].post(path(house.breach(), "documents/"), b"--y nothing", Content_Type=kind)
    assert response.status_code == 400


def test_files_of_others_are_out_of_reach(house):
    case, other = house.breach(by=house.people["employee"]), house.breach()
    theirs = upload(house["privacy_officer"], case).json()["id"]
    mine = upload(house["employee"], case).json()["id"]
    assert [one["id"] for one in house["employee"].get(path(case, "documents/")).json()] == [mine]
    assert house["employee"].get(path(case, f"documents/{mine}/")).status_code == 200
    assert house["employee"].get(path(case, f"documents/{theirs}/")).status_code == 404
    assert house["privacy_officer"].get(path(other, f"documents/{mine}/")).status_code == 404
    assert house["privacy_officer"].get(path(case, "documents/not-a-uuid/")).status_code == 404


def test_an_erased_file_is_told_of_and_gone(house):
    case = house.breach()
    made = upload(house["privacy_officer"], case).json()["id"]
    with changing(case, at=AT) as workflow:
        documents.erase(workflow.case, workflow.case.documents.get(), by=house.people["privacy_officer"], at=AT)
    assert house["dpo"].get(path(case, "documents/")).json()[0]["erased_at"] == "2026-11-24T10:12:00+01:00"
    assert house["dpo"].get(path(case, f"documents/{made}/")).status_code == 404


# Who looked.


@pytest.mark.parametrize("part", ["", "timeline/", "messages/"])
def test_who_reads_a_case_is_written_down(house, part):
    case = house.breach()
    house["dpo"].get(path(case, part))
    (look,) = Look.objects.all()
    assert (look.case, look.user, look.at) == (case, house.people["dpo"], AT)


def test_a_list_and_a_refusal_are_no_look(house):
    case = house.breach()
    house["dpo"].get("breaches/")
    house["admin"].get(path(case))
    assert Look.objects.count() == 0
