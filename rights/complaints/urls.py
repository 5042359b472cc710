"""Addresses that are a complaint's own. Mounted at the root by `Kind.urls`."""

from django.urls import path

from rights.complaints.public.views import commission
from rights.complaints.views import correct, defence, enter, files, letters

app_name = "complaints"

urlpatterns = [
    path("werk/klacht/", enter.enter, name="enter"),
    path("werk/verweer/<uuid:pk>/", defence.defence, name="defence"),
    path("zaken/<str:reference>/klacht/", correct.correct, name="correct"),
    path("zaken/<str:reference>/verweer/", files.defence_page, name="defence_file"),
    path("zaken/<str:reference>/verweer/<slug:form>/", files.defence_download, name="defence_download"),
    path("zaken/<str:reference>/commissie/", files.commission_link, name="commission_link"),
    path("zaken/<str:reference>/klachtbrieven/<uuid:pk>/", letters.letter_page, name="letter"),
    path("zaken/<str:reference>/klachtbrieven/<uuid:pk>/pdf/", letters.letter_pdf, name="letter_pdf"),
    path("commissie/<str:secret>/", commission.door, name="commission"),
    path("commissie/<str:secret>/<slug:form>/", commission.take, name="commission_take"),
]
