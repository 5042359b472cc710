"""How a form is drawn: label, hint, error and control in that order, tied together, and a summary that leads there."""

import re
from datetime import date, datetime
from html.parser import HTMLParser

import pytest
from django import forms as django_forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import BaseForm
from django.template import engines
from django.utils import translation

from pages import forms
from pages.words import AMSTERDAM
from tests.pages.gallery import TYPED, Incident

VOID = {"input", "br", "img", "hr", "meta", "link", "path", "circle", "rect", "line", "polyline"}


class Reader(HTMLParser):
    """Every element with its attributes, and a complaint about what is not closed."""

    def __init__(self, html):
        super().__init__()
        self.found, self.open, self.bad = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.bad.append(tag)

    def one(self, **wanted):
        return next(attrs for _tag, attrs in self.found if wanted.items() <= attrs.items())

    def ids(self):
        return [attrs["id"] for _tag, attrs in self.found if "id" in attrs]


def draw(text, **context):
    return engines["django"].from_string("{% load pages %}" + text).render(context)


def fresh():
    return Incident(
        initial={"what": "mail", "noticed_at": datetime(2026, 11, 23, 14, 20, tzinfo=AMSTERDAM), "born_on": date(2017, 2, 14)}
    )


@pytest.fixture(params=["fresh", "wrong"])
def html(request):
    return str(fresh() if request.param == "fresh" else Incident(TYPED))


def test_the_markup_is_whole(html):
    reader = Reader(html)
    assert reader.bad == []
    assert reader.open == []
    assert len(reader.ids()) == len(set(reader.ids()))


def test_everything_that_is_pointed_at_exists(html):
    reader = Reader(html)
    ids = set(reader.ids())
    for tag, attrs in reader.found:
        for name in ("aria-describedby", "aria-labelledby", "for"):
            assert set(attrs.get(name, "").split()) <= ids, (tag, attrs)
        if tag == "a":
            assert attrs["href"].removeprefix("#") in ids


def test_every_control_has_a_label(html):
    reader = Reader(html)
    labelled = {attrs.get("for") for tag, attrs in reader.found if tag == "label"}
    for tag, attrs in reader.found:
        if tag in ("input", "select", "textarea") and attrs.get("type") not in ("hidden", "radio", "checkbox"):
            assert attrs["id"] in labelled, attrs


def test_nothing_in_a_form_needs_an_open_policy(html):
    assert "style=" not in html
    assert "<script" not in html.replace("&lt;script", "")


def test_what_is_not_asked_for_says_so_and_nothing_has_an_asterisk():
    html = str(fresh())
    assert html.count("(niet verplicht)") == 4
    assert "*" not in html


def test_a_form_that_only_filters_marks_nothing():
    class Filter(forms.Form):
        mark_optional = False
        search = django_forms.CharField(required=False)

    assert "niet verplicht" not in str(Filter())


def test_a_fresh_form_has_no_errors_and_no_summary():
    html = str(fresh())
    assert "error-summary" not in html
    assert "field-wrong" not in html
    assert "aria-invalid" not in html


def test_the_summary_leads_to_the_first_control_that_needs_you():
    summary = draw("{% error_summary form %}", form=Incident(TYPED))
    links = dict(re.findall(r'<a href="#([^"]+)">([^<]+)</a>', summary))
    assert list(links) == [
        "id_when_0",
        "id_noticed_at_time",
        "id_persons",
        "id_email",
        "id_school",
        "id_born_on_year",
        "id_honest",
    ]
    assert links["id_when_0"] == "Beantwoord deze vraag nog: Wanneer merkte je het?"
    assert links["id_school"] == "Maak nog een keuze: School"
    assert links["id_honest"] == "Zet hier nog een vinkje: Ik heb nog niets gewist"
    assert links["id_email"] == "Vul een e-mailadres in, bijvoorbeeld naam@school.nl"
    assert 'role="alert"' in summary
    assert 'tabindex="-1"' in summary


