"""The first desk: all tables, the guards of what is only ever added, and the catalogue of products."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Where a document went is no part of it.
# What an erasure empties: where a document was sent, and the buyer of a proforma, which is no tax document.
ERASABLE = {"invoice": ("deliver_to", "buyer")}
KEPT = {"invoice": ("buyer", "OLD.kind <> 'proforma' OR NEW.buyer <> ''")}
ONLY_ADDED = ("ticket_event", "decision", "audit_entry", "invoice", "invoice_line", "support_order")


def col(name: str, kind: type[sa.types.TypeEngine] = sa.String, *, null: bool = False, refers: str | None = None) -> sa.Column:
    references = [sa.ForeignKey(f"{refers}.id")] if refers else []
    return sa.Column(name, kind(), *references, nullable=null)


# The columns of each table made here, in their order: known without asking a database, for the steps can also be written down.
COLUMNS: dict[str, list[str]] = {}


def create_table(name: str, *parts: sa.schema.SchemaItem) -> None:
    COLUMNS[name] = [part.name for part in parts if isinstance(part, sa.Column)]
    op.create_table(name, *parts)


def key() -> sa.Column:
    return sa.Column("id", sa.Integer(), primary_key=True)


def upgrade() -> None:
    parties()
    catalogue()
    licenses()
    support()
    hours()
    billing()
    remote()
    books()
    conversions()
    bundles()
    rates()
    complaints()
    erasures()
    trainings()
    support_orders()
    for table in ONLY_ADDED:
        guard(table)


def parties() -> None:
    create_table(
        "client",
        key(),
        col("key"),
        col("name"),
        col("kind"),
        col("nip", null=True),
        col("email", null=True),
        col("phone", null=True),
        col("address"),
        col("country"),
        col("created_at", sa.BigInteger),
        sa.UniqueConstraint("key"),
    )
    op.create_index("ix_client_email", "client", ["email"])
    op.create_index("ix_client_nip", "client", ["nip"])
    op.create_index("ix_client_phone", "client", ["phone"])
    create_table(
        "contact",
        key(),
        col("client_id", sa.Integer, refers="client"),
        col("name"),
        col("email", null=True),
        col("competent", sa.Boolean),
        col("happened_at", sa.BigInteger),
        col("operator"),
    )
    op.create_index("ix_contact_client_id", "contact", ["client_id"])
    create_table(
        "acceptance",
        key(),
        col("client_id", sa.Integer, refers="client"),
        col("regulation"),
        col("version"),
        col("document"),
        col("clause"),
        col("accepted_on", sa.Date),
        col("happened_at", sa.BigInteger),
        col("operator"),
    )
    op.create_index("ix_acceptance_client_id", "acceptance", ["client_id"])
    create_table(
        "phone_change",
        key(),
        col("client_id", sa.Integer, refers="client"),
        col("full_name"),
        col("old_number"),
        col("new_number"),
        col("mail"),
        col("happened_at", sa.BigInteger),
        col("operator"),
    )
    op.create_index("ix_phone_change_client_id", "phone_change", ["client_id"])


def catalogue() -> None:
    product = op.create_table(
        "product",
        key(),
        col("key"),
        col("name"),
        col("vendor"),
        col("regulation"),
        col("offered", sa.Boolean),
        col("editions"),
        col("commercial", sa.Boolean),
        col("supported", sa.Boolean),
        sa.UniqueConstraint("key"),
    )
    create_table(
        "product_version",
        key(),
        col("product_id", sa.Integer, refers="product"),
        col("valid_from", sa.Date),
        col("newest", null=True),
        col("oldest_supported", null=True),
    )
    op.create_index("ix_product_version_product_id", "product_version", ["product_id"])
    create_table(
        "published_hours",
        key(),
        col("regulation"),
        col("valid_from", sa.Date),
        col("weekdays"),
        col("opens", null=True),
        col("closes", null=True),
        col("holidays_closed", sa.Boolean),
        col("recorded_at", sa.BigInteger),
        col("operator"),
    )
    op.create_index("ix_published_hours_regulation", "published_hours", ["regulation"])
    three = "Standard,Professional,Premium"
    solidworks = ("Dassault Systèmes", "solidexpert-bundles")
    shipped = [
        ("sketchup-pro", "SketchUp Pro", "Trimble", "progrupa-support", ""),
        ("v-ray", "V-Ray", "Chaos", "progrupa-support", ""),
        ("codetwo-exchange-rules", "CodeTwo Exchange Rules", "CodeTwo", "codetwo-support", ""),
        ("codetwo-email-signatures", "CodeTwo Email Signatures", "CodeTwo", "codetwo-support", ""),
        ("codetwo-backup", "CodeTwo Backup", "CodeTwo", "codetwo-support", ""),
        ("bitservice-remote-help", "BIT Service remote help", "BIT Service", "bitservice-remote", ""),
        ("solidworks", "SOLIDWORKS", *solidworks, three),
        ("solidworks-visualize", "SOLIDWORKS Visualize", *solidworks, "Professional"),
        ("solidworks-simulation", "SOLIDWORKS Simulation", *solidworks, three),
        ("solidworks-flow-simulation", "SOLIDWORKS Flow Simulation", *solidworks, ""),
        ("solidworks-plastics", "SOLIDWORKS Plastics", *solidworks, three),
        ("solidworks-electrical", "SOLIDWORKS Electrical", *solidworks, "Schematic Professional,3D,Professional"),
        ("solidworks-pcb", "SOLIDWORKS PCB", *solidworks, ""),
        ("solidworks-composer", "SOLIDWORKS Composer", *solidworks, ""),
        ("solidworks-pdm", "SOLIDWORKS PDM", *solidworks, "CADEditor"),
        ("solidworks-manage", "SOLIDWORKS Manage", *solidworks, ""),
    ]
    columns = ("key", "name", "vendor", "regulation", "editions")
    flags = {"offered": True, "commercial": True, "supported": True}
    op.bulk_insert(product, [dict(zip(columns, row), **flags) for row in shipped])


def licenses() -> None:
    create_table(
        "license",
        key(),
        col("serial"),
        col("client_id", sa.Integer, refers="client"),
        col("product_id", sa.Integer, refers="product"),
        col("kind"),
        col("version"),
        col("state"),
        col("maintenance_until", sa.Date, null=True),
        col("support_ordered", sa.Date, null=True),
        col("key_valid_until", sa.Date, null=True),
        col("activated_online", sa.Boolean, null=True),
        col("commercial", sa.Boolean, null=True),
        col("newest_serial", sa.Boolean, null=True),
        col("promoted", sa.Boolean, null=True),
        col("territory", null=True),
        col("purchase_email", null=True),
        col("created_at", sa.BigInteger),
        sa.UniqueConstraint("serial"),
    )
    op.create_index("ix_license_client_id", "license", ["client_id"])
    op.create_index("ix_license_product_id", "license", ["product_id"])


def support() -> None:
    create_table(
        "ticket",
        key(),
        col("subject"),
        col("status"),
        col("client_id", sa.Integer, refers="client"),
        col("license_id", sa.Integer, refers="license", null=True),
        col("product_id", sa.Integer, refers="product"),
        col("version", null=True),
        col("regulation"),
        col("entitlement"),
        col("channel"),
        col("topic"),
        col("serial", null=True),
        col("email", null=True),
        col("operator"),
        col("assignee", null=True),
        col("diagnosable", sa.Boolean, null=True),
        col("opened_at", sa.BigInteger),
        col("changed_at", sa.BigInteger),
        col("first_response_due", sa.BigInteger, null=True),
        col("first_response_at", sa.BigInteger, null=True),
        col("last_session_end", sa.BigInteger, null=True),
        col("recurrence_until", sa.BigInteger, null=True),
        col("recurrence_over", sa.Boolean),
        col("closed_at", sa.BigInteger, null=True),
        col("outcome", null=True),
        col("unbilled", sa.Boolean),
    )
    op.create_index("ix_ticket_status_id", "ticket", ["status", "id"])
    op.create_index("ix_ticket_client_id", "ticket", ["client_id", "id"])
    op.create_index("ix_ticket_unbilled_id", "ticket", ["unbilled", "id"])
    op.create_index("ix_ticket_assignee_id", "ticket", ["assignee", "id"])
    op.create_index("ix_ticket_first_response_due", "ticket", ["first_response_due", "id"])
    op.create_index("ix_ticket_license_id", "ticket", ["license_id"])
    op.create_table("message", key(), col("body", sa.Text), col("confidential", sa.Boolean), col("complaint", sa.Boolean))
    create_table(
        "ticket_event",
        key(),
        col("ticket_id", sa.Integer, refers="ticket"),
        col("kind"),
        col("actor"),
        col("happened_at", sa.BigInteger),
        col("recorded_at", sa.BigInteger),
        col("clauses"),
        col("data", sa.Text),
        col("message_id", sa.Integer, refers="message", null=True),
    )
    op.create_index("ix_ticket_event_ticket_id", "ticket_event", ["ticket_id", "id"])
    create_table(
        "work_session",
        key(),
        col("ticket_id", sa.Integer, refers="ticket"),
        col("operator"),
        col("state"),
        col("started_at", sa.BigInteger),
        col("stopped_at", sa.BigInteger, null=True),
        col("reason", null=True),
        col("channel"),
        col("phone", null=True),
        col("confirmed"),
        col("contact", null=True),
        col("override_reason", null=True),
        col("regulation"),
        col("law_version"),
        col("unit_minutes", sa.Integer),
        col("free", sa.Boolean),
        col("past_closing", sa.Boolean),
    )
    op.create_index("ix_work_session_ticket_id", "work_session", ["ticket_id", "id"])
    op.create_index("ix_work_session_operator", "work_session", ["operator", "started_at"])
    running = {"sqlite_where": sa.text("state = 'running'"), "postgresql_where": sa.text("state = 'running'")}
    op.create_index("ux_work_session_running_ticket", "work_session", ["ticket_id"], unique=True, **running)
    op.create_index("ux_work_session_running_operator", "work_session", ["operator"], unique=True, **running)
    create_table(
        "running_session",
        sa.Column("operator", sa.String(), primary_key=True),
        col("session_id", sa.Integer, refers="work_session"),
        col("ticket_id", sa.Integer, refers="ticket"),
        col("counts", sa.Text),
    )


def hours() -> None:
    create_table(
        "hours_grant",
        key(),
        col("kind"),
        col("state"),
        col("client_id", sa.Integer, refers="client"),
        col("license_id", sa.Integer, refers="license", null=True),
        col("product_id", sa.Integer, refers="product"),
        col("version"),
        col("ticket_id", sa.Integer, refers="ticket", null=True),
        col("minutes", sa.Integer),
        col("item"),
        col("unit_amount", sa.BigInteger, null=True),
        col("currency", null=True),
        col("vat_rate", null=True),
        col("gross_price", sa.Boolean),
        col("phone", null=True),
        col("consent", null=True),
        col("prepaid", sa.Boolean),
        col("invoice_id", sa.BigInteger, null=True),
        col("happened_at", sa.BigInteger),
        col("contacted_at", sa.BigInteger, null=True),
        col("operator"),
    )
    op.create_index("ix_hours_grant_pool", "hours_grant", ["client_id", "product_id", "version"])
    op.create_index("ix_hours_grant_ticket_id", "hours_grant", ["ticket_id"])
    op.create_index("ix_hours_grant_contacted_at", "hours_grant", ["contacted_at"])
    create_table(
        "hours_use",
        key(),
        col("ticket_id", sa.Integer, refers="ticket"),
        col("grant_id", sa.Integer, refers="hours_grant"),
        col("minutes", sa.Integer),
        col("began_at", sa.BigInteger),
        col("invoice_id", sa.BigInteger, null=True),
    )
    op.create_index("ix_hours_use_ticket_id", "hours_use", ["ticket_id"])
    op.create_index("ix_hours_use_grant_id", "hours_use", ["grant_id"])
    op.create_index("ix_hours_use_invoice_id", "hours_use", ["invoice_id"])


def billing() -> None:
    create_table(
        "seller",
        key(),
        col("valid_from", sa.Date),
        col("name"),
        col("nip"),
        col("address"),
        col("bank_account"),
        col("email"),
        col("payment_days", sa.Integer),
        col("recorded_at", sa.BigInteger),
    )
    create_table(
        "price",
        key(),
        col("item"),
        col("valid_from", sa.Date),
        col("amount", sa.BigInteger),
        col("currency"),
        col("vat_rate"),
        col("gross", sa.Boolean),
        col("name", null=True),
        col("unit", null=True),
        col("recorded_at", sa.BigInteger),
        col("operator"),
    )
    op.create_index("ix_price_item", "price", ["item", "valid_from"])
    create_table(
        "number_series",
        sa.Column("series", sa.String(), primary_key=True),
        sa.Column("year", sa.Integer(), primary_key=True, autoincrement=False),
        col("last_number", sa.Integer),
    )
    create_table(
        "invoice",
        key(),
        col("number"),
        col("kind"),
        col("client_id", sa.Integer, refers="client"),
        col("ticket_id", sa.Integer, refers="ticket", null=True),
        col("issued_on", sa.Date),
        col("service_date", sa.Date),
        col("due_on", sa.Date),
        col("currency"),
        col("net", sa.BigInteger),
        col("vat", sa.BigInteger),
        col("gross", sa.BigInteger),
        col("in_words"),
        col("seller", sa.Text),
        col("buyer", sa.Text),
        col("notes", sa.Text),
        col("exchange", sa.Text, null=True),
        col("deliver_to", null=True),
        col("issued_at", sa.BigInteger),
        col("operator"),
        sa.UniqueConstraint("number"),
    )
    op.create_index("ix_invoice_client_id", "invoice", ["client_id", "id"])
    op.create_index("ix_invoice_ticket_id", "invoice", ["ticket_id", "id"])
    create_table(
        "invoice_line",
        key(),
        col("invoice_id", sa.Integer, refers="invoice"),
        col("position", sa.Integer),
        col("item"),
        col("name"),
        col("quantity"),
        col("unit"),
        col("unit_net", sa.BigInteger),
        col("discount", sa.BigInteger),
        col("net", sa.BigInteger),
        col("vat_rate"),
        col("vat", sa.BigInteger),
        col("gross", sa.BigInteger),
        col("clauses", sa.Text),
        col("ticket_id", sa.BigInteger, null=True),
    )
    op.create_index("ix_invoice_line_invoice_id", "invoice_line", ["invoice_id"])


def remote() -> None:
    create_table(
        "appointment",
        key(),
        col("ticket_id", sa.Integer, refers="ticket"),
        col("technician"),
        col("starts_at", sa.BigInteger),
        col("ends_at", sa.BigInteger),
        col("state"),
        col("arranged_on", sa.Date),
        col("arranged_at", sa.BigInteger),
        col("prices_until", sa.Integer),
        col("invoice_email", null=True),
        col("session_id", sa.Integer, refers="work_session", null=True),
        col("operator"),
    )
    op.create_index("ix_appointment_ticket_id", "appointment", ["ticket_id", "id"])
    op.create_index("ix_appointment_technician", "appointment", ["technician", "starts_at"])
    create_table(
        "service_item",
        key(),
        col("ticket_id", sa.Integer, refers="ticket"),
        col("item"),
        col("name"),
        col("unit"),
        col("quantity", sa.Integer),
        col("unit_amount", sa.BigInteger),
        col("currency"),
        col("vat_rate"),
        col("gross_price", sa.Boolean),
        col("priced_on", sa.Date),
        col("invoice_id", sa.BigInteger, null=True),
        col("happened_at", sa.BigInteger),
        col("operator"),
    )
    op.create_index("ix_service_item_ticket_id", "service_item", ["ticket_id"])
    op.create_index("ix_service_item_invoice_id", "service_item", ["invoice_id"])
    create_table(
        "software_note",
        key(),
        col("ticket_id", sa.Integer, refers="ticket"),
        col("body"),
        col("happened_at", sa.BigInteger),
    )
    op.create_index("ix_software_note_ticket_id", "software_note", ["ticket_id"])


def books() -> None:
    create_table(
        "decision",
        key(),
        col("entity"),
        col("entity_id"),
        col("question"),
        col("regulation"),
        col("version"),
        col("bound_on", sa.Date),
        col("outcome", sa.Boolean),
        col("overridden"),
        col("facts", sa.Text),
        col("value", sa.Text),
        col("grounds", sa.Text),
        col("happened_at", sa.BigInteger),
        col("recorded_at", sa.BigInteger),
        col("operator"),
    )
    op.create_index("ix_decision_subject", "decision", ["entity", "entity_id", "id"])
    create_table(
        "audit_entry",
        key(),
        col("command"),
        col("entity"),
        col("entity_id"),
        col("operator"),
        col("happened_at", sa.BigInteger),
        col("recorded_at", sa.BigInteger),
        col("change", sa.Text),
    )
    op.create_index("ix_audit_entry_subject", "audit_entry", ["entity", "entity_id", "id"])
    create_table(
        "idempotency_key",
        sa.Column("key", sa.String(), primary_key=True),
        col("command"),
        col("arguments"),
        col("result", sa.Text),
        col("recorded_at", sa.BigInteger),
        col("operator"),
        col("client_id", sa.BigInteger, null=True),
    )


def conversions() -> None:
    create_table(
        "license_conversion",
        key(),
        col("license_id", sa.Integer, refers="license"),
        col("client_id", sa.Integer, refers="client"),
        col("state"),
        col("target"),
        col("path"),
        col("discount_percent", sa.Integer),
        col("quantity", sa.Integer),
        col("converted_on", sa.Date),
        col("last_day", sa.Date),
        col("deactivated_on", sa.Date, null=True),
        col("before", sa.Text),
        col("client_name"),
        col("serials"),
        col("registered_email"),
        col("accepted_by"),
        col("accepted_on", sa.Date),
        col("accepted_version"),
        col("seller"),
        col("combined_with"),
        col("at_distance", sa.Boolean, null=True),
        col("professional", sa.Boolean, null=True),
        col("currency"),
        col("list_amount", sa.BigInteger),
        col("amount", sa.BigInteger),
        col("own_amount", sa.BigInteger, null=True),
        col("own_currency", null=True),
        col("own_vat_rate", null=True),
        col("own_gross", sa.Boolean),
        col("invoice_id", sa.BigInteger, null=True),
        col("vendor_marked_on", sa.Date, null=True),
        col("withdraw_until", sa.Date, null=True),
        col("withdrawn_on", sa.Date, null=True),
        col("correction", null=True),
        col("repaid_on", sa.Date, null=True),
        col("happened_at", sa.BigInteger),
        col("changed_at", sa.BigInteger),
        col("operator"),
    )
    op.create_index("ix_license_conversion_license_id", "license_conversion", ["license_id"])
    op.create_index("ix_license_conversion_client_id", "license_conversion", ["client_id"])
    create_table(
        "converted_into",
        key(),
        col("conversion_id", sa.Integer, refers="license_conversion"),
        col("license_id", sa.Integer, refers="license"),
    )
    op.create_index("ix_converted_into_conversion_id", "converted_into", ["conversion_id"])
    op.create_index("ix_converted_into_license_id", "converted_into", ["license_id"])


def guard(table: str) -> None:
    """The database itself refuses to change or remove a row of this table, but for what may have to be erased. Rebuilding a table
    drops its guards."""
    words = f"{table} is only ever added to"
    columns = [name for name in COLUMNS[table] if name not in ERASABLE.get(table, ())]
    update = f"UPDATE OF {', '.join(columns)}" if table in ERASABLE else "UPDATE"
    if op.get_context().dialect.name == "sqlite":
        for act, what in (("update", update), ("delete", "DELETE")):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act} BEFORE {what} ON {table} BEGIN SELECT RAISE(ABORT, '{words}'); END"
            )
        if table in KEPT:
            column, when = KEPT[table]
            op.execute(
                f"CREATE TRIGGER {table}_no_{column} BEFORE UPDATE OF {column} ON {table} "
                f"FOR EACH ROW WHEN {when} BEGIN SELECT RAISE(ABORT, '{words}'); END"
            )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$"
    )
    for act, what in (("update", update), ("delete", "DELETE"), ("truncate", "TRUNCATE")):
        op.execute(
            f"CREATE TRIGGER {table}_no_{act} BEFORE {what} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION only_added()"
        )
    if table in KEPT:
        column, when = KEPT[table]
        op.execute(
            f"CREATE TRIGGER {table}_no_{column} BEFORE UPDATE OF {column} ON {table} "
            f"FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION only_added()"
        )


def bundles() -> None:
    create_table(
        "bundle",
        key(),
        col("client_id", sa.Integer, refers="client"),
        col("product_id", sa.Integer, refers="product"),
        col("edition"),
        col("years", sa.Integer),
        col("state"),
        col("ordered_on", sa.Date, null=True),
        col("law_version", null=True),
        col("channel", null=True),
        col("confirmed"),
        col("other_offer", null=True),
        col("consent", null=True),
        col("price_item"),
        col("list_price", sa.BigInteger),
        col("currency"),
        col("vat_rate"),
        col("base", sa.BigInteger),
        col("discount", sa.BigInteger),
        col("net", sa.BigInteger),
        col("discount_percent", sa.Integer),
        col("first_day", sa.Date, null=True),
        col("last_day", sa.Date, null=True),
        col("active_until", sa.Date, null=True),
        col("drafted_at", sa.BigInteger),
        col("changed_at", sa.BigInteger),
        col("operator"),
    )
    op.create_index("ix_bundle_client_id", "bundle", ["client_id", "id"])
    op.create_index("ix_bundle_state_id", "bundle", ["state", "id"])
    create_table(
        "bundle_license",
        key(),
        col("bundle_id", sa.Integer, refers="bundle"),
        col("position", sa.Integer),
        col("license_id", sa.Integer, refers="license", null=True),
        col("list_price", sa.BigInteger),
        col("base", sa.BigInteger),
        col("discount", sa.BigInteger),
        col("net", sa.BigInteger),
    )
    create_table(
        "bundle_offer",
        key(),
        col("bundle_id", sa.Integer, refers="bundle"),
        col("years", sa.Integer),
        col("list_price", sa.BigInteger),
        col("currency"),
        col("vat_rate"),
        col("happened_at", sa.BigInteger),
        col("operator"),
    )
    create_table(
        "bundle_renewal",
        key(),
        col("bundle_id", sa.Integer, refers="bundle"),
        col("years", sa.Integer),
        col("first_day", sa.Date),
        col("last_day", sa.Date),
        col("net", sa.BigInteger),
        col("number"),
        col("happened_at", sa.BigInteger),
        col("operator"),
    )
    create_table(
        "bundle_document",
        key(),
        col("bundle_id", sa.Integer, refers="bundle"),
        col("number"),
        col("purpose"),
        col("due_on", sa.Date),
        col("paid_on", sa.Date, null=True),
        sa.UniqueConstraint("number"),
    )
    create_table(
        "bundle_demand",
        key(),
        col("bundle_id", sa.Integer, refers="bundle"),
        col("number"),
        col("form"),
        col("sent_on", sa.Date),
        col("term", sa.Date),
        col("happened_at", sa.BigInteger),
        col("operator"),
    )
    create_table(
        "bundle_notice",
        key(),
        col("bundle_id", sa.Integer, refers="bundle"),
        col("given_on", sa.Date),
        col("against", sa.Date),
        col("happened_at", sa.BigInteger),
        col("operator"),
    )
    create_table(
        "bundle_breach",
        key(),
        col("bundle_id", sa.Integer, refers="bundle"),
        col("ground"),
        col("description", sa.Text, null=True),
        col("found_on", sa.Date),
        col("settled_on", sa.Date, null=True),
        col("happened_at", sa.BigInteger),
        col("operator"),
        sa.UniqueConstraint("bundle_id"),
    )
    for table in ("license", "offer", "renewal", "document", "demand", "notice"):
        op.create_index(f"ix_bundle_{table}_bundle_id", f"bundle_{table}", ["bundle_id"])
    create_table(
        "benefit",
        key(),
        col("bundle_id", sa.Integer, refers="bundle"),
        col("bundle_license_id", sa.Integer, refers="bundle_license", null=True),
        col("benefit"),
        col("state"),
        col("starts_at", sa.BigInteger),
        col("ends_at", sa.BigInteger),
        col("planned_minutes", sa.Integer),
        col("minutes", sa.Integer, null=True),
        col("preparation", sa.Boolean),
        col("reported_to", null=True),
        col("reported_on", sa.Date, null=True),
        col("invitation", null=True),
        col("stages"),
        col("certificate", null=True),
        col("paid", sa.Boolean),
        col("not_held", sa.Boolean),
        col("happened_at", sa.BigInteger),
        col("operator"),
    )
    op.create_index("ix_benefit_bundle_id", "benefit", ["bundle_id", "id"])
    op.create_index("ix_benefit_event", "benefit", ["benefit", "starts_at"])


def rates() -> None:
    create_table(
        "exchange_rate",
        sa.Column("currency", sa.String(), primary_key=True),
        sa.Column("published_on", sa.Date(), primary_key=True),
        col("rate"),
        col("table_number"),
        col("recorded_at", sa.BigInteger),
        col("operator"),
    )


def complaints() -> None:
    create_table(
        "complaint",
        key(),
        col("client_id", sa.Integer, refers="client"),
        col("bundle_id", sa.Integer, refers="bundle", null=True),
        col("channel"),
        col("received_on", sa.Date),
        col("bound_on", sa.Date),
        col("law_version"),
        col("due_on", sa.Date),
        col("last_day", sa.Date),
        col("missing"),
        col("missed", sa.Boolean),
        col("answered_on", sa.Date, null=True),
        col("outcome", null=True),
        col("filed_at", sa.BigInteger),
        col("changed_at", sa.BigInteger),
        col("operator"),
    )
    op.create_index("ix_complaint_client_id", "complaint", ["client_id", "id"])
    op.create_index("ix_complaint_bundle_id", "complaint", ["bundle_id"])
    op.create_index("ix_complaint_waiting", "complaint", ["answered_on", "last_day"])
    create_table(
        "complaint_words",
        sa.Column("complaint_id", sa.Integer(), sa.ForeignKey("complaint.id"), primary_key=True),
        col("company", null=True),
        col("contact", null=True),
        col("email", null=True),
        col("description", sa.Text, null=True),
        col("grounds", sa.Text, null=True),
        col("answered_to", null=True),
        col("answer", sa.Text, null=True),
    )


def erasures() -> None:
    create_table(
        "erasure",
        sa.Column("client_id", sa.Integer(), sa.ForeignKey("client.id"), primary_key=True),
        col("documents_until", sa.Date, null=True),
        col("happened_at", sa.BigInteger),
        col("operator"),
    )


def trainings() -> None:
    create_table(
        "training",
        key(),
        col("bundle_id", sa.Integer, refers="bundle"),
        col("state"),
        col("declared_on", sa.Date),
        col("kind", null=True),
        col("ordered_on", sa.Date, null=True),
        col("use_until", sa.Date, null=True),
        col("participants", sa.Integer, null=True),
        col("list_price", sa.BigInteger, null=True),
        col("base", sa.BigInteger, null=True),
        col("discount", sa.BigInteger, null=True),
        col("currency", null=True),
        col("vat_rate", null=True),
        col("number", null=True),
        col("held_on", sa.Date, null=True),
        col("place", null=True),
        col("minutes", sa.Integer, null=True),
        col("others", sa.Integer),
        col("exception", null=True),
        col("changed_at", sa.BigInteger),
        col("operator"),
    )
    op.create_index("ix_training_bundle_id", "training", ["bundle_id", "id"])
    op.create_index("ix_training_state", "training", ["state", "use_until"])
    op.create_index("ix_training_group", "training", ["kind", "held_on", "place"])


def support_orders() -> None:
    create_table(
        "support_order",
        key(),
        col("license_id", sa.Integer, refers="license"),
        col("ordered_on", sa.Date),
        col("until", sa.Date, null=True),
        col("recorded_at", sa.BigInteger),
        col("operator"),
    )
    op.create_index("ix_support_order_license_id", "support_order", ["license_id"])
