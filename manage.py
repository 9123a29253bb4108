"""The web application's own commands: `python manage.py help`. Hyphens do: `export-facts`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.web.settings")
    name = sys.argv[1:2]
    if name and not name[0].startswith("-"):
        name = [name[0].replace("-", "_")]
    execute_from_command_line([sys.argv[0], *name, *sys.argv[2:]])
