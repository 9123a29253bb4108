#!/bin/sh
# Gather the strings of the pages into src/gongkai/web/locale and compile them: after a string of a
# public page was added or changed, run this, put the English beside it, and run it again.
# Needs gettext; the compiled file is committed, so that nobody else does.
set -eu
cd "$(dirname "$0")/../src/gongkai/web"
export DJANGO_SETTINGS_MODULE=gongkai.web.settings
GONGKAI_DATA=$(mktemp -d) # what settings make on the way (a key) is no part of the sources
export GONGKAI_DATA
trap 'rm -rf "$GONGKAI_DATA"' EXIT
../../../.venv/bin/django-admin makemessages --locale en --no-location --no-wrap --no-obsolete
# No date and no name: the same strings give the same file.
sed -i '/^"\(POT-Creation-Date\|PO-Revision-Date\|Project-Id-Version\|Report-Msgid-Bugs-To\|Last-Translator\|Language-Team\)/d' locale/en/LC_MESSAGES/django.po
msgfmt --check-format --statistics --output-file locale/en/LC_MESSAGES/django.mo locale/en/LC_MESSAGES/django.po
