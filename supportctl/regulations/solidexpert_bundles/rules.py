"""SOLIDEXPERT bundles: every question by name, in the order of the chapters.

offer.py          I-IV, XI, XII: taking part, the order, price, term, renewal
trainings.py      V: trainings
benefits.py       VI, VII: upgrade help, CAD deployment
certification.py  VIII: webinars, exams
breach.py         IX: gross breach, what is paid back
complaints.py     X: complaints
"""

from supportctl.regulations.solidexpert_bundles.benefits import cad_deployment as cad_deployment
from supportctl.regulations.solidexpert_bundles.benefits import not_held as not_held
from supportctl.regulations.solidexpert_bundles.benefits import plan_benefits as plan_benefits
from supportctl.regulations.solidexpert_bundles.benefits import upgrade_help as upgrade_help
from supportctl.regulations.solidexpert_bundles.benefits import upgrade_last_day as upgrade_last_day
from supportctl.regulations.solidexpert_bundles.breach import find_breach as find_breach
from supportctl.regulations.solidexpert_bundles.breach import keep_training as keep_training
from supportctl.regulations.solidexpert_bundles.breach import settle as settle
from supportctl.regulations.solidexpert_bundles.certification import cancel_webinar as cancel_webinar
from supportctl.regulations.solidexpert_bundles.certification import exam as exam
from supportctl.regulations.solidexpert_bundles.certification import webinar as webinar
from supportctl.regulations.solidexpert_bundles.certification import webinar_years as webinar_years
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
from supportctl.regulations.solidexpert_bundles.trainings import attend_training as attend_training
from supportctl.regulations.solidexpert_bundles.trainings import declare_training as declare_training
from supportctl.regulations.solidexpert_bundles.trainings import order_training as order_training
from supportctl.regulations.solidexpert_bundles.trainings import schedule_training as schedule_training
from supportctl.regulations.solidexpert_bundles.trainings import training_deadline as training_deadline

# Which clause makes an act the acceptance of this text.
ACCEPTANCE = {"order": "XII.1"}
# What is shown at which moment.
NOTICES = {
    "order": ("II.2", "XI"),
    "bundle": ("III.1", "III.2"),
    "exam": ("VIII.4", "VIII.8"),
    "webinar": ("VIII.7", "VIII.8"),
    "complaint-incomplete": ("X.2",),
    "complaint-answer": ("X.5",),
}
