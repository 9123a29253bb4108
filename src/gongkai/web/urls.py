"""Every address: `/` the portal, `/en/` the same in English, `/workspace/` the staff."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from gongkai.web.annual import urls as annual
from gongkai.web.applications import urls as applications
from gongkai.web.conservation import urls as conservation
from gongkai.web.disputes import urls as disputes
from gongkai.web.documents import urls as documents
from gongkai.web.organs import urls as organs
from gongkai.web.publishing import urls as publishing
from gongkai.web.queue import urls as queue
from gongkai.web.supervision import urls as supervision
from gongkai.web.today import workspace as today
from gongkai.web.uploads import urls as uploads

_ROOMS = (
    organs, uploads, documents, publishing, applications, disputes, supervision, conservation,
    annual, queue,
)  # fmt: skip

urlpatterns = [
    path("workspace/", today.today, name="today"),
    path("workspace/", include(organs.account_urls)),
    *publishing.machine_urls,
    *annual.machine_urls,
    *i18n_patterns(
        *(path("", include(room.portal_urls)) for room in _ROOMS), prefix_default_language=False
    ),
    *(path("workspace/", include(room.workspace_urls)) for room in _ROOMS),
]
