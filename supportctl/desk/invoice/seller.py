"""The seller: who issues the invoices. The first row holds from always; later changes carry a date."""

from __future__ import annotations

from datetime import date

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.invoice.document import SellerData
from supportctl.errors import Conflict, Gap, InvalidInput
from supportctl.record import Iban, as_json
from supportctl.store import reading
from supportctl.store.compiled.rows import Seller


def seller_data(seller: Seller) -> SellerData:
    """The seller, as it stands on an invoice."""
    return SellerData(
        name=seller.name,
        nip=seller.nip,
        address=seller.address,
        bank_account=Iban(seller.bank_account),
        email=seller.email,
        payment_days=seller.payment_days,
        from_=seller.valid_from,
    )


def init(
    act: Act,
    *,
    name: str,
    nip: str,
    address: str,
    bank_account: str,
    email: str,
    payment_days: int,
    since: date | None,
) -> Outcome[SellerData]:
    """Set the seller up, or change it from a day on. Raises Conflict when it is set up and no day is given."""
    if not 0 <= payment_days <= 120:
        raise InvalidInput("BAD_PAYMENT_DAYS", value=payment_days)
    seller = Seller(
        valid_from=since or act.day,
        name=inputs.line(name, "name"),
        nip=inputs.nip(nip),
        address=inputs.line(address, "address"),
        bank_account=inputs.iban(bank_account),
        email=inputs.email(email),
        payment_days=payment_days,
        recorded_at=act.now,
    )
    if since is None and reading.seller_on(act.db, act.day):
        raise Conflict("SELLER_EXISTS")
    act.db.add(seller)
    act.book("seller", seller.nip, **as_json(seller_data(seller)))
    return Outcome(seller_data(seller), made=seller.nip)


def seller_on(act: Act, day: date) -> Seller:
    """The seller of that day. Raises Gap NO_SELLER before `supportctl init`."""
    found = reading.seller_on(act.db, day)
    if found is None:
        raise Gap("NO_SELLER", on=day.isoformat())
    return found