def test_an_error_stands_beside_its_field_with_the_same_words():
    html = str(Incident(TYPED))
    for _id, text in re.findall(r'<a href="#([^"]+)">([^<]+)</a>', html):
        assert html.count(text) == 2, text


def test_what_was_typed_is_all_still_there():
    html = str(Incident(TYPED))
    reader = Reader(html)
    for name, value in (
        ("noticed_at_day", "25"),
        ("noticed_at_time", "2.30"),
        ("born_on_year", "17"),
        ("email", "noor"),
        ("persons", "veel"),
    ):
        assert reader.one(name=name)["value"] == value
    assert "Ik stuurde het overzicht &lt;script&gt;alert(1)&lt;/script&gt; 👍" in html
    checked = [attrs["value"] for _tag, attrs in reader.found if "checked" in attrs]
    assert checked == ["mail", "0", "names", "care"]


def test_only_the_boxes_that_are_wrong_are_marked():
    reader = Reader(str(Incident(TYPED)))
    wrong = {attrs["name"] for _tag, attrs in reader.found if attrs.get("aria-invalid")}
    assert wrong == {"noticed_at_time", "born_on_year", "persons", "email", "school", "honest"}


def test_an_empty_date_marks_all_its_boxes():
    class Asked(forms.Form):
        on = forms.DayField(label="Welke dag?")

    reader = Reader(str(Asked({})))
    assert [attrs["name"] for _tag, attrs in reader.found if attrs.get("aria-invalid")] == ["on_day", "on_month", "on_year"]


def test_which_of_the_two_is_only_asked_when_there_are_two():
    assert "zomertijd" not in str(fresh())
    asked = str(Incident(TYPED))
    assert 'name="noticed_at_fold" value="0" checked' in asked
    assert "De tweede keer (wintertijd)" in asked
    second = str(Incident(TYPED | {"noticed_at_fold": "1"}))
    assert 'name="noticed_at_fold" value="1" checked' in second


def test_a_moment_of_the_api_is_shown_in_the_boxes_of_the_page():
    class Asked(forms.Form):
        at = forms.MomentField()
        on = forms.DayField()

    reader = Reader(str(Asked({"at": "2026-11-23T13:05:00Z", "on": "2026-12-04"})))
    shown = {attrs["name"]: attrs["value"] for _tag, attrs in reader.found if attrs.get("type") == "text"}
    assert shown == {
        "at_day": "23", "at_month": "11", "at_year": "2026", "at_time": "14.05",
        "on_day": "4", "on_month": "12", "on_year": "2026",
    }  # fmt: skip


def test_a_date_of_birth_helps_the_browser_fill_in():
    reader = Reader(str(fresh()))
    assert [reader.one(name=f"born_on_{part}")["autocomplete"] for part in ("day", "month", "year")] == [
        "bday-day",
        "bday-month",
        "bday-year",
    ]
    assert reader.one(name="born_on_day")["inputmode"] == "numeric"


def test_choices_have_hints_and_icons_and_three_looks():
    html = str(fresh())
    assert "<small>Ook als je het later terugvond.</small>" in html
    assert html.count('class="choice choice-icon"') == 4
    assert html.count('class="chip"') == 3
    assert "choices choices-two" in html


def test_a_radio_never_carries_aria_invalid():
    """ARIA forbids it there: the fieldset points at the error instead."""
    reader = Reader(str(Incident({})))
    assert [attrs for _tag, attrs in reader.found if attrs.get("type") == "radio" and "aria-invalid" in attrs] == []
    assert "id_when_error" in next(
        attrs["aria-describedby"]
        for tag, attrs in reader.found
        if tag == "fieldset" and "id_when" in attrs.get("aria-describedby", "")
    )


