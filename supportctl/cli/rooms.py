"""The counter, as a verb reaches it: an activity of desk/ is imported when it is asked for.

The properties have no return annotation on purpose: mypy then knows each one as the module that it is.
"""

from __future__ import annotations

# Which file of desk/ serves a noun, or a verb where it isn't the noun's.
ROOMS = {
    "ticket": "tickets",
    "ticket open": "lifecycle",
    "ticket triage": "lifecycle",
    "ticket close": "lifecycle",
    "ticket reopen": "lifecycle",
    "ticket split": "lifecycle",
    "ticket charge": "items",
    "ticket uncharge": "items",
    "ticket items": "items",
    "ticket note": "handling",
    "ticket reply": "handling",
    "ticket contact": "handling",
    "ticket assign": "handling",
    "ticket refuse": "handling",
    "ticket show": "why",
    "ticket why": "why",
    "session": "sessions",
    "session start": "starting",
    "session schedule": "appointments",
    "session unschedule": "appointments",
    "session appointments": "appointments",
    "session extend": "extensions",
    "session amend": "amendments",
    "session cancel": "amendments",
    "invoice": "invoices",
    "invoice why": "why",
    "client": "clients",
    "client export-data": "persons",
    "client erase": "persons",
    "license": "licenses",
    "license check-conversion": "conversions",
    "license convert": "converting",
    "license conversions": "withdrawals",
    "license mark-converted": "withdrawals",
    "license withdraw-conversion": "withdrawals",
    "license refund-conversion": "withdrawals",
    "license invoice-conversion": "conversion_invoices",
    "license show": "holdings",
    "license edit": "holdings",
    "license why": "holdings",
    "hours": "hours",
    "complaint": "complaints",
    "training": "trainings",
    "product": "products",
    "price": "prices",
    "cron": "jobs",
    "regulation set-hours": "published",
    "regulation hours": "published",
    "init": "seller",
    "bundle": "bundles",
    "bundle quote": "bundle_quote",
    "bundle offer": "renewals",
    "bundle renew": "renewals",
    "bundle notice": "renewals",
    "bundle demand": "settlement",
    "bundle breach": "settlement",
    "bundle settle": "settlement",
    "bundle why": "bundle_why",
    "benefit": "benefits",
    "rate": "rates",
}


def room_of(command: str) -> str:
    """The file of desk/ that serves a command, named by noun and verb."""
    return ROOMS.get(command) or ROOMS[command.partition(" ")[0]]


class Counter:
    """The rooms of desk/, by name."""

    @property
    def amendments(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/amendments.py"""
        from supportctl.desk import amendments

        return amendments

    @property
    def appointments(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/appointments.py"""
        from supportctl.desk import appointments

        return appointments

    @property
    def benefits(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/benefits.py"""
        from supportctl.desk import benefits

        return benefits

    @property
    def bundle_quote(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/bundle_quote.py"""
        from supportctl.desk import bundle_quote

        return bundle_quote

    @property
    def bundle_why(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/bundle_why.py"""
        from supportctl.desk import bundle_why

        return bundle_why

    @property
    def bundles(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/bundles.py"""
        from supportctl.desk import bundles

        return bundles

    @property
    def clients(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/clients.py"""
        from supportctl.desk import clients

        return clients

    @property
    def complaints(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/complaints.py"""
        from supportctl.desk import complaints

        return complaints

    @property
    def conversion_invoices(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/conversion_invoices.py"""
        from supportctl.desk import conversion_invoices

        return conversion_invoices

    @property
    def conversions(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/conversions.py"""
        from supportctl.desk import conversions

        return conversions

    @property
    def converting(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/converting.py"""
        from supportctl.desk import converting

        return converting

    @property
    def extensions(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/extensions.py"""
        from supportctl.desk import extensions

        return extensions

    @property
    def handling(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/handling.py"""
        from supportctl.desk import handling

        return handling

    @property
    def holdings(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/holdings.py"""
        from supportctl.desk import holdings

        return holdings

    @property
    def hours(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/hours.py"""
        from supportctl.desk import hours

        return hours

    @property
    def invoices(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/invoices.py"""
        from supportctl.desk import invoices

        return invoices

    @property
    def items(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/items.py"""
        from supportctl.desk import items

        return items

    @property
    def jobs(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/jobs.py"""
        from supportctl.desk import jobs

        return jobs

    @property
    def licenses(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/licenses.py"""
        from supportctl.desk import licenses

        return licenses

    @property
    def lifecycle(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/lifecycle.py"""
        from supportctl.desk import lifecycle

        return lifecycle

    @property
    def maintenance(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/maintenance.py"""
        from supportctl.desk import maintenance

        return maintenance

    @property
    def persons(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/persons.py"""
        from supportctl.desk import persons

        return persons

    @property
    def prices(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/prices.py"""
        from supportctl.desk import prices

        return prices

    @property
    def products(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/products.py"""
        from supportctl.desk import products

        return products

    @property
    def rates(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/rates.py"""
        from supportctl.desk import rates

        return rates

    @property
    def published(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/published.py"""
        from supportctl.desk import published

        return published

    @property
    def regulations(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/regulations.py"""
        from supportctl.desk import regulations

        return regulations

    @property
    def renewals(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/renewals.py"""
        from supportctl.desk import renewals

        return renewals

    @property
    def seller(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/seller.py"""
        from supportctl.desk import seller

        return seller

    @property
    def sessions(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/sessions.py"""
        from supportctl.desk import sessions

        return sessions

    @property
    def settlement(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/settlement.py"""
        from supportctl.desk import settlement

        return settlement

    @property
    def starting(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/starting.py"""
        from supportctl.desk import starting

        return starting

    @property
    def tickets(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/tickets.py"""
        from supportctl.desk import tickets

        return tickets

    @property
    def trainings(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/trainings.py"""
        from supportctl.desk import trainings

        return trainings

    @property
    def why(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/why.py"""
        from supportctl.desk import why

        return why

    @property
    def withdrawals(self):  # type: ignore[no-untyped-def]  # a module: its functions keep their types
        """desk/withdrawals.py"""
        from supportctl.desk import withdrawals

        return withdrawals
