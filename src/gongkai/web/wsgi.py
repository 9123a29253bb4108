"""What a web server calls."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.web.settings")
application = get_wsgi_application()

# What stands after the start stays as long as the process. Walked again and again by the
# collector it costs every page a tenth of its time, and now and then one of them 50 ms.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
