CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE client (
    id SERIAL NOT NULL,
    key VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    nip VARCHAR,
    email VARCHAR,
    phone VARCHAR,
    address VARCHAR NOT NULL,
    country VARCHAR NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (key)
);
CREATE INDEX ix_client_email ON client (email);
CREATE INDEX ix_client_nip ON client (nip);
CREATE INDEX ix_client_phone ON client (phone);
CREATE TABLE contact (
    id SERIAL NOT NULL,
    client_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    email VARCHAR,
    competent BOOLEAN NOT NULL,
    happened_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE INDEX ix_contact_client_id ON contact (client_id);
CREATE TABLE acceptance (
    id SERIAL NOT NULL,
    client_id INTEGER NOT NULL,
    regulation VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    clause VARCHAR NOT NULL,
    accepted_on DATE NOT NULL,
    happened_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE INDEX ix_acceptance_client_id ON acceptance (client_id);
CREATE TABLE phone_change (
    id SERIAL NOT NULL,
    client_id INTEGER NOT NULL,
    full_name VARCHAR NOT NULL,
    old_number VARCHAR NOT NULL,
    new_number VARCHAR NOT NULL,
    mail VARCHAR NOT NULL,
    happened_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE INDEX ix_phone_change_client_id ON phone_change (client_id);
CREATE TABLE product (
    id SERIAL NOT NULL,
    key VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    vendor VARCHAR NOT NULL,
    regulation VARCHAR NOT NULL,
    offered BOOLEAN NOT NULL,
    editions VARCHAR NOT NULL,
    commercial BOOLEAN NOT NULL,
    supported BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (key)
);
CREATE TABLE product_version (
    id SERIAL NOT NULL,
    product_id INTEGER NOT NULL,
    valid_from DATE NOT NULL,
    newest VARCHAR,
    oldest_supported VARCHAR,
    PRIMARY KEY (id),
    FOREIGN KEY(product_id) REFERENCES product (id)
);
CREATE INDEX ix_product_version_product_id ON product_version (product_id);
CREATE TABLE published_hours (
    id SERIAL NOT NULL,
    regulation VARCHAR NOT NULL,
    valid_from DATE NOT NULL,
    weekdays VARCHAR NOT NULL,
    opens VARCHAR,
    closes VARCHAR,
    holidays_closed BOOLEAN NOT NULL,
    recorded_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_published_hours_regulation ON published_hours (regulation);
INSERT INTO product (key, name, vendor, regulation, offered, editions, commercial, supported) VALUES ('sketchup-pro', 'SketchUp Pro', 'Trimble', 'progrupa-support', true, '', true, true);
INSERT INTO product (key, name, vendor, regulation, offered, editions, commercial, supported) VALUES ('v-ray', 'V-Ray', 'Chaos', 'progrupa-support', true, '', true, true);
INSERT INTO product (key, name, vendor, regulation, offered, editions, commercial, supported) VALUES ('codetwo-exchange-rules', 'CodeTwo Exchange Rules', 'CodeTwo', 'codetwo-support', true, '', true, true);
INSERT INTO product (key, name, vendor, regulation, offered, editions, commercial, supported) VALUES ('codetwo-email-signatures', 'CodeTwo Email Signatures', 'CodeTwo', 'codetwo-support', true, '', true, true);
INSERT INTO product (key, name, vendor, regulation, offered, editions, commercial, supported) VALUES ('codetwo-backup', 'CodeTwo Backup', 'CodeTwo', 'codetwo-support', true, '', true, true);
INSERT INTO product (key, name, vendor, regulation, offered, editions, commercial, supported) VALUES ('bitservice-remote-help', 'BIT Service remote help', 'BIT Service', 'bitservice-remote', true, '', true, true);
INSERT INTO product (key, name, vendor, regulation, offered, editions, commercial, supported) VALUES ('solidworks', 'SOLIDWORKS', 'Dassault Systèmes', 'solidexpert-bundles', true, 'Standard,Professional,Premium', true, true);
INSERT INTO product (key, name, vendor, regulation, offered, editions, commercial, supported) VALUES ('solidworks-visualize', 'SOLIDWORKS Visualize', 'Dassault Systèmes', 'solidexpert-bundles', true, 'Professional', true, true);
INSERT INTO product (key, name, vendor, regulation, offered, editions, commercial, supported) VALUES ('solidworks-simulation', 'SOLIDWORKS Simulation', 'Dassault Systèmes', 'solidexpert-bundles', true, 'Standard,Professional,Premium', true, true);
INSERT INTO product (key, name, vendor, regulation, offered, editions, commercial, supported) VALUES ('solidworks-flow-simulation', 'SOLIDWORKS Flow Simulation', 'Dassault Systèmes', 'solidexpert-bundles', true, '', true, true);
INSERT INTO product (key, name, vendor, regulation, offered, editions, commercial, supported) VALUES ('solidworks-plastics', 'SOLIDWORKS Plastics', 'Dassault Systèmes', 'solidexpert-bundles', true, 'Standard,Professional,Premium', true, true);
INSERT INTO product (key, name, vendor, regulation, offered, editions, commercial, supported) VALUES ('solidworks-electrical', 'SOLIDWORKS Electrical', 'Dassault Systèmes', 'solidexpert-bundles', true, 'Schematic Professional,3D,Professional', true, true);
INSERT INTO product (key, name, vendor, regulation, offered, editions, commercial, supported) VALUES ('solidworks-pcb', 'SOLIDWORKS PCB', 'Dassault Systèmes', 'solidexpert-bundles', true, '', true, true);
INSERT INTO product (key, name, vendor, regulation, offered, editions, commercial, supported) VALUES ('solidworks-composer', 'SOLIDWORKS Composer', 'Dassault Systèmes', 'solidexpert-bundles', true, '', true, true);
INSERT INTO product (key, name, vendor, regulation, offered, editions, commercial, supported) VALUES ('solidworks-pdm', 'SOLIDWORKS PDM', 'Dassault Systèmes', 'solidexpert-bundles', true, 'CADEditor', true, true);
INSERT INTO product (key, name, vendor, regulation, offered, editions, commercial, supported) VALUES ('solidworks-manage', 'SOLIDWORKS Manage', 'Dassault Systèmes', 'solidexpert-bundles', true, '', true, true);
CREATE TABLE license (
    id SERIAL NOT NULL,
    serial VARCHAR NOT NULL,
    client_id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    maintenance_until DATE,
    support_ordered DATE,
    key_valid_until DATE,
    activated_online BOOLEAN,
    commercial BOOLEAN,
    newest_serial BOOLEAN,
    promoted BOOLEAN,
    territory VARCHAR,
    purchase_email VARCHAR,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (serial),
    FOREIGN KEY(client_id) REFERENCES client (id),
    FOREIGN KEY(product_id) REFERENCES product (id)
);
CREATE INDEX ix_license_client_id ON license (client_id);
CREATE INDEX ix_license_product_id ON license (product_id);
CREATE TABLE ticket (
    id SERIAL NOT NULL,
    subject VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    client_id INTEGER NOT NULL,
    license_id INTEGER,
    product_id INTEGER NOT NULL,
    version VARCHAR,
    regulation VARCHAR NOT NULL,
    entitlement VARCHAR NOT NULL,
    channel VARCHAR NOT NULL,
    topic VARCHAR NOT NULL,
    serial VARCHAR,
    email VARCHAR,
    operator VARCHAR NOT NULL,
    assignee VARCHAR,
    diagnosable BOOLEAN,
    opened_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    first_response_due BIGINT,
    first_response_at BIGINT,
    last_session_end BIGINT,
    recurrence_until BIGINT,
    recurrence_over BOOLEAN NOT NULL,
    closed_at BIGINT,
    outcome VARCHAR,
    unbilled BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(client_id) REFERENCES client (id),
    FOREIGN KEY(license_id) REFERENCES license (id),
    FOREIGN KEY(product_id) REFERENCES product (id)
);
CREATE INDEX ix_ticket_status_id ON ticket (status, id);
CREATE INDEX ix_ticket_client_id ON ticket (client_id, id);
CREATE INDEX ix_ticket_unbilled_id ON ticket (unbilled, id);
CREATE INDEX ix_ticket_assignee_id ON ticket (assignee, id);
CREATE INDEX ix_ticket_first_response_due ON ticket (first_response_due, id);
CREATE INDEX ix_ticket_license_id ON ticket (license_id);
CREATE TABLE message (
    id SERIAL NOT NULL,
    body TEXT NOT NULL,
    confidential BOOLEAN NOT NULL,
    complaint BOOLEAN NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE ticket_event (
    id SERIAL NOT NULL,
    ticket_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,
    happened_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    clauses VARCHAR NOT NULL,
    data TEXT NOT NULL,
    message_id INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(ticket_id) REFERENCES ticket (id),
    FOREIGN KEY(message_id) REFERENCES message (id)
);
CREATE INDEX ix_ticket_event_ticket_id ON ticket_event (ticket_id, id);
CREATE TABLE work_session (
    id SERIAL NOT NULL,
    ticket_id INTEGER NOT NULL,
    operator VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    started_at BIGINT NOT NULL,
    stopped_at BIGINT,
    reason VARCHAR,
    channel VARCHAR NOT NULL,
    phone VARCHAR,
    confirmed VARCHAR NOT NULL,
    contact VARCHAR,
    override_reason VARCHAR,
    regulation VARCHAR NOT NULL,
    law_version VARCHAR NOT NULL,
    unit_minutes INTEGER NOT NULL,
    free BOOLEAN NOT NULL,
    past_closing BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE INDEX ix_work_session_ticket_id ON work_session (ticket_id, id);
CREATE INDEX ix_work_session_operator ON work_session (operator, started_at);
CREATE UNIQUE INDEX ux_work_session_running_ticket ON work_session (ticket_id) WHERE state = 'running';
CREATE UNIQUE INDEX ux_work_session_running_operator ON work_session (operator) WHERE state = 'running';
CREATE TABLE running_session (
    operator VARCHAR NOT NULL,
    session_id INTEGER NOT NULL,
    ticket_id INTEGER NOT NULL,
    counts TEXT NOT NULL,
    PRIMARY KEY (operator),
    FOREIGN KEY(session_id) REFERENCES work_session (id),
    FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE TABLE hours_grant (
    id SERIAL NOT NULL,
    kind VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    client_id INTEGER NOT NULL,
    license_id INTEGER,
    product_id INTEGER NOT NULL,
    version VARCHAR NOT NULL,
    ticket_id INTEGER,
    minutes INTEGER NOT NULL,
    item VARCHAR NOT NULL,
    unit_amount BIGINT,
    currency VARCHAR,
    vat_rate VARCHAR,
    gross_price BOOLEAN NOT NULL,
    phone VARCHAR,
    consent VARCHAR,
    prepaid BOOLEAN NOT NULL,
    invoice_id BIGINT,
    happened_at BIGINT NOT NULL,
    contacted_at BIGINT,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(client_id) REFERENCES client (id),
    FOREIGN KEY(license_id) REFERENCES license (id),
    FOREIGN KEY(product_id) REFERENCES product (id),
    FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE INDEX ix_hours_grant_pool ON hours_grant (client_id, product_id, version);
CREATE INDEX ix_hours_grant_ticket_id ON hours_grant (ticket_id);
CREATE INDEX ix_hours_grant_contacted_at ON hours_grant (contacted_at);
CREATE TABLE hours_use (
    id SERIAL NOT NULL,
    ticket_id INTEGER NOT NULL,
    grant_id INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    began_at BIGINT NOT NULL,
    invoice_id BIGINT,
    PRIMARY KEY (id),
    FOREIGN KEY(ticket_id) REFERENCES ticket (id),
    FOREIGN KEY(grant_id) REFERENCES hours_grant (id)
);
CREATE INDEX ix_hours_use_ticket_id ON hours_use (ticket_id);
CREATE INDEX ix_hours_use_grant_id ON hours_use (grant_id);
CREATE INDEX ix_hours_use_invoice_id ON hours_use (invoice_id);
CREATE TABLE seller (
    id SERIAL NOT NULL,
    valid_from DATE NOT NULL,
    name VARCHAR NOT NULL,
    nip VARCHAR NOT NULL,
    address VARCHAR NOT NULL,
    bank_account VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    payment_days INTEGER NOT NULL,
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE price (
    id SERIAL NOT NULL,
    item VARCHAR NOT NULL,
    valid_from DATE NOT NULL,
    amount BIGINT NOT NULL,
    currency VARCHAR NOT NULL,
    vat_rate VARCHAR NOT NULL,
    gross BOOLEAN NOT NULL,
    name VARCHAR,
    unit VARCHAR,
    recorded_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_price_item ON price (item, valid_from);
CREATE TABLE number_series (
    series VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    last_number INTEGER NOT NULL,
    PRIMARY KEY (series, year)
);
CREATE TABLE invoice (
    id SERIAL NOT NULL,
    number VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    client_id INTEGER NOT NULL,
    ticket_id INTEGER,
    issued_on DATE NOT NULL,
    service_date DATE NOT NULL,
    due_on DATE NOT NULL,
    currency VARCHAR NOT NULL,
    net BIGINT NOT NULL,
    vat BIGINT NOT NULL,
    gross BIGINT NOT NULL,
    in_words VARCHAR NOT NULL,
    seller TEXT NOT NULL,
    buyer TEXT NOT NULL,
    notes TEXT NOT NULL,
    exchange TEXT,
    deliver_to VARCHAR,
    issued_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (number),
    FOREIGN KEY(client_id) REFERENCES client (id),
    FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE INDEX ix_invoice_client_id ON invoice (client_id, id);
CREATE INDEX ix_invoice_ticket_id ON invoice (ticket_id, id);
CREATE TABLE invoice_line (
    id SERIAL NOT NULL,
    invoice_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    item VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    quantity VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    unit_net BIGINT NOT NULL,
    discount BIGINT NOT NULL,
    net BIGINT NOT NULL,
    vat_rate VARCHAR NOT NULL,
    vat BIGINT NOT NULL,
    gross BIGINT NOT NULL,
    clauses TEXT NOT NULL,
    ticket_id BIGINT,
    PRIMARY KEY (id),
    FOREIGN KEY(invoice_id) REFERENCES invoice (id)
);
CREATE INDEX ix_invoice_line_invoice_id ON invoice_line (invoice_id);
CREATE TABLE appointment (
    id SERIAL NOT NULL,
    ticket_id INTEGER NOT NULL,
    technician VARCHAR NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    state VARCHAR NOT NULL,
    arranged_on DATE NOT NULL,
    arranged_at BIGINT NOT NULL,
    prices_until INTEGER NOT NULL,
    invoice_email VARCHAR,
    session_id INTEGER,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(ticket_id) REFERENCES ticket (id),
    FOREIGN KEY(session_id) REFERENCES work_session (id)
);
CREATE INDEX ix_appointment_ticket_id ON appointment (ticket_id, id);
CREATE INDEX ix_appointment_technician ON appointment (technician, starts_at);
CREATE TABLE service_item (
    id SERIAL NOT NULL,
    ticket_id INTEGER NOT NULL,
    item VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    quantity INTEGER NOT NULL,
    unit_amount BIGINT NOT NULL,
    currency VARCHAR NOT NULL,
    vat_rate VARCHAR NOT NULL,
    gross_price BOOLEAN NOT NULL,
    priced_on DATE NOT NULL,
    invoice_id BIGINT,
    happened_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE INDEX ix_service_item_ticket_id ON service_item (ticket_id);
CREATE INDEX ix_service_item_invoice_id ON service_item (invoice_id);
CREATE TABLE software_note (
    id SERIAL NOT NULL,
    ticket_id INTEGER NOT NULL,
    body VARCHAR NOT NULL,
    happened_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE INDEX ix_software_note_ticket_id ON software_note (ticket_id);
CREATE TABLE decision (
    id SERIAL NOT NULL,
    entity VARCHAR NOT NULL,
    entity_id VARCHAR NOT NULL,
    question VARCHAR NOT NULL,
    regulation VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    bound_on DATE NOT NULL,
    outcome BOOLEAN NOT NULL,
    overridden VARCHAR NOT NULL,
    facts TEXT NOT NULL,
    value TEXT NOT NULL,
    grounds TEXT NOT NULL,
    happened_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_decision_subject ON decision (entity, entity_id, id);
CREATE TABLE audit_entry (
    id SERIAL NOT NULL,
    command VARCHAR NOT NULL,
    entity VARCHAR NOT NULL,
    entity_id VARCHAR NOT NULL,
    operator VARCHAR NOT NULL,
    happened_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    change TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_audit_entry_subject ON audit_entry (entity, entity_id, id);
CREATE TABLE idempotency_key (
    key VARCHAR NOT NULL,
    command VARCHAR NOT NULL,
    arguments VARCHAR NOT NULL,
    result TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    client_id BIGINT,
    PRIMARY KEY (key)
);
CREATE TABLE license_conversion (
    id SERIAL NOT NULL,
    license_id INTEGER NOT NULL,
    client_id INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    target VARCHAR NOT NULL,
    path VARCHAR NOT NULL,
    discount_percent INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    converted_on DATE NOT NULL,
    last_day DATE NOT NULL,
    deactivated_on DATE,
    before TEXT NOT NULL,
    client_name VARCHAR NOT NULL,
    serials VARCHAR NOT NULL,
    registered_email VARCHAR NOT NULL,
    accepted_by VARCHAR NOT NULL,
    accepted_on DATE NOT NULL,
    accepted_version VARCHAR NOT NULL,
    seller VARCHAR NOT NULL,
    combined_with VARCHAR NOT NULL,
    at_distance BOOLEAN,
    professional BOOLEAN,
    currency VARCHAR NOT NULL,
    list_amount BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    own_amount BIGINT,
    own_currency VARCHAR,
    own_vat_rate VARCHAR,
    own_gross BOOLEAN NOT NULL,
    invoice_id BIGINT,
    vendor_marked_on DATE,
    withdraw_until DATE,
    withdrawn_on DATE,
    correction VARCHAR,
    repaid_on DATE,
    happened_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(license_id) REFERENCES license (id),
    FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE INDEX ix_license_conversion_license_id ON license_conversion (license_id);
CREATE INDEX ix_license_conversion_client_id ON license_conversion (client_id);
CREATE TABLE converted_into (
    id SERIAL NOT NULL,
    conversion_id INTEGER NOT NULL,
    license_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(conversion_id) REFERENCES license_conversion (id),
    FOREIGN KEY(license_id) REFERENCES license (id)
);
CREATE INDEX ix_converted_into_conversion_id ON converted_into (conversion_id);
CREATE INDEX ix_converted_into_license_id ON converted_into (license_id);
CREATE TABLE bundle (
    id SERIAL NOT NULL,
    client_id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    edition VARCHAR NOT NULL,
    years INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    ordered_on DATE,
    law_version VARCHAR,
    channel VARCHAR,
    confirmed VARCHAR NOT NULL,
    other_offer VARCHAR,
    consent VARCHAR,
    price_item VARCHAR NOT NULL,
    list_price BIGINT NOT NULL,
    currency VARCHAR NOT NULL,
    vat_rate VARCHAR NOT NULL,
    base BIGINT NOT NULL,
    discount BIGINT NOT NULL,
    net BIGINT NOT NULL,
    discount_percent INTEGER NOT NULL,
    first_day DATE,
    last_day DATE,
    active_until DATE,
    drafted_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(client_id) REFERENCES client (id),
    FOREIGN KEY(product_id) REFERENCES product (id)
);
CREATE INDEX ix_bundle_client_id ON bundle (client_id, id);
CREATE INDEX ix_bundle_state_id ON bundle (state, id);
CREATE TABLE bundle_license (
    id SERIAL NOT NULL,
    bundle_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    license_id INTEGER,
    list_price BIGINT NOT NULL,
    base BIGINT NOT NULL,
    discount BIGINT NOT NULL,
    net BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(bundle_id) REFERENCES bundle (id),
    FOREIGN KEY(license_id) REFERENCES license (id)
);
CREATE TABLE bundle_offer (
    id SERIAL NOT NULL,
    bundle_id INTEGER NOT NULL,
    years INTEGER NOT NULL,
    list_price BIGINT NOT NULL,
    currency VARCHAR NOT NULL,
    vat_rate VARCHAR NOT NULL,
    happened_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(bundle_id) REFERENCES bundle (id)
);
CREATE TABLE bundle_renewal (
    id SERIAL NOT NULL,
    bundle_id INTEGER NOT NULL,
    years INTEGER NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    net BIGINT NOT NULL,
    number VARCHAR NOT NULL,
    happened_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(bundle_id) REFERENCES bundle (id)
);
CREATE TABLE bundle_document (
    id SERIAL NOT NULL,
    bundle_id INTEGER NOT NULL,
    number VARCHAR NOT NULL,
    purpose VARCHAR NOT NULL,
    due_on DATE NOT NULL,
    paid_on DATE,
    PRIMARY KEY (id),
    UNIQUE (number),
    FOREIGN KEY(bundle_id) REFERENCES bundle (id)
);
CREATE TABLE bundle_demand (
    id SERIAL NOT NULL,
    bundle_id INTEGER NOT NULL,
    number VARCHAR NOT NULL,
    form VARCHAR NOT NULL,
    sent_on DATE NOT NULL,
    term DATE NOT NULL,
    happened_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(bundle_id) REFERENCES bundle (id)
);
CREATE TABLE bundle_notice (
    id SERIAL NOT NULL,
    bundle_id INTEGER NOT NULL,
    given_on DATE NOT NULL,
    against DATE NOT NULL,
    happened_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(bundle_id) REFERENCES bundle (id)
);
CREATE TABLE bundle_breach (
    id SERIAL NOT NULL,
    bundle_id INTEGER NOT NULL,
    ground VARCHAR NOT NULL,
    description TEXT,
    found_on DATE NOT NULL,
    settled_on DATE,
    happened_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (bundle_id),
    FOREIGN KEY(bundle_id) REFERENCES bundle (id)
);
CREATE INDEX ix_bundle_license_bundle_id ON bundle_license (bundle_id);
CREATE INDEX ix_bundle_offer_bundle_id ON bundle_offer (bundle_id);
CREATE INDEX ix_bundle_renewal_bundle_id ON bundle_renewal (bundle_id);
CREATE INDEX ix_bundle_document_bundle_id ON bundle_document (bundle_id);
CREATE INDEX ix_bundle_demand_bundle_id ON bundle_demand (bundle_id);
CREATE INDEX ix_bundle_notice_bundle_id ON bundle_notice (bundle_id);
CREATE TABLE benefit (
    id SERIAL NOT NULL,
    bundle_id INTEGER NOT NULL,
    bundle_license_id INTEGER,
    benefit VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    planned_minutes INTEGER NOT NULL,
    minutes INTEGER,
    preparation BOOLEAN NOT NULL,
    reported_to VARCHAR,
    reported_on DATE,
    invitation VARCHAR,
    stages VARCHAR NOT NULL,
    certificate VARCHAR,
    paid BOOLEAN NOT NULL,
    not_held BOOLEAN NOT NULL,
    happened_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(bundle_id) REFERENCES bundle (id),
    FOREIGN KEY(bundle_license_id) REFERENCES bundle_license (id)
);
CREATE INDEX ix_benefit_bundle_id ON benefit (bundle_id, id);
CREATE INDEX ix_benefit_event ON benefit (benefit, starts_at);
CREATE TABLE exchange_rate (
    currency VARCHAR NOT NULL,
    published_on DATE NOT NULL,
    rate VARCHAR NOT NULL,
    table_number VARCHAR NOT NULL,
    recorded_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (currency, published_on)
);
CREATE TABLE complaint (
    id SERIAL NOT NULL,
    client_id INTEGER NOT NULL,
    bundle_id INTEGER,
    channel VARCHAR NOT NULL,
    received_on DATE NOT NULL,
    bound_on DATE NOT NULL,
    law_version VARCHAR NOT NULL,
    due_on DATE NOT NULL,
    last_day DATE NOT NULL,
    missing VARCHAR NOT NULL,
    missed BOOLEAN NOT NULL,
    answered_on DATE,
    outcome VARCHAR,
    filed_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(client_id) REFERENCES client (id),
    FOREIGN KEY(bundle_id) REFERENCES bundle (id)
);
CREATE INDEX ix_complaint_client_id ON complaint (client_id, id);
CREATE INDEX ix_complaint_bundle_id ON complaint (bundle_id);
CREATE INDEX ix_complaint_waiting ON complaint (answered_on, last_day);
CREATE TABLE complaint_words (
    complaint_id INTEGER NOT NULL,
    company VARCHAR,
    contact VARCHAR,
    email VARCHAR,
    description TEXT,
    grounds TEXT,
    answered_to VARCHAR,
    answer TEXT,
    PRIMARY KEY (complaint_id),
    FOREIGN KEY(complaint_id) REFERENCES complaint (id)
);
CREATE TABLE erasure (
    client_id INTEGER NOT NULL,
    documents_until DATE,
    happened_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (client_id),
    FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE TABLE training (
    id SERIAL NOT NULL,
    bundle_id INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    declared_on DATE NOT NULL,
    kind VARCHAR,
    ordered_on DATE,
    use_until DATE,
    participants INTEGER,
    list_price BIGINT,
    base BIGINT,
    discount BIGINT,
    currency VARCHAR,
    vat_rate VARCHAR,
    number VARCHAR,
    held_on DATE,
    place VARCHAR,
    minutes INTEGER,
    others INTEGER NOT NULL,
    exception VARCHAR,
    changed_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(bundle_id) REFERENCES bundle (id)
);
CREATE INDEX ix_training_bundle_id ON training (bundle_id, id);
CREATE INDEX ix_training_state ON training (state, use_until);
CREATE INDEX ix_training_group ON training (kind, held_on, place);
CREATE TABLE support_order (
    id SERIAL NOT NULL,
    license_id INTEGER NOT NULL,
    ordered_on DATE NOT NULL,
    until DATE,
    recorded_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(license_id) REFERENCES license (id)
);
CREATE INDEX ix_support_order_license_id ON support_order (license_id);
CREATE OR REPLACE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER ticket_event_no_update BEFORE UPDATE ON ticket_event FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER ticket_event_no_delete BEFORE DELETE ON ticket_event FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER ticket_event_no_truncate BEFORE TRUNCATE ON ticket_event FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE OR REPLACE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER decision_no_truncate BEFORE TRUNCATE ON decision FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE OR REPLACE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE OR REPLACE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER invoice_no_update BEFORE UPDATE OF id, number, kind, client_id, ticket_id, issued_on, service_date, due_on, currency, net, vat, gross, in_words, seller, notes, exchange, issued_at, operator ON invoice FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER invoice_no_delete BEFORE DELETE ON invoice FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER invoice_no_truncate BEFORE TRUNCATE ON invoice FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER invoice_no_buyer BEFORE UPDATE OF buyer ON invoice FOR EACH ROW WHEN (OLD.kind <> 'proforma' OR NEW.buyer <> '') EXECUTE FUNCTION only_added();
CREATE OR REPLACE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER invoice_line_no_update BEFORE UPDATE ON invoice_line FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER invoice_line_no_delete BEFORE DELETE ON invoice_line FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER invoice_line_no_truncate BEFORE TRUNCATE ON invoice_line FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE OR REPLACE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER support_order_no_update BEFORE UPDATE ON support_order FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER support_order_no_delete BEFORE DELETE ON support_order FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER support_order_no_truncate BEFORE TRUNCATE ON support_order FOR EACH STATEMENT EXECUTE FUNCTION only_added();
INSERT INTO alembic_version (version_num) VALUES ('0001') RETURNING alembic_version.version_num;
CREATE TABLE change_set (
    id SERIAL NOT NULL,
    command VARCHAR NOT NULL,
    operator VARCHAR NOT NULL,
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE row_change (
    id SERIAL NOT NULL,
    change_set_id INTEGER NOT NULL,
    table_name VARCHAR NOT NULL,
    row_key VARCHAR NOT NULL,
    act VARCHAR NOT NULL,
    before TEXT,
    salts TEXT,
    digest BYTEA,
    PRIMARY KEY (id),
    FOREIGN KEY(change_set_id) REFERENCES change_set (id)
);
CREATE INDEX ix_row_change_change_set_id ON row_change (change_set_id);
CREATE INDEX ix_row_change_row ON row_change (table_name, row_key, id);
CREATE TABLE personal_value (
    id SERIAL NOT NULL,
    client_id BIGINT NOT NULL,
    column_name VARCHAR NOT NULL,
    salt BYTEA NOT NULL,
    value TEXT,
    PRIMARY KEY (id)
);
CREATE INDEX ix_personal_value_client_id ON personal_value (client_id);
UPDATE alembic_version SET version_num='0002' WHERE alembic_version.version_num = '0001';
ALTER TABLE acceptance ADD COLUMN undone BIGINT;
ALTER TABLE appointment ADD COLUMN undone BIGINT;
ALTER TABLE benefit ADD COLUMN undone BIGINT;
ALTER TABLE bundle ADD COLUMN undone BIGINT;
ALTER TABLE bundle_breach ADD COLUMN undone BIGINT;
ALTER TABLE bundle_demand ADD COLUMN undone BIGINT;
ALTER TABLE bundle_license ADD COLUMN undone BIGINT;
ALTER TABLE bundle_notice ADD COLUMN undone BIGINT;
ALTER TABLE bundle_offer ADD COLUMN undone BIGINT;
ALTER TABLE client ADD COLUMN undone BIGINT;
ALTER TABLE complaint ADD COLUMN undone BIGINT;
ALTER TABLE contact ADD COLUMN undone BIGINT;
ALTER TABLE converted_into ADD COLUMN undone BIGINT;
ALTER TABLE decision ADD COLUMN undone BIGINT;
ALTER TABLE hours_grant ADD COLUMN undone BIGINT;
ALTER TABLE hours_use ADD COLUMN undone BIGINT;
ALTER TABLE license ADD COLUMN undone BIGINT;
ALTER TABLE license_conversion ADD COLUMN undone BIGINT;
ALTER TABLE phone_change ADD COLUMN undone BIGINT;
ALTER TABLE price ADD COLUMN undone BIGINT;
ALTER TABLE product ADD COLUMN undone BIGINT;
ALTER TABLE product_version ADD COLUMN undone BIGINT;
ALTER TABLE published_hours ADD COLUMN undone BIGINT;
ALTER TABLE seller ADD COLUMN undone BIGINT;
ALTER TABLE service_item ADD COLUMN undone BIGINT;
ALTER TABLE support_order ADD COLUMN undone BIGINT;
ALTER TABLE ticket ADD COLUMN undone BIGINT;
ALTER TABLE ticket_event ADD COLUMN undone BIGINT;
ALTER TABLE training ADD COLUMN undone BIGINT;
ALTER TABLE work_session ADD COLUMN undone BIGINT;
ALTER TABLE client DROP CONSTRAINT client_key_key;
CREATE UNIQUE INDEX ux_client_key ON client (key) WHERE undone IS NULL;
ALTER TABLE product DROP CONSTRAINT product_key_key;
CREATE UNIQUE INDEX ux_product_key ON product (key) WHERE undone IS NULL;
ALTER TABLE license DROP CONSTRAINT license_serial_key;
CREATE UNIQUE INDEX ux_license_serial ON license (serial) WHERE undone IS NULL;
ALTER TABLE bundle_breach DROP CONSTRAINT bundle_breach_bundle_id_key;
CREATE UNIQUE INDEX ux_bundle_breach_bundle_id ON bundle_breach (bundle_id) WHERE undone IS NULL;
DROP INDEX ux_work_session_running_operator;
CREATE UNIQUE INDEX ux_work_session_running_operator ON work_session (operator) WHERE state = 'running' AND undone IS NULL;
DROP INDEX ux_work_session_running_ticket;
CREATE UNIQUE INDEX ux_work_session_running_ticket ON work_session (ticket_id) WHERE state = 'running' AND undone IS NULL;
DROP INDEX ix_ticket_status_id;
CREATE INDEX ix_ticket_status_id ON ticket (status, id) WHERE undone IS NULL;
DROP INDEX ix_ticket_unbilled_id;
CREATE INDEX ix_ticket_unbilled_id ON ticket (unbilled, id) WHERE undone IS NULL;
DROP INDEX ix_ticket_assignee_id;
CREATE INDEX ix_ticket_assignee_id ON ticket (assignee, id) WHERE undone IS NULL;
DROP INDEX ix_ticket_first_response_due;
CREATE INDEX ix_ticket_first_response_due ON ticket (first_response_due, id) WHERE undone IS NULL;
DROP TRIGGER ticket_event_no_update ON ticket_event;
CREATE TRIGGER ticket_event_no_update BEFORE UPDATE OF id, ticket_id, kind, actor, happened_at, recorded_at, clauses, data, message_id ON ticket_event FOR EACH STATEMENT EXECUTE FUNCTION only_added();
DROP TRIGGER decision_no_update ON decision;
CREATE TRIGGER decision_no_update BEFORE UPDATE OF id, entity, entity_id, question, regulation, version, bound_on, outcome, overridden, facts, value, grounds, happened_at, recorded_at, operator ON decision FOR EACH STATEMENT EXECUTE FUNCTION only_added();
DROP TRIGGER support_order_no_update ON support_order;
CREATE TRIGGER support_order_no_update BEFORE UPDATE OF id, license_id, ordered_on, until, recorded_at, operator ON support_order FOR EACH STATEMENT EXECUTE FUNCTION only_added();
ALTER TABLE change_set ADD COLUMN run BIGINT;
ALTER TABLE change_set ADD COLUMN undoes BIGINT;
ALTER TABLE change_set ADD COLUMN taken_back BOOLEAN DEFAULT false NOT NULL;
CREATE INDEX ix_change_set_operator ON change_set (operator, id);
CREATE INDEX ix_change_set_run ON change_set (run);
CREATE INDEX ix_change_set_undoes ON change_set (undoes);
ALTER TABLE idempotency_key ADD COLUMN change_set_id BIGINT;
UPDATE alembic_version SET version_num='0003' WHERE alembic_version.version_num = '0002';
ALTER TABLE ticket ADD COLUMN priority VARCHAR DEFAULT 'normal' NOT NULL;
ALTER TABLE ticket ADD COLUMN waits_until BIGINT;
ALTER TABLE ticket ADD COLUMN waits_reason VARCHAR;
ALTER TABLE ticket ADD COLUMN merged_into INTEGER REFERENCES ticket (id);
ALTER TABLE client ADD COLUMN merged_into INTEGER REFERENCES client (id);
CREATE INDEX ix_ticket_priority_id ON ticket (priority, id) WHERE priority <> 'normal';
CREATE INDEX ix_ticket_merged_into ON ticket (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX ix_client_merged_into ON client (merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE ticket_tag (
    id SERIAL NOT NULL,
    ticket_id INTEGER NOT NULL,
    tag VARCHAR NOT NULL,
    undone BIGINT,
    PRIMARY KEY (id),
    FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE INDEX ix_ticket_tag_tag_ticket_id ON ticket_tag (tag, ticket_id);
CREATE INDEX ix_ticket_tag_ticket_id ON ticket_tag (ticket_id);
CREATE TABLE former_key (
    id SERIAL NOT NULL,
    client_id INTEGER NOT NULL,
    key VARCHAR NOT NULL,
    until BIGINT NOT NULL,
    undone BIGINT,
    PRIMARY KEY (id),
    FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE INDEX ix_former_key_client_id ON former_key (client_id);
CREATE INDEX ix_former_key_key ON former_key (key);
CREATE TABLE former_serial (
    id SERIAL NOT NULL,
    client_id INTEGER NOT NULL,
    license_id INTEGER NOT NULL,
    serial VARCHAR NOT NULL,
    until BIGINT NOT NULL,
    undone BIGINT,
    PRIMARY KEY (id),
    FOREIGN KEY(client_id) REFERENCES client (id),
    FOREIGN KEY(license_id) REFERENCES license (id)
);
CREATE INDEX ix_former_serial_client_id ON former_serial (client_id);
CREATE INDEX ix_former_serial_license_id ON former_serial (license_id);
CREATE INDEX ix_former_serial_serial ON former_serial (serial);
UPDATE alembic_version SET version_num='0004' WHERE alembic_version.version_num = '0003';
CREATE INDEX ix_ticket_product_id ON ticket (product_id, id);
CREATE INDEX ix_ticket_regulation ON ticket (regulation, id);
CREATE INDEX ix_ticket_channel ON ticket (channel, id);
CREATE INDEX ix_ticket_opened_at ON ticket (opened_at, id);
CREATE INDEX ix_ticket_changed_at ON ticket (changed_at, id);
CREATE INDEX ix_ticket_client_opened ON ticket (client_id, opened_at, id);
CREATE INDEX ix_ticket_status_client ON ticket (status, client_id, id);
CREATE INDEX ix_ticket_status_assignee ON ticket (status, assignee, id);
CREATE INDEX ix_ticket_status_regulation ON ticket (status, regulation, id);
CREATE INDEX ix_ticket_live ON ticket (id) WHERE status <> 'closed' AND status <> 'refused' AND undone IS NULL;
CREATE INDEX ix_ticket_awaited ON ticket (first_response_at, id) WHERE first_response_at IS NULL AND status <> 'closed' AND status <> 'refused' AND undone IS NULL;
CREATE INDEX ix_ticket_awaited_assignee ON ticket (assignee, id) WHERE first_response_at IS NULL AND status <> 'closed' AND status <> 'refused' AND undone IS NULL;
CREATE INDEX ix_ticket_unbilled_client ON ticket (unbilled, client_id, id) WHERE unbilled IS TRUE AND undone IS NULL;
CREATE TABLE search_entry (
    id BIGSERIAL NOT NULL,
    subject TEXT NOT NULL,
    messages TEXT NOT NULL,
    rest TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_search_entry_words ON search_entry USING gin ((setweight(to_tsvector('simple', subject || ' ł'), 'A') || setweight(to_tsvector('simple', messages || ' ł'), 'B') || setweight(to_tsvector('simple', rest || ' ł'), 'C')));
CREATE VIEW search_index AS SELECT id AS rowid, setweight(to_tsvector('simple', subject || ' ł'), 'A') || setweight(to_tsvector('simple', messages || ' ł'), 'B') || setweight(to_tsvector('simple', rest || ' ł'), 'C') AS words FROM search_entry;
CREATE TABLE confidential_entry (
    id BIGSERIAL NOT NULL,
    subject TEXT NOT NULL,
    messages TEXT NOT NULL,
    rest TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_confidential_entry_words ON confidential_entry USING gin ((setweight(to_tsvector('simple', subject || ' ł'), 'A') || setweight(to_tsvector('simple', messages || ' ł'), 'B') || setweight(to_tsvector('simple', rest || ' ł'), 'C')));
CREATE VIEW confidential_index AS SELECT id AS rowid, setweight(to_tsvector('simple', subject || ' ł'), 'A') || setweight(to_tsvector('simple', messages || ' ł'), 'B') || setweight(to_tsvector('simple', rest || ' ł'), 'C') AS words FROM confidential_entry;
CREATE TABLE record_entry (
    id BIGSERIAL NOT NULL,
    subject TEXT NOT NULL,
    messages TEXT NOT NULL,
    rest TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_record_entry_words ON record_entry USING gin ((setweight(to_tsvector('simple', subject || ' ł'), 'A') || setweight(to_tsvector('simple', messages || ' ł'), 'B') || setweight(to_tsvector('simple', rest || ' ł'), 'C')));
CREATE VIEW record_index AS SELECT id AS rowid, setweight(to_tsvector('simple', subject || ' ł'), 'A') || setweight(to_tsvector('simple', messages || ' ł'), 'B') || setweight(to_tsvector('simple', rest || ' ł'), 'C') AS words FROM record_entry;
UPDATE alembic_version SET version_num='0005' WHERE alembic_version.version_num = '0004';
CREATE INDEX ix_ticket_awaited_due ON ticket (first_response_at, first_response_due, id) WHERE first_response_due IS NOT NULL AND first_response_at IS NULL AND status <> 'closed' AND status <> 'refused' AND undone IS NULL;
CREATE INDEX ix_ticket_waits_until ON ticket (waits_until, id) WHERE waits_until IS NOT NULL;
CREATE INDEX ix_hours_grant_uncontacted ON hours_grant (contacted_at, happened_at, id) WHERE kind = 'purchase' AND state = 'active' AND contacted_at IS NULL AND undone IS NULL;
CREATE INDEX ix_hours_grant_prepaid ON hours_grant (id) WHERE prepaid IS TRUE AND invoice_id IS NULL AND undone IS NULL;
CREATE INDEX ix_appointment_agreed ON appointment (starts_at, id) WHERE state = 'agreed' AND undone IS NULL;
CREATE INDEX ix_license_maintenance_until ON license (maintenance_until, id);
UPDATE alembic_version SET version_num='0006' WHERE alembic_version.version_num = '0005';
CREATE TABLE payment (
    id SERIAL NOT NULL,
    invoice_id INTEGER NOT NULL,
    amount BIGINT NOT NULL,
    paid_on DATE NOT NULL,
    proforma_id INTEGER,
    recorded_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    withdrawn_at BIGINT,
    undone BIGINT,
    PRIMARY KEY (id),
    FOREIGN KEY(invoice_id) REFERENCES invoice (id),
    FOREIGN KEY(proforma_id) REFERENCES invoice (id)
);
CREATE INDEX ix_payment_invoice_id ON payment (invoice_id, id) WHERE undone IS NULL;
UPDATE alembic_version SET version_num='0007' WHERE alembic_version.version_num = '0006';
ALTER TABLE invoice_line ADD COLUMN unit_gross BIGINT;
CREATE TABLE invoice_correction (
    id SERIAL NOT NULL,
    invoice_id INTEGER NOT NULL,
    original_id INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    what VARCHAR NOT NULL,
    rebill BOOLEAN NOT NULL,
    reason TEXT NOT NULL,
    buyer_before TEXT,
    PRIMARY KEY (id),
    UNIQUE (invoice_id),
    FOREIGN KEY(invoice_id) REFERENCES invoice (id),
    FOREIGN KEY(original_id) REFERENCES invoice (id)
);
CREATE UNIQUE INDEX ux_invoice_correction_original_id ON invoice_correction (original_id, ordinal);
CREATE TABLE corrected_line (
    id SERIAL NOT NULL,
    line_id INTEGER NOT NULL,
    quantity VARCHAR NOT NULL,
    unit_gross BIGINT,
    unit_net BIGINT NOT NULL,
    discount BIGINT NOT NULL,
    net BIGINT NOT NULL,
    vat BIGINT NOT NULL,
    gross BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (line_id),
    FOREIGN KEY(line_id) REFERENCES invoice_line (id)
);
CREATE TABLE invoice_annulment (
    id SERIAL NOT NULL,
    invoice_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    annulled_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (invoice_id),
    FOREIGN KEY(invoice_id) REFERENCES invoice (id)
);
CREATE TRIGGER invoice_correction_no_update BEFORE UPDATE ON invoice_correction FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER invoice_correction_no_delete BEFORE DELETE ON invoice_correction FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER invoice_correction_no_truncate BEFORE TRUNCATE ON invoice_correction FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER corrected_line_no_update BEFORE UPDATE ON corrected_line FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER corrected_line_no_delete BEFORE DELETE ON corrected_line FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER corrected_line_no_truncate BEFORE TRUNCATE ON corrected_line FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER invoice_annulment_no_update BEFORE UPDATE ON invoice_annulment FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER invoice_annulment_no_delete BEFORE DELETE ON invoice_annulment FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER invoice_annulment_no_truncate BEFORE TRUNCATE ON invoice_annulment FOR EACH STATEMENT EXECUTE FUNCTION only_added();
UPDATE alembic_version SET version_num='0008' WHERE alembic_version.version_num = '0007';
CREATE TABLE job_run (
    id SERIAL NOT NULL,
    job VARCHAR NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    runs INTEGER NOT NULL,
    done INTEGER NOT NULL,
    warned INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_job_run_job ON job_run (job, id);
CREATE TABLE job_mark (
    id SERIAL NOT NULL,
    job VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    record_id INTEGER NOT NULL,
    due BIGINT NOT NULL,
    marked_at BIGINT NOT NULL,
    PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ux_job_mark ON job_mark (job, level, kind, record_id, due);
CREATE INDEX ix_ticket_window ON ticket (recurrence_until, id) WHERE recurrence_over IS FALSE AND recurrence_until IS NOT NULL AND undone IS NULL;
UPDATE alembic_version SET version_num='0009' WHERE alembic_version.version_num = '0008';
ALTER TABLE invoice ADD COLUMN annotations TEXT DEFAULT '[]' NOT NULL;
DROP TRIGGER invoice_no_update ON invoice;
CREATE TRIGGER invoice_no_update BEFORE UPDATE OF id, number, kind, client_id, ticket_id, issued_on, service_date, due_on, currency, net, vat, gross, in_words, seller, notes, exchange, issued_at, operator, annotations ON invoice FOR EACH STATEMENT EXECUTE FUNCTION only_added();
ALTER TABLE price ADD COLUMN exempt_basis VARCHAR;
ALTER TABLE price ADD COLUMN annex_15 BOOLEAN DEFAULT false NOT NULL;
CREATE TABLE invoice_advance (
    id SERIAL NOT NULL,
    invoice_id INTEGER NOT NULL,
    advance_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(invoice_id) REFERENCES invoice (id),
    FOREIGN KEY(advance_id) REFERENCES invoice (id)
);
CREATE INDEX ix_invoice_advance_invoice_id ON invoice_advance (invoice_id);
CREATE INDEX ix_invoice_advance_advance_id ON invoice_advance (advance_id);
CREATE TRIGGER invoice_advance_no_update BEFORE UPDATE ON invoice_advance FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER invoice_advance_no_delete BEFORE DELETE ON invoice_advance FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER invoice_advance_no_truncate BEFORE TRUNCATE ON invoice_advance FOR EACH STATEMENT EXECUTE FUNCTION only_added();
UPDATE alembic_version SET version_num='0010' WHERE alembic_version.version_num = '0009';
ALTER TABLE ticket ADD COLUMN source VARCHAR;
CREATE INDEX ix_ticket_source ON ticket (source) WHERE source IS NOT NULL;
ALTER TABLE work_session ADD COLUMN source VARCHAR;
CREATE INDEX ix_work_session_source ON work_session (source) WHERE source IS NOT NULL;
UPDATE alembic_version SET version_num='0011' WHERE alembic_version.version_num = '0010';
CREATE TABLE chain (
    number SERIAL NOT NULL,
    change_set_id INTEGER NOT NULL,
    head BYTEA NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(change_set_id) REFERENCES change_set (id)
);
ALTER TABLE row_change ADD COLUMN image BYTEA;
ALTER TABLE idempotency_key ADD COLUMN seal BYTEA;
ALTER TABLE running_session ADD COLUMN seal BYTEA;
ALTER TABLE message ADD COLUMN salt BYTEA;
UPDATE alembic_version SET version_num='0012' WHERE alembic_version.version_num = '0011';
CREATE TABLE reminder (
    id SERIAL NOT NULL,
    invoice_id INTEGER NOT NULL,
    form VARCHAR NOT NULL,
    letter_on DATE NOT NULL,
    term DATE NOT NULL,
    amount BIGINT NOT NULL,
    delivered_on DATE,
    happened_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    undone BIGINT,
    PRIMARY KEY (id),
    FOREIGN KEY(invoice_id) REFERENCES invoice (id)
);
CREATE INDEX ix_reminder_invoice_id ON reminder (invoice_id, id) WHERE undone IS NULL;
CREATE TABLE outbox_message (
    id SERIAL NOT NULL,
    kind VARCHAR NOT NULL,
    client_id INTEGER NOT NULL,
    invoice_id INTEGER,
    ticket_id INTEGER,
    message_id VARCHAR NOT NULL,
    recipient VARCHAR NOT NULL,
    lang VARCHAR NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    state VARCHAR NOT NULL,
    queued_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    next_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    claimed_at BIGINT,
    sent_at BIGINT,
    undone BIGINT,
    PRIMARY KEY (id),
    FOREIGN KEY(client_id) REFERENCES client (id),
    FOREIGN KEY(invoice_id) REFERENCES invoice (id),
    FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE INDEX ix_outbox_message_state ON outbox_message (state, next_at, id) WHERE undone IS NULL;
CREATE INDEX ix_outbox_message_invoice_id ON outbox_message (invoice_id, id);
CREATE INDEX ix_outbox_message_client_id ON outbox_message (client_id);
CREATE TABLE outbox_attempt (
    id SERIAL NOT NULL,
    outbox_message_id INTEGER NOT NULL,
    at BIGINT NOT NULL,
    outcome VARCHAR NOT NULL,
    step VARCHAR NOT NULL,
    status INTEGER NOT NULL,
    detail TEXT NOT NULL,
    undone BIGINT,
    PRIMARY KEY (id),
    FOREIGN KEY(outbox_message_id) REFERENCES outbox_message (id)
);
CREATE INDEX ix_outbox_attempt_outbox_message_id ON outbox_attempt (outbox_message_id);
UPDATE alembic_version SET version_num='0013' WHERE alembic_version.version_num = '0012';
CREATE TABLE hook_call (
    id SERIAL NOT NULL,
    event VARCHAR NOT NULL,
    hook VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    record_id BIGINT NOT NULL,
    client_id BIGINT,
    envelope TEXT,
    state VARCHAR NOT NULL,
    attempts INTEGER NOT NULL,
    next_at BIGINT,
    error TEXT,
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_hook_call_next_at ON hook_call (next_at);
CREATE INDEX ix_hook_call_client_id ON hook_call (client_id);
UPDATE alembic_version SET version_num='0014' WHERE alembic_version.version_num = '0013';
CREATE TABLE ksef_document (
    id SERIAL NOT NULL,
    invoice_id INTEGER NOT NULL,
    xml TEXT NOT NULL,
    sha256 VARCHAR NOT NULL,
    made_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (invoice_id),
    FOREIGN KEY(invoice_id) REFERENCES invoice (id)
);
CREATE TABLE ksef_acceptance (
    id SERIAL NOT NULL,
    invoice_id INTEGER NOT NULL,
    number VARCHAR NOT NULL,
    accepted_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (invoice_id),
    FOREIGN KEY(invoice_id) REFERENCES invoice (id),
    UNIQUE (number)
);
CREATE TRIGGER ksef_document_no_update BEFORE UPDATE ON ksef_document FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER ksef_document_no_delete BEFORE DELETE ON ksef_document FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER ksef_document_no_truncate BEFORE TRUNCATE ON ksef_document FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER ksef_acceptance_no_update BEFORE UPDATE ON ksef_acceptance FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER ksef_acceptance_no_delete BEFORE DELETE ON ksef_acceptance FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER ksef_acceptance_no_truncate BEFORE TRUNCATE ON ksef_acceptance FOR EACH STATEMENT EXECUTE FUNCTION only_added();
UPDATE alembic_version SET version_num='0015' WHERE alembic_version.version_num = '0014';
CREATE TABLE ksef_outage (
    id SERIAL NOT NULL,
    kind VARCHAR NOT NULL,
    began_on DATE NOT NULL,
    ended_on DATE,
    source TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    operator VARCHAR NOT NULL,
    undone BIGINT,
    PRIMARY KEY (id)
);
ALTER TABLE ksef_document ADD COLUMN certificate_url TEXT;
ALTER TABLE invoice_line ADD COLUMN annex_15 BOOLEAN;
UPDATE alembic_version SET version_num='0016' WHERE alembic_version.version_num = '0015';
ALTER TABLE outbox_message ADD COLUMN reminder_id INTEGER REFERENCES reminder (id);
UPDATE alembic_version SET version_num='0017' WHERE alembic_version.version_num = '0016';
CREATE TABLE owed_document (
    id BIGSERIAL NOT NULL,
    due_on DATE NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_owed_document_due_on ON owed_document (due_on);
INSERT INTO owed_document (id, due_on)
    SELECT i.id, i.due_on FROM invoice i
    WHERE i.kind <> 'correction'
    AND NOT EXISTS (SELECT 1 FROM invoice_annulment a WHERE a.invoice_id = i.id)
    AND i.gross
      + COALESCE((SELECT SUM(d.gross) FROM invoice d JOIN invoice_correction c ON c.invoice_id = d.id
                  WHERE c.original_id = i.id AND NOT EXISTS (SELECT 1 FROM invoice_annulment a WHERE a.invoice_id = d.id)), 0)
      - COALESCE((SELECT SUM(p.amount) FROM payment p
                  WHERE p.invoice_id = i.id AND p.withdrawn_at IS NULL AND p.undone IS NULL), 0) > 0
    AND NOT (i.kind = 'proforma'
             AND NOT EXISTS (SELECT 1 FROM bundle_document b WHERE b.number = i.number)
             AND NOT EXISTS (SELECT 1 FROM invoice_line l WHERE l.invoice_id = i.id AND NOT EXISTS (
                 SELECT 1 FROM invoice v JOIN invoice_line m ON m.invoice_id = v.id
                 WHERE v.client_id = i.client_id AND v.id > i.id AND v.kind = 'vat' AND v.currency = i.currency
                 AND m.item = l.item AND (m.ticket_id = l.ticket_id OR (m.ticket_id IS NULL AND l.ticket_id IS NULL))
                 AND NOT EXISTS (SELECT 1 FROM invoice_annulment a WHERE a.invoice_id = v.id)
                 AND NOT EXISTS (SELECT 1 FROM invoice_correction c WHERE c.original_id = v.id AND c.rebill IS TRUE
                                 AND NOT EXISTS (SELECT 1 FROM invoice_annulment a WHERE a.invoice_id = c.invoice_id)))));
CREATE INDEX ix_invoice_issued_on ON invoice (issued_on, id);
CREATE INDEX ix_invoice_proforma ON invoice (client_id, id) WHERE kind = 'proforma';
UPDATE alembic_version SET version_num='0018' WHERE alembic_version.version_num = '0017';
CREATE TABLE answer_seal (
    id SERIAL NOT NULL,
    answer VARCHAR NOT NULL,
    salt BYTEA,
    PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_answer_seal_answer ON answer_seal (answer);
UPDATE alembic_version SET version_num='0019' WHERE alembic_version.version_num = '0018';
CREATE INDEX ix_invoice_line_ticket_id ON invoice_line (ticket_id, invoice_id) WHERE ticket_id IS NOT NULL;
DROP TABLE owed_document;
CREATE TABLE owed_document (
    id BIGSERIAL NOT NULL,
    due_on DATE NOT NULL,
    rest BIGINT NOT NULL,
    PRIMARY KEY (id)
);
INSERT INTO owed_document (id, due_on, rest)
    SELECT id, due_on, rest FROM (
        SELECT i.id, i.due_on, i.gross
          + COALESCE((SELECT SUM(d.gross) FROM invoice d JOIN invoice_correction c ON c.invoice_id = d.id
                      WHERE c.original_id = i.id
                      AND NOT EXISTS (SELECT 1 FROM invoice_annulment a WHERE a.invoice_id = d.id)), 0)
          - COALESCE((SELECT SUM(p.amount) FROM payment p
                      WHERE p.invoice_id = i.id AND p.withdrawn_at IS NULL AND p.undone IS NULL), 0) AS rest
        FROM invoice i
        WHERE i.kind <> 'correction'
        AND NOT EXISTS (SELECT 1 FROM invoice_annulment a WHERE a.invoice_id = i.id)
        AND NOT (i.kind = 'proforma'
                 AND NOT EXISTS (SELECT 1 FROM bundle_document b WHERE b.number = i.number)
                 AND NOT EXISTS (SELECT 1 FROM invoice_line l WHERE l.invoice_id = i.id AND NOT EXISTS (
                     SELECT 1 FROM invoice v
                     WHERE v.id > i.id AND v.kind = 'vat' AND v.currency = i.currency AND
    v.id IN (
        SELECT m.invoice_id FROM invoice_line m WHERE m.ticket_id = l.ticket_id AND m.item = l.item
        UNION ALL
        SELECT m.invoice_id FROM invoice_line m JOIN invoice d ON d.id = m.invoice_id
        WHERE d.client_id = i.client_id AND l.ticket_id IS NULL AND m.ticket_id IS NULL AND m.item = l.item
        UNION ALL
        SELECT m.invoice_id FROM invoice_line m JOIN hours_grant g ON g.invoice_id = m.invoice_id
        WHERE g.client_id = i.client_id AND g.undone IS NULL
        AND l.ticket_id IS NULL AND m.ticket_id IS NULL AND m.item = l.item)
                     AND NOT EXISTS (SELECT 1 FROM invoice_annulment a WHERE a.invoice_id = v.id)
                     AND NOT EXISTS (SELECT 1 FROM invoice_correction c WHERE c.original_id = v.id AND c.rebill IS TRUE
                                     AND NOT EXISTS (SELECT 1 FROM invoice_annulment a WHERE a.invoice_id = c.invoice_id)))))
    ) AS documents
    WHERE rest <> 0;
CREATE INDEX ix_owed_document_due_on ON owed_document (due_on, id) WHERE rest > 0;
CREATE INDEX ix_owed_document_to_give_back ON owed_document (id) WHERE rest < 0;
CREATE TABLE unanswered_message (
    id BIGSERIAL NOT NULL,
    event_id BIGINT NOT NULL,
    wrote_at BIGINT NOT NULL,
    PRIMARY KEY (id)
);
INSERT INTO unanswered_message (id, event_id, wrote_at)
    SELECT t.id, e.id, e.happened_at FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id
    WHERE e.kind = 'contact' AND e.data LIKE '%"incoming"_true%' AND e.undone IS NULL
    AND t.undone IS NULL AND t.status NOT IN ('closed', 'refused')
    AND NOT EXISTS (
        SELECT 1 FROM ticket_event n WHERE n.ticket_id = e.ticket_id AND n.id > e.id AND n.undone IS NULL
        AND n.kind IN ('contact', 'reply', 'session-started', 'session-imported', 'scheduled', 'closed'));
CREATE INDEX ix_unanswered_message_event_id ON unanswered_message (event_id);
UPDATE alembic_version SET version_num='0020' WHERE alembic_version.version_num = '0019';
INSERT INTO change_set (id, command, operator, recorded_at, taken_back) VALUES (0, 'db upgrade', '', 1795824000, false);
INSERT INTO row_change (change_set_id, table_name, row_key, act, digest) VALUES (0, 'product', '1', 'found', '\xad28df8f7b273b07611ebbe456e47d1000b2b0b327dc1f3d803248fb1dd802f0');
INSERT INTO row_change (change_set_id, table_name, row_key, act, digest) VALUES (0, 'product', '2', 'found', '\xb93279d45434b833ec986aedf6c1db32abed5ec9b40252856c4270d4763b159b');
INSERT INTO row_change (change_set_id, table_name, row_key, act, digest) VALUES (0, 'product', '3', 'found', '\xbc5fc85802775377588c3716bfaef3e8ded92958eef8b666e40ef9c83faf6326');
INSERT INTO row_change (change_set_id, table_name, row_key, act, digest) VALUES (0, 'product', '4', 'found', '\xebabafbb45ed43998590ee47f7f0c82a93f38f69aec0a638e35b1c7cda3dd4fe');
INSERT INTO row_change (change_set_id, table_name, row_key, act, digest) VALUES (0, 'product', '5', 'found', '\xbd65f1fbb05fdad5c96e4da17cda62d3a0df6cb089359ff5158163e5e7da18ac');
INSERT INTO row_change (change_set_id, table_name, row_key, act, digest) VALUES (0, 'product', '6', 'found', '\x1b443191e07c8f7df26bdaaf877463fd7a012d3e1baaff9e67f9e2f2875614d2');
INSERT INTO row_change (change_set_id, table_name, row_key, act, digest) VALUES (0, 'product', '7', 'found', '\x7455da12b9b5a8e050848412f1d61986fdb7c7953d79632d612a889145cf72cc');
INSERT INTO row_change (change_set_id, table_name, row_key, act, digest) VALUES (0, 'product', '8', 'found', '\x662d8b234d85f554a530b87810f6b45d8dbf78bebadf56abc59df2dba1377bbc');
INSERT INTO row_change (change_set_id, table_name, row_key, act, digest) VALUES (0, 'product', '9', 'found', '\xa3f945ee242d30bddb257b649cb2ffe8836c7d92a6463a74152e7fa46997af53');
INSERT INTO row_change (change_set_id, table_name, row_key, act, digest) VALUES (0, 'product', '10', 'found', '\xbde03108226a6ac4bf92bbe3d7c358f846f499e7dd9f1816120ec4c83c4898be');
INSERT INTO row_change (change_set_id, table_name, row_key, act, digest) VALUES (0, 'product', '11', 'found', '\xdabaa120f9b08d04aafb96095754088691c0847bb3f92aa91ce7b01225bded06');
INSERT INTO row_change (change_set_id, table_name, row_key, act, digest) VALUES (0, 'product', '12', 'found', '\x9b0b21ee25812ac83f54579f6c8ab80c6e27ffdbb38467ffd117470d886d154e');
INSERT INTO row_change (change_set_id, table_name, row_key, act, digest) VALUES (0, 'product', '13', 'found', '\xd12cb05d9a4bd8bd6172a063e57706979a0550ee69bd678ebcf8cc44e92358f3');
INSERT INTO row_change (change_set_id, table_name, row_key, act, digest) VALUES (0, 'product', '14', 'found', '\x7d1984cb1ea7918f8b7d65063e428a98871b5dbdc98968669df12bbedd8f4b6f');
INSERT INTO row_change (change_set_id, table_name, row_key, act, digest) VALUES (0, 'product', '15', 'found', '\x484dae182012a4b83f0e8ac1e796904ab6126ccca850a46c2b74d6446c02754d');
INSERT INTO row_change (change_set_id, table_name, row_key, act, digest) VALUES (0, 'product', '16', 'found', '\x047efed313fdc85c3976dd862b043e1ee71edb26c9927b24cb2013ef5176f845');
INSERT INTO chain (number, change_set_id, head) VALUES (1, 0, '\x6c665d553cf99c8812f679ad17c136a66a3e060bf5e97a4f2748ec6beeacfe18');
