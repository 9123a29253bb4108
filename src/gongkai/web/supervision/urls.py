"""The addresses of this room; the public reads of it in the annual report."""

from django.urls import URLPattern, path

from gongkai.web.supervision.workspace import assessment, complaints, oversight
from gongkai.web.supervision.workspace import registers as desk

portal_urls: list[URLPattern] = []

workspace_urls = [
    path("supervision/", desk.mine, name="supervision"),
    path("organs/<slug:code>/supervision/", desk.registers, name="registers"),
    path("organs/<slug:code>/trainings/enter/", desk.train, name="training-enter"),
    path("organs/<slug:code>/problems/find/", desk.find, name="problem-find"),
    path("organs/<slug:code>/key-points/set/", desk.set_point, name="key-point-set"),
    path("organs/<slug:code>/groups/open/", desk.open_group, name="group-open"),
    path("organs/<slug:code>/incidents/", desk.incidents, name="incidents"),
    path("organs/<slug:code>/incidents/enter/", desk.incident, name="incident-enter"),
    path("problems/<int:pk>/measure/", desk.measure, name="problem-measure"),
    path("problems/<int:pk>/close/", desk.close, name="problem-close"),
    path("key-points/<int:pk>/finish/", desk.finish, name="key-point-finish"),
    path("groups/<int:pk>/file/", desk.file_group, name="group-file"),
    path("groups/<int:pk>/check/", desk.check_group, name="group-check"),
    path("groups/<int:pk>/dissolve/", desk.dissolve, name="group-dissolve"),
    path("complaints/", complaints.listed, name="complaints"),
    path("complaints/<int:pk>/", complaints.complaint, name="complaint"),
    path("complaints/<int:pk>/accept/", complaints.accept, name="complaint-accept"),
    path("complaints/<int:pk>/reject/", complaints.reject, name="complaint-reject"),
    path("complaints/<int:pk>/establish/", complaints.establish, name="complaint-establish"),
    path("complaints/<int:pk>/answer/", complaints.answer, name="complaint-answer"),
    path("organs/<slug:code>/complaints/register/", complaints.register,
         name="complaint-register"),
    path("organs/<slug:code>/oversight/", oversight.oversight, name="oversight"),
    path("organs/<slug:code>/social-reviews/open/", oversight.open_review,
         name="social-review-open"),
    path("social-reviews/<int:pk>/count/", oversight.count_review, name="social-review-count"),
    path("social-reviews/<int:pk>/publish/", oversight.publish_review,
         name="social-review-publish"),
    path("organs/<slug:code>/accountability/enter/", oversight.enter,
         name="accountability-enter"),
    path("organs/<slug:code>/standards/", assessment.listed, name="standards"),
    path("organs/<slug:code>/standards/draft/", assessment.draft, name="standard-draft"),
    path("standards/<int:pk>/", assessment.standard, name="standard"),
    path("standards/<int:pk>/item/", assessment.add_item, name="standard-item"),
    path("standards/<int:pk>/enforce/", assessment.enforce, name="standard-enforce"),
    path("standards/<int:pk>/renew/", assessment.renew, name="standard-renew"),
    path("organs/<slug:code>/assessments/begin/", assessment.begin, name="assessment-begin"),
    path("assessments/<int:pk>/", assessment.assessment, name="assessment"),
    path("assessments/<int:pk>/score/", assessment.score, name="assessment-score"),
    path("assessments/<int:pk>/announce/", assessment.announce, name="assessment-announce"),
    path("assessments/<int:pk>/appeal/", assessment.appeal, name="assessment-appeal"),
    path("assessments/<int:pk>/hear/", assessment.hear, name="assessment-hear"),
    path("assessments/<int:pk>/decide/", assessment.decide, name="assessment-decide"),
]  # fmt: skip
