"""What gunicorn serves. The worker's app comes along, so that a page can ring its bell."""

import os

from django.core.wsgi import get_wsgi_application
from django_structlog.celery.receivers import CeleryReceiver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from config.celery import app as bell  # noqa: E402  (after Django is there)

bell.set_default()
ringing = CeleryReceiver()  # the request's id travels along with the bell
ringing.connect_signals()
