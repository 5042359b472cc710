"""Addresses of the staff that every kind shares."""

from django.urls import path

from cases.views import added, case, confidential, dashboard, files, lists, looks, step, work

app_name = "cases"

urlpatterns = [
    path("werk/", work.work, name="work"),
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("zaken/", lists.cases, name="list"),
    path("zaken/toewijzen/", lists.assign, name="assign"),
    path("zaken/<str:reference>/", case.case, name="case"),
    path("zaken/<str:reference>/doe/<slug:name>/", step.step, name="step"),
    path("zaken/<str:reference>/taken/nieuw/", added.give_task, name="give_task"),
    path("zaken/<str:reference>/taken/<uuid:pk>/", added.finish_task, name="finish_task"),
    path("zaken/<str:reference>/bericht/", added.write, name="write"),
    path("zaken/<str:reference>/behandelaar/", added.choose_handler, name="choose_handler"),
    path("zaken/<str:reference>/koppelen/", added.link, name="link"),
    path("zaken/<str:reference>/documenten/nieuw/", files.add, name="add_document"),
    path("zaken/<str:reference>/documenten/<uuid:pk>/", files.download, name="document"),
    path("zaken/<str:reference>/documenten/<uuid:pk>/wissen/", files.erase, name="erase_document"),
    path("zaken/<str:reference>/vertrouwelijk/", confidential.write, name="write_in_confidence"),
    path("zaken/<str:reference>/vertrouwelijk/<uuid:pk>/wissen/", confidential.erase, name="erase_confidential"),
    path("zaken/<str:reference>/inzage-log/", looks.looks, name="looks"),
]
