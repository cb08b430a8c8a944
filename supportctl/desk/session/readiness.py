"""Whether a session could start now, once the client has confirmed what is asked."""

from __future__ import annotations

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import law_of_change
from supportctl.desk.hours.pool import Pool
from supportctl.desk.session.starting import Told, confirmations, require_free_to_start, start_facts
from supportctl.errors import SupportError
from supportctl.regulations import shelf
from supportctl.regulations.terms import SupportTerms
from supportctl.store.compiled.rows import Client, Ticket


def ready(act: Act, ticket: Ticket) -> tuple[str, ...] | None:
    """The words that the client is asked to confirm (and `phone` where its number counts) when a start would be allowed then; None
    when something else stands in the way. Nothing is written."""
    served = shelf(ticket.regulation)
    client = act.db.get(Client, ticket.client_id)
    try:
        law = law_of_change(act, served, ticket)
        asked = tuple(confirmations(law))
        near = require_free_to_start(act, ticket)
        earlier = [s for s in near if s.ticket_id == ticket.id]
        pool = Pool(act, near, (ticket.client_id, ticket.product_id, ticket.version), ticket.id)
        funds = pool.funds(ticket, earlier) if served.rules.bill_work.known else None
        bound = SupportTerms(law).phone_bound
        told = Told(asked, client.phone if bound and client is not None else None, False, False)
        decision = served.rules.start_session(start_facts(act, ticket, law, told, funds), law)
    except SupportError:
        return None
    return (*asked, *(("phone",) if bound else ())) if decision.outcome else None