def test_the_parts_of_a_form_can_be_drawn_alone():
    form = Incident(TYPED)
    assert "error-summary" not in draw("{% fields form %}", form=form)
    assert "error-summary" in draw("{{ form }}", form=form)
    assert draw("{{ form.email.as_field_group }}", form=form).count("<input") == 1


def test_an_error_about_the_whole_form_is_told_on_top():
    class Strict(forms.Form):
        a = django_forms.CharField(required=False)

        def clean(self):
            raise django_forms.ValidationError("Kies een van de twee.")

    html = str(Strict({"a": "x"}))
    assert "<li><p>Kies een van de twee.</p></li>" in html


def test_hidden_fields_are_sent_and_not_seen():
    class Stale(forms.Form):
        version = django_forms.IntegerField(widget=django_forms.HiddenInput, initial=3)
        reason = forms.PlainText(label="Reden")

    html = str(Stale())
    assert html.count("<input") == 1
    assert '<input type="hidden" name="version" value="3" id="id_version">' in html
    assert html.count("<label") == 1


def test_a_form_says_its_own_message_when_it_has_one():
    class Own(forms.Form):
        name = forms.PlainLine(label="Achternaam", error_messages={"required": "Vul de achternaam van uw kind in"})

    assert Own({}).errors["name"] == ["Vul de achternaam van uw kind in"]


@pytest.mark.parametrize(
    ("field", "sent", "says"),
    [
        (django_forms.CharField(label="Naam"), {}, "Vul nog in: Naam"),
        (django_forms.CharField(label="Hoe heet u?"), {}, "Beantwoord deze vraag nog: Hoe heet u?"),
        (django_forms.ChoiceField(label="School", choices=[("a", "A")]), {"it": "b"}, "Kies een van de antwoorden uit de lijst"),
        (django_forms.EmailField(label="Mail"), {"it": "a@b"}, "Vul een e-mailadres in, bijvoorbeeld naam@school.nl"),
        (django_forms.FileField(label="Bijlage"), {}, "Kies nog een bestand: Bijlage"),
    ],
)
def test_generic_errors_say_what_to_do(field, sent, says):
    form = type("Asked", (forms.Form,), {"it": field})(sent)
    assert form.errors["it"] == [says]


def test_an_empty_file_is_told_apart():
    form = type("Asked", (forms.Form,), {"it": django_forms.FileField()})({}, {"it": SimpleUploadedFile("leeg.pdf", b"")})
    assert form.errors["it"] == ["Dit bestand is leeg. Kies een ander"]


def test_errors_speak_the_language_of_the_page():
    with translation.override("en"):
        assert Incident({}).errors["noticed_at"] == ["Fill in a date and a time, for example 14 12 2026 and 14.20"]
        assert "(optional)" in str(fresh())


def test_a_form_in_a_set_keeps_its_own_names():
    html = str(Incident(prefix="een"))
    assert 'name="een-noticed_at_day"' in html
    assert 'id="id_een-noticed_at_day"' in html


@pytest.mark.parametrize("text", ['"><script>x</script>', "'onmouseover=x", "</textarea><b>"])
def test_nothing_that_was_typed_becomes_markup(text):
    form = Incident(
        {"story": text, "noticed_at_day": text, "email": text, "persons": text, "what": text, "noticed_at_time": text}
    )
    assert text not in str(form)


def test_labels_and_hints_of_choices_are_escaped():
    field = django_forms.ChoiceField(choices=forms.options([("a", "<b>A</b>")], hints={"a": "<i>h</i>"}), widget=forms.Radios)
    html = str(type("Asked", (forms.Form,), {"it": field})())
    assert "<b>" not in html
    assert "<i>" not in html


def test_every_form_of_the_product_is_drawn_by_our_renderer(settings):
    assert settings.FORM_RENDERER == "pages.forms.Renderer"
    assert isinstance(fresh(), BaseForm)
    assert fresh().renderer.form_template_name == "pages/forms/form.html"
