"""What a web server calls."""

import gc
import os
from threading import Lock
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.web.settings")
_answer = get_wsgi_application()
_turn = Lock()


def application(environ: dict[str, Any], start_response: Any) -> Any:
    """Visitors who read are answered one at a time by each process.

    Two pages computed at once in one interpreter take turns every 5 ms, and each is done when both
    are: at a hundred a second the slowest twentieth waits five times as long. Who sends something,
    or is signed in and may have to wait for the database, holds up nobody; neither does a large
    file on its way, as it is sent after the turn.
    """
    reads = environ["REQUEST_METHOD"] in ("GET", "HEAD") and "HTTP_COOKIE" not in environ
    if not reads:
        return _answer(environ, start_response)
    with _turn:
        return _answer(environ, start_response)


# What stands after the start stays as long as the process. Walked again and again by the
# collector it costs every page a tenth of its time, and now and then one of them 50 ms.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
