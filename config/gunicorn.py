"""How the web process serves. Everything else comes on the command line of `manage.py up`."""

import logging.config

from gunicorn.glogging import Logger

from config import logs


class JsonLogger(Logger):
    """Gunicorn's own lines through our log lines. No access log: the request middleware tells each request."""

    def setup(self, cfg):
        self.cfg = cfg
        self._access_log_enabled = False
        logging.config.dictConfig(logs.LOGGING)
        self.error_log.propagate = True

    def access(self, resp, req, environ, request_time):
        pass

    def reopen_files(self):
        pass


logger_class = JsonLogger
worker_class = "gthread"
preload_app = True
control_socket_disable = True
graceful_timeout = 2
timeout = 60
