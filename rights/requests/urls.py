"""Addresses that are a request's own, of the staff. Mounted at the root by `Kind.urls`."""

from django.urls import path

from rights.requests.views import correct, enter, outcomes, retention

app_name = "requests"

urlpatterns = [
    path("werk/verzoek/", enter.enter, name="enter"),
    path("werk/bewaartermijnen/", retention.table, name="retention"),
    path("werk/bewaartermijnen/nieuw/", retention.add, name="retention_new"),
    path("werk/bewaartermijnen/<int:pk>/", retention.edit, name="retention_rule"),
    path("werk/bewaartermijnen/<int:pk>/herstel/", retention.restore, name="retention_restore"),
    path("zaken/<str:reference>/eigen-visie/", outcomes.own_view, name="own_view"),
    path("zaken/<str:reference>/ontvangers/", outcomes.recipients, name="recipients"),
    path("zaken/ontvangers/<uuid:pk>/", outcomes.recipient, name="recipient"),
    path("zaken/<str:reference>/verzoek/", correct.correct, name="correct"),
]
