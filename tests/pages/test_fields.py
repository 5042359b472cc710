"""What people type in a day, a moment, a text and a number, and what the API sends: the same fields take both."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from hypothesis import given
from hypothesis import strategies as st

from pages import forms
from pages.fields import clock_time, comes_twice
from pages.words import AMSTERDAM


class Asked(forms.Form):
    on = forms.DayField(label="Welke dag?")
    at = forms.MomentField(label="Welk moment?")


class Maybe(forms.Form):
    on = forms.DayField(required=False)
    at = forms.MomentField(required=False)


def boxes(day="", month="", year="", time=None, fold=None):
    typed = {"day": day, "month": month, "year": year}
    return typed if time is None else typed | {"time": time} | ({"fold": fold} if fold else {})


def refused(field, value):
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return caught.value.error_list[0]


@pytest.mark.parametrize(
    ("typed", "on"),
    [
        (("14", "12", "2026"), date(2026, 12, 14)),
        ((" 14 ".strip(), "02", "2017"), date(2017, 2, 14)),
        (("1", "maart", "2026"), date(2026, 3, 1)),
        (("1", "okt", "2026"), date(2026, 10, 1)),
        (("29", "2", "2028"), date(2028, 2, 29)),
        (("١٤", "٢", "٢٠١٧"), date(2017, 2, 14)),
    ],
)
def test_a_day_in_three_boxes(typed, on):
    assert forms.DayField().clean(boxes(*typed)) == on


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        (("", "", ""), "required", "Vul een datum in, bijvoorbeeld 14 12 2026"),
        (("", "12", "2026"), "day", "Vul de dag in als getal, bijvoorbeeld 14"),
        (("0", "12", "2026"), "day", "Vul de dag in als getal, bijvoorbeeld 14"),
        (("32", "12", "2026"), "day", "Vul de dag in als getal, bijvoorbeeld 14"),
        (("-3", "12", "2026"), "day", "Vul de dag in als getal, bijvoorbeeld 14"),
        (("14", "", "2026"), "month", "Vul de maand in als getal van 1 tot en met 12"),
        (("14", "13", "2026"), "month", "Vul de maand in als getal van 1 tot en met 12"),
        (("14", "herfst", "2026"), "month", "Vul de maand in als getal van 1 tot en met 12"),
        (("14", "2", ""), "year", "Vul het jaar in met vier cijfers, bijvoorbeeld 2026"),
        (("14", "2", "17"), "year", "Vul het jaar in met vier cijfers, bijvoorbeeld 2026"),
        (("14", "2", "20170"), "year", "Vul het jaar in met vier cijfers, bijvoorbeeld 2026"),
        (("14", "2", "0026"), "years", "Controleer het jaar: het moet tussen 1900 en 2100 liggen"),
        (("14", "2", "9999"), "years", "Controleer het jaar: het moet tussen 1900 en 2100 liggen"),
        (("30", "2", "2026"), "date", "Deze datum bestaat niet. Controleer de dag en de maand"),
        (("29", "2", "2026"), "date", "Deze datum bestaat niet. Controleer de dag en de maand"),
        (("9" * 5000, "2", "2026"), "day", "Vul de dag in als getal, bijvoorbeeld 14"),
        (("²", "2", "2026"), "day", "Vul de dag in als getal, bijvoorbeeld 14"),
    ],
)
def test_a_day_that_is_none_says_what_to_do(typed, code, says):
    error = refused(forms.DayField(), boxes(*typed))
    assert (error.code, error.message) == (code, says)


@pytest.mark.parametrize(
    "text", ["2026-12-14T10:00:00+01:00", "14-12-2026", "20261214", "2026-W51-1", "2026-13-01", "morgen", "\x00", "2026-02-30"]
)
def test_the_api_gives_a_day_in_one_way_only(text):
    assert refused(forms.DayField(), text).code in ("iso", "date")


def test_the_api_gives_a_day():
    assert forms.DayField().clean("2026-12-14") == date(2026, 12, 14)


@pytest.mark.parametrize("typed", ["14.20", "14:20", "14,20", "1420", "14 20", "14u20", "14.20 uur", " 14.20 "])
def test_a_time_as_people_type_it(typed):
    assert clock_time(typed).strftime("%H.%M") == "14.20"


@pytest.mark.parametrize("typed", ["", "14", "24.00", "14.60", "half drie", "14.2", "14.20.30", "-1.20", "1" * 400, "14.20\x00"])
def test_a_time_that_is_none(typed):
    assert clock_time(typed) is None


@pytest.mark.parametrize(("typed", "shown"), [("9.30", "09.30"), ("930", "09.30"), ("0.05", "00.05"), ("23:59", "23.59")])
def test_early_and_late_times(typed, shown):
    assert clock_time(typed).strftime("%H.%M") == shown


def test_a_moment_is_typed_on_the_clock_of_amsterdam():
    winter = forms.MomentField().clean(boxes("23", "11", "2026", "14.20"))
    summer = forms.MomentField().clean(boxes("23", "7", "2026", "14.20"))
    assert winter == datetime(2026, 11, 23, 13, 20, tzinfo=UTC)
    assert summer == datetime(2026, 7, 23, 12, 20, tzinfo=UTC)
    assert winter.tzinfo is AMSTERDAM


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        (("", "", "", ""), "required", "Vul een datum en een tijd in, bijvoorbeeld 14 12 2026 en 14.20"),
        (("23", "11", "2026", ""), "time", "Vul een tijd in, bijvoorbeeld 14.20"),
        (("23", "11", "2026", "25.00"), "time", "Vul een tijd in, bijvoorbeeld 14.20"),
        (("", "", "", "14.20"), "day", "Vul de dag in als getal, bijvoorbeeld 14"),
        (("31", "11", "2026", "14.20"), "date", "Deze datum bestaat niet. Controleer de dag en de maand"),
    ],
)
def test_a_moment_that_is_none_says_what_to_do(typed, code, says):
    error = refused(forms.MomentField(), boxes(*typed))
    assert (error.code, error.message) == (code, says)


@pytest.mark.parametrize("time", ["2.00", "2.30", "2.59"])
def test_an_hour_that_spring_skips_did_not_exist(time):
    error = refused(forms.MomentField(), boxes("28", "3", "2027", time))
    assert error.code == "skipped"
    assert error.message % error.params == (
        f"Toen ging de klok een uur vooruit: {time} uur bestond niet op zondag 28 maart 2027. Vul een andere tijd in"
    )


@pytest.mark.parametrize(("time", "utc"), [("1.59", 0), ("3.00", 1)])
def test_beside_the_skipped_hour_all_is_well(time, utc):
    assert forms.MomentField().clean(boxes("28", "3", "2027", time)).astimezone(UTC).hour == utc


def test_the_hour_that_comes_twice_is_asked_about():
    error = refused(forms.MomentField(), boxes("25", "10", "2026", "2.30"))
    assert error.code == "twice"
    assert error.message % error.params == (
        "Op zondag 25 oktober 2026 was het twee keer 2.30 uur, omdat de klok een uur terugging. Kies welke van de twee het was"
    )


@pytest.mark.parametrize(("fold", "utc"), [("0", "00:30"), ("1", "01:30")])
def test_the_answer_says_which_of_the_two(fold, utc):
    moment = forms.MomentField().clean(boxes("25", "10", "2026", "2.30", fold))
    assert moment.astimezone(UTC).strftime("%H:%M") == utc


@pytest.mark.parametrize("fold", ["", "2", "ja"])
def test_only_one_of_the_two_counts_as_an_answer(fold):
    assert refused(forms.MomentField(), boxes("25", "10", "2026", "2.30") | {"fold": fold, "time": "2.30"}).code == "twice"


def test_an_answer_to_a_question_that_was_not_asked_changes_nothing():
    plain = forms.MomentField().clean(boxes("23", "11", "2026", "14.20", "1"))
    assert plain == datetime(2026, 11, 23, 13, 20, tzinfo=UTC)
    assert plain.fold == 0


@pytest.mark.parametrize(("time", "twice"), [("1.59", False), ("2.00", True), ("2.59", True), ("3.00", False)])
def test_the_hour_that_comes_twice_is_exactly_that_hour(time, twice):
    assert comes_twice(boxes("25", "10", "2026", time)) is twice


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23T14:20:00", "2026-11-23 14:20", "2026-11-23", "14:20", "gisteren", "2026-11-23T14:20:00+99:00",
        "2026-13-23T14:20:00Z", "", " ", "\x00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59",
    ],
)  # fmt: skip
def test_the_api_must_give_the_offset(text):
    assert refused(forms.MomentField(), text).code in ("iso", "years", "required")


@pytest.mark.parametrize("text", ["2026-11-23T14:20:00+01:00", "2026-11-23T13:20:00Z", "2026-11-23T08:20:00-05:00"])
def test_the_api_gives_a_moment(text):
    moment = forms.MomentField().clean(text)
    assert moment == datetime(2026, 11, 23, 13, 20, tzinfo=UTC)
    assert moment.utcoffset().total_seconds() == 3600


@pytest.mark.parametrize(
    "data",
    [{"on": "2026-12-14", "at": "2026-12-14T10:00:00Z"}, MultiValueDict({"on": ["2026-12-14"], "at": ["2026-12-14T10:00:00Z"]})],
)
def test_one_form_serves_the_api(data):
    form = Asked(data)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == date(2026, 12, 14)


def test_the_same_form_serves_the_page():
    form = Asked(
        {
            "on_day": "14",
            "on_month": "12",
            "on_year": "2026",
            "at_day": "14",
            "at_month": "12",
            "at_year": "2026",
            "at_time": "11.00",
        }
    )
    assert form.is_valid(), form.errors
    assert form.cleaned_data["at"] == datetime(2026, 12, 14, 10, tzinfo=UTC)


@pytest.mark.parametrize("data", [{}, {"on": None, "at": None}, {"on": "", "at": ""}, {"on_day": "", "at_time": " "}])
def test_what_may_be_empty_may_be_left_out_in_every_way(data):
    form = Maybe(data)
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"on": None, "at": None}


@pytest.mark.parametrize("sent", [5, 5.5, True, ["2026-12-14"], {"day": 1}])
def test_what_is_no_text_is_no_moment(sent):
    form = Asked({"on": sent, "at": sent})
    assert not form.is_valid()
    assert {errors.as_data()[0].code for errors in form.errors.values()} == {"iso"}


def test_unchanged_is_seen_as_unchanged():
    moment = datetime(2026, 11, 23, 14, 20, tzinfo=AMSTERDAM)
    same = {"on": "2026-12-14", "at_day": "23", "at_month": "11", "at_year": "2026", "at_time": "14.20"}
    assert Asked(same, initial={"on": date(2026, 12, 14), "at": moment}).changed_data == []
    assert Asked(same | {"at_time": "14.21"}, initial={"on": date(2026, 12, 14), "at": moment}).changed_data == ["at"]


@given(st.datetimes(datetime(1900, 1, 2), datetime(2100, 12, 30), timezones=st.just(UTC)))
def test_every_moment_comes_back_as_it_was_shown(moment):
    """What a page shows for an instant, sent back untouched, is that instant to the minute: also twice in autumn."""
    moment = moment.replace(second=0, microsecond=0)
    if moment.astimezone(AMSTERDAM).utcoffset().total_seconds() % 60:
        return  # before 1937 Amsterdam kept a time of its own, with odd seconds
    field = forms.MomentField()
    assert field.clean(field.widget.typed(moment)) == moment


TEXTS = [
    "<script>alert(1)</script>",
    "=1+1",
    "👩‍👧 mág dit?",
    "مرحبا بالعالم",
    "regel één\nregel twee",
    "  ingesprongen",
    "a\u202eb",
    "'; DROP TABLE x;--",
]


@pytest.mark.parametrize("text", TEXTS)
def test_text_stays_exactly_as_typed(text):
    assert forms.PlainText().clean(text) == text


def test_a_new_line_of_a_browser_is_one_character():
    assert forms.PlainText(max_length=5).clean("ab\r\ncd") == "ab\ncd"


@pytest.mark.parametrize("text", ["a\x00b", "half \ud83d teken"])
def test_what_no_database_can_keep_is_refused(text):
    error = refused(forms.PlainText(), text)
    assert (error.code, error.message) == (
        "unreadable",
        "In deze tekst zit een teken dat niet bewaard kan worden. Typ dat stuk opnieuw",
    )


def test_too_long_a_text_is_told_how_long_it_is():
    error = refused(forms.PlainText(), "a" * 10_485_760)
    assert error.message % error.params == (
        "Deze tekst is te lang: 10.485.760 tekens, en er passen er 20.000. Zet de rest in een document"
    )
    assert forms.PlainText().clean("a" * 20_000)
    assert refused(forms.PlainLine(max_length=10), "a" * 11).code == "too_long"


def test_the_page_never_cuts_a_text_silently():
    for field in (forms.PlainText(), forms.PlainLine()):
        assert "maxlength" not in field.widget.attrs


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t", None])
def test_only_white_space_is_nothing(text):
    assert refused(forms.PlainText(), text).code == "required"
    assert forms.PlainText(required=False).clean(text) == ""


def test_a_line_is_one_line_and_loses_its_edges():
    assert forms.PlainLine().clean("  Noor Tesselaar ") == "Noor Tesselaar"
    assert refused(forms.PlainLine(), "twee\nregels").message == "Zet dit op één regel"


@pytest.mark.parametrize(("typed", "number"), [("24", 24), (" 24 ", 24), ("1.200", 1200), ("12 000", 12000), (24, 24), ("0", 0)])
def test_a_number_as_people_type_it(typed, number):
    assert forms.NumberField().clean(typed) == number


@pytest.mark.parametrize("typed", ["veel", "2,5", "1.20", "24 leerlingen", "9" * 40, True, "1e3", "٪"])
def test_a_number_that_is_none(typed):
    assert refused(forms.NumberField(), typed).message == "Vul een heel getal in, bijvoorbeeld 24"


@pytest.mark.parametrize("typed", ["-1", "10.000.001", "99999999999"])
def test_an_absurd_number_is_told_its_bounds(typed):
    error = refused(forms.NumberField(), typed)
    assert error.message % error.params == "Vul een getal in van 0 tot en met 10.000.000"
