"""The facts of a conversion: what is known when it is made, withdrawn from and refunded. No persons: "given" stands for a
name, an address or a number that the desk keeps elsewhere."""

from datetime import date

from supportctl.law.facts import facts
from supportctl.regulations.facts import ConversionFacts
from supportctl.tuples import NamedTuple


@facts
class ConvertFacts(NamedTuple):
    """A purchase. `name`, `email`, `accepted_by`: "given" or None; `serial`: "given", or "other" when none of the serial numbers
    sent is the licence's. `subscriptions`: wanted for this licence. `accepted_version`: the text in force on `accepted_on`.
    `seller`: "organiser" or "partner"; `participating`: a partner takes part in the promotion. `client_kind`: company,
    sole-trader or consumer; `at_distance` and `professional` say how the purchase was made. None is unknown."""

    license: ConversionFacts
    client_kind: str
    subscriptions: int = 1
    name: str | None = None
    serial: str | None = None
    email: str | None = None
    accepted_by: str | None = None
    accepted_on: date | None = None
    accepted_version: str | None = None
    seller: str | None = None
    participating: bool | None = None
    combined_with: tuple[str, ...] = ()
    at_distance: bool | None = None
    professional: bool | None = None


@facts
class SaleFacts(NamedTuple):
    """A conversion to be invoiced. `seller`: "organiser" or "partner"; `target`: the plan that was sold."""

    seller: str
    target: str


@facts
class ConvertedChangeFacts(NamedTuple):
    """A change to a converted licence; None where nothing changes. `version`: the one that it has."""

    kind: str
    version: str
    new_version: str | None = None
    new_maintenance_until: date | None = None


@facts
class DeactivationFacts(NamedTuple):
    """Is a network licence, converted on the day that binds, switched off on the day `on`?"""

    on: date


@facts
class VendorMarkFacts(NamedTuple):
    """The day on which the vendor registered the licence as converted."""

    marked_on: date


@facts
class WithdrawalFacts(NamedTuple):
    """A withdrawal from a conversion. `sent_on`: the day on which it was sent."""

    client_kind: str
    sent_on: date
    at_distance: bool | None = None
    professional: bool | None = None


@facts
class RefundFacts(NamedTuple):
    """What is on record after a withdrawal: "given" or None."""

    correction: str | None = None
    repaid: str | None = None
