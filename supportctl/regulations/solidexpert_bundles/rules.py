"""SOLIDEXPERT bundles: every question by name, in the order of the chapters.

offer.py       I-IV, XI, XII: taking part, the order, price, term, renewal
benefits.py    VI-VIII: upgrade help, CAD deployment, exams, webinars
breach.py      IX: gross breach, what is paid back
complaints.py  X: complaints
"""

from supportctl.regulations.solidexpert_bundles.complaints import answer_complaint as answer_complaint
from supportctl.regulations.solidexpert_bundles.complaints import complaint_deadline as complaint_deadline
from supportctl.regulations.solidexpert_bundles.complaints import file_complaint as file_complaint
from supportctl.regulations.solidexpert_bundles.offer import activate as activate
from supportctl.regulations.solidexpert_bundles.offer import exchange_benefit as exchange_benefit
from supportctl.regulations.solidexpert_bundles.offer import price_bundle as price_bundle
from supportctl.regulations.solidexpert_bundles.offer import qualify as qualify
from supportctl.regulations.solidexpert_bundles.offer import renew as renew
from supportctl.regulations.solidexpert_bundles.offer import submit_order as submit_order
from supportctl.regulations.solidexpert_bundles.offer import take_part as take_part

# Which clause makes an act the acceptance of this text.
ACCEPTANCE = {"order": "XII.1"}
# What is shown at which moment.
NOTICES = {
    "order": ("II.2", "XI"),
    "bundle": ("III.1", "III.2"),
    "exam": ("VIII.4",),
    "certification": ("VIII.8",),
    "complaint-incomplete": ("X.2",),
    "complaint-answer": ("X.5",),
}
