"""A file of a complaint as it goes over the line."""

from django.http import HttpResponse

from rights.complaints.files import pack

FORMS = {"pdf": ("application/pdf", pack.pdf), "zip": ("application/zip", pack.packed)}


def download(case, made, form, name):
    kind, make = FORMS[form]
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"', "Cache-Control": "no-store"}
    return HttpResponse(make(case, made), content_type=kind, headers=headers)
