"""Addresses of the public desk of a school that are a request's own. Mounted by `Kind.public_urls`."""

from django.urls import path

from rights.requests.public.views import papers, questions, received

urlpatterns = [
    path("verzoek/", questions.question, name="ask"),
    path("verzoek/privacy/", papers.privacy, name="request_privacy"),
    path("verzoek/papier/", papers.papers, name="request_papers"),
    path("verzoek/papier/pdf/", papers.form_pdf, name="request_form_pdf"),
    path("verzoek/brief/<slug:situation>/", papers.letter, name="request_letter"),
    path("verzoek/brief/<slug:situation>/pdf/", papers.letter_pdf, name="request_letter_pdf"),
    path("verzoek/ontvangen/<str:receipt>/", received.received, name="request_received"),
    path("verzoek/<slug:code>/", questions.question, name="ask_page"),
]
