CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE contact (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	email VARCHAR, 
	competent BOOLEAN NOT NULL, 
	happened_at BIGINT NOT NULL, 
	operator VARCHAR NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE TABLE acceptance (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	regulation VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	document VARCHAR NOT NULL, 
	clause VARCHAR NOT NULL, 
	accepted_on DATE NOT NULL, 
	happened_at BIGINT NOT NULL, 
	operator VARCHAR NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE TABLE phone_change (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	full_name VARCHAR NOT NULL, 
	old_number VARCHAR NOT NULL, 
	new_number VARCHAR NOT NULL, 
	mail VARCHAR NOT NULL, 
	happened_at BIGINT NOT NULL, 
	operator VARCHAR NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE TABLE product_version (
	id INTEGER NOT NULL, 
	product_id INTEGER NOT NULL, 
	valid_from DATE NOT NULL, 
	newest VARCHAR, 
	oldest_supported VARCHAR, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(product_id) REFERENCES product (id)
);
CREATE TABLE published_hours (
	id INTEGER NOT NULL, 
	regulation VARCHAR NOT NULL, 
	valid_from DATE NOT NULL, 
	weekdays VARCHAR NOT NULL, 
	opens VARCHAR, 
	closes VARCHAR, 
	holidays_closed BOOLEAN NOT NULL, 
	recorded_at BIGINT NOT NULL, 
	operator VARCHAR NOT NULL, undone BIGINT, 
	PRIMARY KEY (id)
);
CREATE TABLE ticket (
	id INTEGER NOT NULL, 
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
	unbilled BOOLEAN NOT NULL, undone BIGINT, priority VARCHAR DEFAULT 'normal' NOT NULL, waits_until BIGINT, waits_reason VARCHAR, merged_into INTEGER REFERENCES ticket (id), source VARCHAR, 
	PRIMARY KEY (id), 
	FOREIGN KEY(client_id) REFERENCES client (id), 
	FOREIGN KEY(license_id) REFERENCES license (id), 
	FOREIGN KEY(product_id) REFERENCES product (id)
);
CREATE TABLE message (
	id INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	confidential BOOLEAN NOT NULL, 
	complaint BOOLEAN NOT NULL, salt BLOB, 
	PRIMARY KEY (id)
);
CREATE TABLE ticket_event (
	id INTEGER NOT NULL, 
	ticket_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	happened_at BIGINT NOT NULL, 
	recorded_at BIGINT NOT NULL, 
	clauses VARCHAR NOT NULL, 
	data TEXT NOT NULL, 
	message_id INTEGER, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(ticket_id) REFERENCES ticket (id), 
	FOREIGN KEY(message_id) REFERENCES message (id)
);
CREATE TABLE work_session (
	id INTEGER NOT NULL, 
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
	past_closing BOOLEAN NOT NULL, undone BIGINT, source VARCHAR, 
	PRIMARY KEY (id), 
	FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE TABLE running_session (
	operator VARCHAR NOT NULL, 
	session_id INTEGER NOT NULL, 
	ticket_id INTEGER NOT NULL, 
	counts TEXT NOT NULL, seal BLOB, 
	PRIMARY KEY (operator), 
	FOREIGN KEY(session_id) REFERENCES work_session (id), 
	FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE TABLE hours_grant (
	id INTEGER NOT NULL, 
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
	operator VARCHAR NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(client_id) REFERENCES client (id), 
	FOREIGN KEY(license_id) REFERENCES license (id), 
	FOREIGN KEY(product_id) REFERENCES product (id), 
	FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE TABLE hours_use (
	id INTEGER NOT NULL, 
	ticket_id INTEGER NOT NULL, 
	grant_id INTEGER NOT NULL, 
	minutes INTEGER NOT NULL, 
	began_at BIGINT NOT NULL, 
	invoice_id BIGINT, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(ticket_id) REFERENCES ticket (id), 
	FOREIGN KEY(grant_id) REFERENCES hours_grant (id)
);
CREATE TABLE seller (
	id INTEGER NOT NULL, 
	valid_from DATE NOT NULL, 
	name VARCHAR NOT NULL, 
	nip VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	bank_account VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	payment_days INTEGER NOT NULL, 
	recorded_at BIGINT NOT NULL, undone BIGINT, 
	PRIMARY KEY (id)
);
CREATE TABLE price (
	id INTEGER NOT NULL, 
	item VARCHAR NOT NULL, 
	valid_from DATE NOT NULL, 
	amount BIGINT NOT NULL, 
	currency VARCHAR NOT NULL, 
	vat_rate VARCHAR NOT NULL, 
	gross BOOLEAN NOT NULL, 
	name VARCHAR, 
	unit VARCHAR, 
	recorded_at BIGINT NOT NULL, 
	operator VARCHAR NOT NULL, undone BIGINT, exempt_basis VARCHAR, annex_15 BOOLEAN DEFAULT 0 NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE number_series (
	series VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	last_number INTEGER NOT NULL, 
	PRIMARY KEY (series, year)
);
CREATE TABLE invoice (
	id INTEGER NOT NULL, 
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
	operator VARCHAR NOT NULL, annotations TEXT DEFAULT '[]' NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (number), 
	FOREIGN KEY(client_id) REFERENCES client (id), 
	FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE TABLE invoice_line (
	id INTEGER NOT NULL, 
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
	ticket_id BIGINT, unit_gross BIGINT, annex_15 BOOLEAN, 
	PRIMARY KEY (id), 
	FOREIGN KEY(invoice_id) REFERENCES invoice (id)
);
CREATE TABLE appointment (
	id INTEGER NOT NULL, 
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
	operator VARCHAR NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(ticket_id) REFERENCES ticket (id), 
	FOREIGN KEY(session_id) REFERENCES work_session (id)
);
CREATE TABLE service_item (
	id INTEGER NOT NULL, 
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
	operator VARCHAR NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE TABLE software_note (
	id INTEGER NOT NULL, 
	ticket_id INTEGER NOT NULL, 
	body VARCHAR NOT NULL, 
	happened_at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE TABLE decision (
	id INTEGER NOT NULL, 
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
	operator VARCHAR NOT NULL, undone BIGINT, 
	PRIMARY KEY (id)
);
CREATE TABLE audit_entry (
	id INTEGER NOT NULL, 
	command VARCHAR NOT NULL, 
	entity VARCHAR NOT NULL, 
	entity_id VARCHAR NOT NULL, 
	operator VARCHAR NOT NULL, 
	happened_at BIGINT NOT NULL, 
	recorded_at BIGINT NOT NULL, 
	change TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE idempotency_key (
	"key" VARCHAR NOT NULL, 
	command VARCHAR NOT NULL, 
	arguments VARCHAR NOT NULL, 
	result TEXT NOT NULL, 
	recorded_at BIGINT NOT NULL, 
	operator VARCHAR NOT NULL, 
	client_id BIGINT, change_set_id BIGINT, seal BLOB, 
	PRIMARY KEY ("key")
);
CREATE TABLE license_conversion (
	id INTEGER NOT NULL, 
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
	"before" TEXT NOT NULL, 
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
	operator VARCHAR NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(license_id) REFERENCES license (id), 
	FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE TABLE converted_into (
	id INTEGER NOT NULL, 
	conversion_id INTEGER NOT NULL, 
	license_id INTEGER NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(conversion_id) REFERENCES license_conversion (id), 
	FOREIGN KEY(license_id) REFERENCES license (id)
);
CREATE TABLE bundle (
	id INTEGER NOT NULL, 
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
	operator VARCHAR NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(client_id) REFERENCES client (id), 
	FOREIGN KEY(product_id) REFERENCES product (id)
);
CREATE TABLE bundle_license (
	id INTEGER NOT NULL, 
	bundle_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	license_id INTEGER, 
	list_price BIGINT NOT NULL, 
	base BIGINT NOT NULL, 
	discount BIGINT NOT NULL, 
	net BIGINT NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(bundle_id) REFERENCES bundle (id), 
	FOREIGN KEY(license_id) REFERENCES license (id)
);
CREATE TABLE bundle_offer (
	id INTEGER NOT NULL, 
	bundle_id INTEGER NOT NULL, 
	years INTEGER NOT NULL, 
	list_price BIGINT NOT NULL, 
	currency VARCHAR NOT NULL, 
	vat_rate VARCHAR NOT NULL, 
	happened_at BIGINT NOT NULL, 
	operator VARCHAR NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(bundle_id) REFERENCES bundle (id)
);
CREATE TABLE bundle_renewal (
	id INTEGER NOT NULL, 
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
	id INTEGER NOT NULL, 
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
	id INTEGER NOT NULL, 
	bundle_id INTEGER NOT NULL, 
	number VARCHAR NOT NULL, 
	form VARCHAR NOT NULL, 
	sent_on DATE NOT NULL, 
	term DATE NOT NULL, 
	happened_at BIGINT NOT NULL, 
	operator VARCHAR NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(bundle_id) REFERENCES bundle (id)
);
CREATE TABLE bundle_notice (
	id INTEGER NOT NULL, 
	bundle_id INTEGER NOT NULL, 
	given_on DATE NOT NULL, 
	against DATE NOT NULL, 
	happened_at BIGINT NOT NULL, 
	operator VARCHAR NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(bundle_id) REFERENCES bundle (id)
);
CREATE TABLE benefit (
	id INTEGER NOT NULL, 
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
	operator VARCHAR NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(bundle_id) REFERENCES bundle (id), 
	FOREIGN KEY(bundle_license_id) REFERENCES bundle_license (id)
);
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
	id INTEGER NOT NULL, 
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
	operator VARCHAR NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(client_id) REFERENCES client (id), 
	FOREIGN KEY(bundle_id) REFERENCES bundle (id)
);
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
	id INTEGER NOT NULL, 
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
	operator VARCHAR NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(bundle_id) REFERENCES bundle (id)
);
CREATE TABLE support_order (
	id INTEGER NOT NULL, 
	license_id INTEGER NOT NULL, 
	ordered_on DATE NOT NULL, 
	until DATE, 
	recorded_at BIGINT NOT NULL, 
	operator VARCHAR NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(license_id) REFERENCES license (id)
);
CREATE TABLE change_set (
	id INTEGER NOT NULL, 
	command VARCHAR NOT NULL, 
	operator VARCHAR NOT NULL, 
	recorded_at BIGINT NOT NULL, run BIGINT, undoes BIGINT, taken_back BOOLEAN DEFAULT 0 NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE row_change (
	id INTEGER NOT NULL, 
	change_set_id INTEGER NOT NULL, 
	table_name VARCHAR NOT NULL, 
	row_key VARCHAR NOT NULL, 
	act VARCHAR NOT NULL, 
	"before" TEXT, 
	salts TEXT, 
	digest BLOB, image BLOB, 
	PRIMARY KEY (id), 
	FOREIGN KEY(change_set_id) REFERENCES change_set (id)
);
CREATE TABLE personal_value (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	client_id BIGINT NOT NULL, 
	column_name VARCHAR NOT NULL, 
	salt BLOB NOT NULL, 
	value TEXT
);
CREATE TABLE "client" (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	nip VARCHAR, 
	email VARCHAR, 
	phone VARCHAR, 
	address VARCHAR NOT NULL, 
	country VARCHAR NOT NULL, 
	created_at BIGINT NOT NULL, undone BIGINT, merged_into INTEGER REFERENCES client (id), 
	PRIMARY KEY (id)
);
CREATE TABLE "product" (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	vendor VARCHAR NOT NULL, 
	regulation VARCHAR NOT NULL, 
	offered BOOLEAN NOT NULL, 
	editions VARCHAR NOT NULL, 
	commercial BOOLEAN NOT NULL, 
	supported BOOLEAN NOT NULL, undone BIGINT, 
	PRIMARY KEY (id)
);
CREATE TABLE "license" (
	id INTEGER NOT NULL, 
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
	created_at BIGINT NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(client_id) REFERENCES client (id), 
	FOREIGN KEY(product_id) REFERENCES product (id)
);
CREATE TABLE "bundle_breach" (
	id INTEGER NOT NULL, 
	bundle_id INTEGER NOT NULL, 
	ground VARCHAR NOT NULL, 
	description TEXT, 
	found_on DATE NOT NULL, 
	settled_on DATE, 
	happened_at BIGINT NOT NULL, 
	operator VARCHAR NOT NULL, undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(bundle_id) REFERENCES bundle (id)
);
CREATE TABLE ticket_tag (
	id INTEGER NOT NULL, 
	ticket_id INTEGER NOT NULL, 
	tag VARCHAR NOT NULL, 
	undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE TABLE former_key (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	until BIGINT NOT NULL, 
	undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE TABLE former_serial (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	license_id INTEGER NOT NULL, 
	serial VARCHAR NOT NULL, 
	until BIGINT NOT NULL, 
	undone BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(client_id) REFERENCES client (id), 
	FOREIGN KEY(license_id) REFERENCES license (id)
);
CREATE TABLE search_entry (
	id INTEGER NOT NULL, 
	subject TEXT NOT NULL, 
	messages TEXT NOT NULL, 
	rest TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE VIRTUAL TABLE search_index USING fts5(subject, messages, rest, content='search_entry', content_rowid='id', columnsize=0, prefix='3', tokenize='ascii');
CREATE TABLE confidential_entry (
	id INTEGER NOT NULL, 
	subject TEXT NOT NULL, 
	messages TEXT NOT NULL, 
	rest TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE VIRTUAL TABLE confidential_index USING fts5(subject, messages, rest, content='confidential_entry', content_rowid='id', columnsize=0, prefix='3', tokenize='ascii');
CREATE TABLE record_entry (
	id INTEGER NOT NULL, 
	subject TEXT NOT NULL, 
	messages TEXT NOT NULL, 
	rest TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE VIRTUAL TABLE record_index USING fts5(subject, messages, rest, content='record_entry', content_rowid='id', columnsize=0, prefix='3', tokenize='ascii');
CREATE VIRTUAL TABLE search_terms USING fts5vocab(search_index, instance);
CREATE TABLE payment (
	id INTEGER NOT NULL, 
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
CREATE TABLE invoice_correction (
	id INTEGER NOT NULL, 
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
CREATE TABLE corrected_line (
	id INTEGER NOT NULL, 
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
	id INTEGER NOT NULL, 
	invoice_id INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	annulled_at BIGINT NOT NULL, 
	recorded_at BIGINT NOT NULL, 
	operator VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (invoice_id), 
	FOREIGN KEY(invoice_id) REFERENCES invoice (id)
);
CREATE TABLE job_run (
	id INTEGER NOT NULL, 
	job VARCHAR NOT NULL, 
	started_at BIGINT NOT NULL, 
	ended_at BIGINT NOT NULL, 
	runs INTEGER NOT NULL, 
	done INTEGER NOT NULL, 
	warned INTEGER NOT NULL, 
	failed INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE job_mark (
	id INTEGER NOT NULL, 
	job VARCHAR NOT NULL, 
	level VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	record_id INTEGER NOT NULL, 
	due BIGINT NOT NULL, 
	marked_at BIGINT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE invoice_advance (
	id INTEGER NOT NULL, 
	invoice_id INTEGER NOT NULL, 
	advance_id INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(invoice_id) REFERENCES invoice (id), 
	FOREIGN KEY(advance_id) REFERENCES invoice (id)
);
CREATE TABLE chain (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	change_set_id INTEGER NOT NULL, 
	head BLOB NOT NULL, 
	FOREIGN KEY(change_set_id) REFERENCES change_set (id)
);
CREATE TABLE reminder (
	id INTEGER NOT NULL, 
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
CREATE TABLE outbox_message (
	id INTEGER NOT NULL, 
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
	undone BIGINT, reminder_id INTEGER REFERENCES reminder (id), 
	PRIMARY KEY (id), 
	FOREIGN KEY(client_id) REFERENCES client (id), 
	FOREIGN KEY(invoice_id) REFERENCES invoice (id), 
	FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE TABLE outbox_attempt (
	id INTEGER NOT NULL, 
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
CREATE TABLE hook_call (
	id INTEGER NOT NULL, 
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
CREATE TABLE ksef_document (
	id INTEGER NOT NULL, 
	invoice_id INTEGER NOT NULL, 
	xml TEXT NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	made_at BIGINT NOT NULL, 
	operator VARCHAR NOT NULL, certificate_url TEXT, 
	PRIMARY KEY (id), 
	UNIQUE (invoice_id), 
	FOREIGN KEY(invoice_id) REFERENCES invoice (id)
);
CREATE TABLE ksef_acceptance (
	id INTEGER NOT NULL, 
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
CREATE TABLE ksef_outage (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	began_on DATE NOT NULL, 
	ended_on DATE, 
	source TEXT NOT NULL, 
	recorded_at BIGINT NOT NULL, 
	operator VARCHAR NOT NULL, 
	undone BIGINT, 
	PRIMARY KEY (id)
);
CREATE TABLE answer_seal (
	id INTEGER NOT NULL, 
	answer VARCHAR NOT NULL, 
	salt BLOB, 
	PRIMARY KEY (id)
);
CREATE TABLE owed_document (
	id INTEGER NOT NULL, 
	due_on DATE NOT NULL, 
	rest BIGINT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE unanswered_message (
	id INTEGER NOT NULL, 
	event_id BIGINT NOT NULL, 
	wrote_at BIGINT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE INDEX ix_acceptance_client_id ON acceptance (client_id);
CREATE INDEX ix_appointment_agreed ON appointment (starts_at, id) WHERE state = 'agreed' AND undone IS NULL;
CREATE INDEX ix_appointment_technician ON appointment (technician, starts_at);
CREATE INDEX ix_appointment_ticket_id ON appointment (ticket_id, id);
CREATE INDEX ix_audit_entry_subject ON audit_entry (entity, entity_id, id);
CREATE INDEX ix_benefit_bundle_id ON benefit (bundle_id, id);
CREATE INDEX ix_benefit_event ON benefit (benefit, starts_at);
CREATE INDEX ix_bundle_client_id ON bundle (client_id, id);
CREATE INDEX ix_bundle_demand_bundle_id ON bundle_demand (bundle_id);
CREATE INDEX ix_bundle_document_bundle_id ON bundle_document (bundle_id);
CREATE INDEX ix_bundle_license_bundle_id ON bundle_license (bundle_id);
CREATE INDEX ix_bundle_notice_bundle_id ON bundle_notice (bundle_id);
CREATE INDEX ix_bundle_offer_bundle_id ON bundle_offer (bundle_id);
CREATE INDEX ix_bundle_renewal_bundle_id ON bundle_renewal (bundle_id);
CREATE INDEX ix_bundle_state_id ON bundle (state, id);
CREATE INDEX ix_change_set_operator ON change_set (operator, id);
CREATE INDEX ix_change_set_run ON change_set (run);
CREATE INDEX ix_change_set_undoes ON change_set (undoes);
CREATE INDEX ix_client_email ON client (email);
CREATE INDEX ix_client_merged_into ON client (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX ix_client_nip ON client (nip);
CREATE INDEX ix_client_phone ON client (phone);
CREATE INDEX ix_complaint_bundle_id ON complaint (bundle_id);
CREATE INDEX ix_complaint_client_id ON complaint (client_id, id);
CREATE INDEX ix_complaint_waiting ON complaint (answered_on, last_day);
CREATE INDEX ix_contact_client_id ON contact (client_id);
CREATE INDEX ix_converted_into_conversion_id ON converted_into (conversion_id);
CREATE INDEX ix_converted_into_license_id ON converted_into (license_id);
CREATE INDEX ix_decision_subject ON decision (entity, entity_id, id);
CREATE INDEX ix_former_key_client_id ON former_key (client_id);
CREATE INDEX ix_former_key_key ON former_key ("key");
CREATE INDEX ix_former_serial_client_id ON former_serial (client_id);
CREATE INDEX ix_former_serial_license_id ON former_serial (license_id);
CREATE INDEX ix_former_serial_serial ON former_serial (serial);
CREATE INDEX ix_hook_call_client_id ON hook_call (client_id);
CREATE INDEX ix_hook_call_next_at ON hook_call (next_at);
CREATE INDEX ix_hours_grant_contacted_at ON hours_grant (contacted_at);
CREATE INDEX ix_hours_grant_pool ON hours_grant (client_id, product_id, version);
CREATE INDEX ix_hours_grant_prepaid ON hours_grant (id) WHERE prepaid IS 1 AND invoice_id IS NULL AND undone IS NULL;
CREATE INDEX ix_hours_grant_ticket_id ON hours_grant (ticket_id);
CREATE INDEX ix_hours_grant_uncontacted ON hours_grant (contacted_at, happened_at, id) WHERE kind = 'purchase' AND state = 'active' AND contacted_at IS NULL AND undone IS NULL;
CREATE INDEX ix_hours_use_grant_id ON hours_use (grant_id);
CREATE INDEX ix_hours_use_invoice_id ON hours_use (invoice_id);
CREATE INDEX ix_hours_use_ticket_id ON hours_use (ticket_id);
CREATE INDEX ix_invoice_advance_advance_id ON invoice_advance (advance_id);
CREATE INDEX ix_invoice_advance_invoice_id ON invoice_advance (invoice_id);
CREATE INDEX ix_invoice_client_id ON invoice (client_id, id);
CREATE INDEX ix_invoice_issued_on ON invoice (issued_on, id);
CREATE INDEX ix_invoice_line_invoice_id ON invoice_line (invoice_id);
CREATE INDEX ix_invoice_line_ticket_id ON invoice_line (ticket_id, invoice_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX ix_invoice_proforma ON invoice (client_id, id) WHERE kind = 'proforma';
CREATE INDEX ix_invoice_ticket_id ON invoice (ticket_id, id);
CREATE INDEX ix_job_run_job ON job_run (job, id);
CREATE INDEX ix_license_client_id ON license (client_id);
CREATE INDEX ix_license_conversion_client_id ON license_conversion (client_id);
CREATE INDEX ix_license_conversion_license_id ON license_conversion (license_id);
CREATE INDEX ix_license_maintenance_until ON license (maintenance_until, id);
CREATE INDEX ix_license_product_id ON license (product_id);
CREATE INDEX ix_outbox_attempt_outbox_message_id ON outbox_attempt (outbox_message_id);
CREATE INDEX ix_outbox_message_client_id ON outbox_message (client_id);
CREATE INDEX ix_outbox_message_invoice_id ON outbox_message (invoice_id, id);
CREATE INDEX ix_outbox_message_state ON outbox_message (state, next_at, id) WHERE undone IS NULL;
CREATE INDEX ix_owed_document_due_on ON owed_document (due_on, id) WHERE rest > 0;
CREATE INDEX ix_owed_document_to_give_back ON owed_document (id) WHERE rest < 0;
CREATE INDEX ix_payment_invoice_id ON payment (invoice_id, id) WHERE undone IS NULL;
CREATE INDEX ix_personal_value_client_id ON personal_value (client_id);
CREATE INDEX ix_phone_change_client_id ON phone_change (client_id);
CREATE INDEX ix_price_item ON price (item, valid_from);
CREATE INDEX ix_product_version_product_id ON product_version (product_id);
CREATE INDEX ix_published_hours_regulation ON published_hours (regulation);
CREATE INDEX ix_reminder_invoice_id ON reminder (invoice_id, id) WHERE undone IS NULL;
CREATE INDEX ix_row_change_change_set_id ON row_change (change_set_id);
CREATE INDEX ix_row_change_row ON row_change (table_name, row_key, id);
CREATE INDEX ix_service_item_invoice_id ON service_item (invoice_id);
CREATE INDEX ix_service_item_ticket_id ON service_item (ticket_id);
CREATE INDEX ix_software_note_ticket_id ON software_note (ticket_id);
CREATE INDEX ix_support_order_license_id ON support_order (license_id);
CREATE INDEX ix_ticket_assignee_id ON ticket (assignee, id) WHERE undone IS NULL;
CREATE INDEX ix_ticket_awaited ON ticket (first_response_at, id) WHERE first_response_at IS NULL AND status NOT IN ('closed', 'refused') AND undone IS NULL;
CREATE INDEX ix_ticket_awaited_assignee ON ticket (assignee, id) WHERE first_response_at IS NULL AND status NOT IN ('closed', 'refused') AND undone IS NULL;
CREATE INDEX ix_ticket_awaited_due ON ticket (first_response_at, first_response_due, id) WHERE first_response_due IS NOT NULL AND first_response_at IS NULL AND status NOT IN ('closed', 'refused') AND undone IS NULL;
CREATE INDEX ix_ticket_changed_at ON ticket (changed_at, id);
CREATE INDEX ix_ticket_channel ON ticket (channel, id);
CREATE INDEX ix_ticket_client_id ON ticket (client_id, id);
CREATE INDEX ix_ticket_client_opened ON ticket (client_id, opened_at, id);
CREATE INDEX ix_ticket_event_ticket_id ON ticket_event (ticket_id, id);
CREATE INDEX ix_ticket_first_response_due ON ticket (first_response_due, id) WHERE undone IS NULL;
CREATE INDEX ix_ticket_license_id ON ticket (license_id);
CREATE INDEX ix_ticket_live ON ticket (id) WHERE status NOT IN ('closed', 'refused') AND undone IS NULL;
CREATE INDEX ix_ticket_merged_into ON ticket (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX ix_ticket_opened_at ON ticket (opened_at, id);
CREATE INDEX ix_ticket_priority_id ON ticket (priority, id) WHERE priority <> 'normal';
CREATE INDEX ix_ticket_product_id ON ticket (product_id, id);
CREATE INDEX ix_ticket_regulation ON ticket (regulation, id);
CREATE INDEX ix_ticket_source ON ticket (source) WHERE source IS NOT NULL;
CREATE INDEX ix_ticket_status_assignee ON ticket (status, assignee, id);
CREATE INDEX ix_ticket_status_client ON ticket (status, client_id, id);
CREATE INDEX ix_ticket_status_id ON ticket (status, id) WHERE undone IS NULL;
CREATE INDEX ix_ticket_status_regulation ON ticket (status, regulation, id);
CREATE INDEX ix_ticket_tag_tag_ticket_id ON ticket_tag (tag, ticket_id);
CREATE INDEX ix_ticket_tag_ticket_id ON ticket_tag (ticket_id);
CREATE INDEX ix_ticket_unbilled_client ON ticket (unbilled, client_id, id) WHERE unbilled IS 1 AND undone IS NULL;
CREATE INDEX ix_ticket_unbilled_id ON ticket (unbilled, id) WHERE undone IS NULL;
CREATE INDEX ix_ticket_waits_until ON ticket (waits_until, id) WHERE waits_until IS NOT NULL;
CREATE INDEX ix_ticket_window ON ticket (recurrence_until, id) WHERE recurrence_over IS 0 AND recurrence_until IS NOT NULL AND undone IS NULL;
CREATE INDEX ix_training_bundle_id ON training (bundle_id, id);
CREATE INDEX ix_training_group ON training (kind, held_on, place);
CREATE INDEX ix_training_state ON training (state, use_until);
CREATE INDEX ix_unanswered_message_event_id ON unanswered_message (event_id);
CREATE INDEX ix_work_session_operator ON work_session (operator, started_at);
CREATE INDEX ix_work_session_source ON work_session (source) WHERE source IS NOT NULL;
CREATE INDEX ix_work_session_ticket_id ON work_session (ticket_id, id);
CREATE UNIQUE INDEX ix_answer_seal_answer ON answer_seal (answer);
CREATE UNIQUE INDEX ux_bundle_breach_bundle_id ON bundle_breach (bundle_id) WHERE undone IS NULL;
CREATE UNIQUE INDEX ux_client_key ON client ("key") WHERE undone IS NULL;
CREATE UNIQUE INDEX ux_invoice_correction_original_id ON invoice_correction (original_id, ordinal);
CREATE UNIQUE INDEX ux_job_mark ON job_mark (job, level, kind, record_id, due);
CREATE UNIQUE INDEX ux_license_serial ON license (serial) WHERE undone IS NULL;
CREATE UNIQUE INDEX ux_product_key ON product ("key") WHERE undone IS NULL;
CREATE UNIQUE INDEX ux_work_session_running_operator ON work_session (operator) WHERE state = 'running' AND undone IS NULL;
CREATE UNIQUE INDEX ux_work_session_running_ticket ON work_session (ticket_id) WHERE state = 'running' AND undone IS NULL;
INSERT INTO alembic_version VALUES ('0020');
INSERT INTO change_set VALUES (0, 'db upgrade', '', 1795824000, NULL, NULL, 0);
INSERT INTO row_change VALUES (1, 0, 'product', '1', 'found', NULL, NULL, X'AD28DF8F7B273B07611EBBE456E47D1000B2B0B327DC1F3D803248FB1DD802F0', NULL);
INSERT INTO row_change VALUES (2, 0, 'product', '2', 'found', NULL, NULL, X'B93279D45434B833EC986AEDF6C1DB32ABED5EC9B40252856C4270D4763B159B', NULL);
INSERT INTO row_change VALUES (3, 0, 'product', '3', 'found', NULL, NULL, X'BC5FC85802775377588C3716BFAEF3E8DED92958EEF8B666E40EF9C83FAF6326', NULL);
INSERT INTO row_change VALUES (4, 0, 'product', '4', 'found', NULL, NULL, X'EBABAFBB45ED43998590EE47F7F0C82A93F38F69AEC0A638E35B1C7CDA3DD4FE', NULL);
INSERT INTO row_change VALUES (5, 0, 'product', '5', 'found', NULL, NULL, X'BD65F1FBB05FDAD5C96E4DA17CDA62D3A0DF6CB089359FF5158163E5E7DA18AC', NULL);
INSERT INTO row_change VALUES (6, 0, 'product', '6', 'found', NULL, NULL, X'1B443191E07C8F7DF26BDAAF877463FD7A012D3E1BAAFF9E67F9E2F2875614D2', NULL);
INSERT INTO row_change VALUES (7, 0, 'product', '7', 'found', NULL, NULL, X'7455DA12B9B5A8E050848412F1D61986FDB7C7953D79632D612A889145CF72CC', NULL);
INSERT INTO row_change VALUES (8, 0, 'product', '8', 'found', NULL, NULL, X'662D8B234D85F554A530B87810F6B45D8DBF78BEBADF56ABC59DF2DBA1377BBC', NULL);
INSERT INTO row_change VALUES (9, 0, 'product', '9', 'found', NULL, NULL, X'A3F945EE242D30BDDB257B649CB2FFE8836C7D92A6463A74152E7FA46997AF53', NULL);
INSERT INTO row_change VALUES (10, 0, 'product', '10', 'found', NULL, NULL, X'BDE03108226A6AC4BF92BBE3D7C358F846F499E7DD9F1816120EC4C83C4898BE', NULL);
INSERT INTO row_change VALUES (11, 0, 'product', '11', 'found', NULL, NULL, X'DABAA120F9B08D04AAFB96095754088691C0847BB3F92AA91CE7B01225BDED06', NULL);
INSERT INTO row_change VALUES (12, 0, 'product', '12', 'found', NULL, NULL, X'9B0B21EE25812AC83F54579F6C8AB80C6E27FFDBB38467FFD117470D886D154E', NULL);
INSERT INTO row_change VALUES (13, 0, 'product', '13', 'found', NULL, NULL, X'D12CB05D9A4BD8BD6172A063E57706979A0550EE69BD678EBCF8CC44E92358F3', NULL);
INSERT INTO row_change VALUES (14, 0, 'product', '14', 'found', NULL, NULL, X'7D1984CB1EA7918F8B7D65063E428A98871B5DBDC98968669DF12BBEDD8F4B6F', NULL);
INSERT INTO row_change VALUES (15, 0, 'product', '15', 'found', NULL, NULL, X'484DAE182012A4B83F0E8AC1E796904AB6126CCCA850A46C2B74D6446C02754D', NULL);
INSERT INTO row_change VALUES (16, 0, 'product', '16', 'found', NULL, NULL, X'047EFED313FDC85C3976DD862B043E1EE71EDB26C9927B24CB2013EF5176F845', NULL);
INSERT INTO product VALUES (1, 'sketchup-pro', 'SketchUp Pro', 'Trimble', 'progrupa-support', 1, '', 1, 1, NULL);
INSERT INTO product VALUES (2, 'v-ray', 'V-Ray', 'Chaos', 'progrupa-support', 1, '', 1, 1, NULL);
INSERT INTO product VALUES (3, 'codetwo-exchange-rules', 'CodeTwo Exchange Rules', 'CodeTwo', 'codetwo-support', 1, '', 1, 1, NULL);
INSERT INTO product VALUES (4, 'codetwo-email-signatures', 'CodeTwo Email Signatures', 'CodeTwo', 'codetwo-support', 1, '', 1, 1, NULL);
INSERT INTO product VALUES (5, 'codetwo-backup', 'CodeTwo Backup', 'CodeTwo', 'codetwo-support', 1, '', 1, 1, NULL);
INSERT INTO product VALUES (6, 'bitservice-remote-help', 'BIT Service remote help', 'BIT Service', 'bitservice-remote', 1, '', 1, 1, NULL);
INSERT INTO product VALUES (7, 'solidworks', 'SOLIDWORKS', 'Dassault Systèmes', 'solidexpert-bundles', 1, 'Standard,Professional,Premium', 1, 1, NULL);
INSERT INTO product VALUES (8, 'solidworks-visualize', 'SOLIDWORKS Visualize', 'Dassault Systèmes', 'solidexpert-bundles', 1, 'Professional', 1, 1, NULL);
INSERT INTO product VALUES (9, 'solidworks-simulation', 'SOLIDWORKS Simulation', 'Dassault Systèmes', 'solidexpert-bundles', 1, 'Standard,Professional,Premium', 1, 1, NULL);
INSERT INTO product VALUES (10, 'solidworks-flow-simulation', 'SOLIDWORKS Flow Simulation', 'Dassault Systèmes', 'solidexpert-bundles', 1, '', 1, 1, NULL);
INSERT INTO product VALUES (11, 'solidworks-plastics', 'SOLIDWORKS Plastics', 'Dassault Systèmes', 'solidexpert-bundles', 1, 'Standard,Professional,Premium', 1, 1, NULL);
INSERT INTO product VALUES (12, 'solidworks-electrical', 'SOLIDWORKS Electrical', 'Dassault Systèmes', 'solidexpert-bundles', 1, 'Schematic Professional,3D,Professional', 1, 1, NULL);
INSERT INTO product VALUES (13, 'solidworks-pcb', 'SOLIDWORKS PCB', 'Dassault Systèmes', 'solidexpert-bundles', 1, '', 1, 1, NULL);
INSERT INTO product VALUES (14, 'solidworks-composer', 'SOLIDWORKS Composer', 'Dassault Systèmes', 'solidexpert-bundles', 1, '', 1, 1, NULL);
INSERT INTO product VALUES (15, 'solidworks-pdm', 'SOLIDWORKS PDM', 'Dassault Systèmes', 'solidexpert-bundles', 1, 'CADEditor', 1, 1, NULL);
INSERT INTO product VALUES (16, 'solidworks-manage', 'SOLIDWORKS Manage', 'Dassault Systèmes', 'solidexpert-bundles', 1, '', 1, 1, NULL);
INSERT INTO chain VALUES (1, 0, X'6C665D553CF99C8812F679AD17C136A66A3E060BF5E97A4F2748EC6BEEACFE18');
CREATE TRIGGER ticket_event_no_delete BEFORE DELETE ON ticket_event BEGIN SELECT RAISE(ABORT, 'ticket_event is only ever added to'); END;
CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decision is only ever added to'); END;
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit_entry is only ever added to'); END;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit_entry is only ever added to'); END;
CREATE TRIGGER invoice_no_delete BEFORE DELETE ON invoice BEGIN SELECT RAISE(ABORT, 'invoice is only ever added to'); END;
CREATE TRIGGER invoice_no_buyer BEFORE UPDATE OF buyer ON invoice FOR EACH ROW WHEN OLD.kind <> 'proforma' OR NEW.buyer <> '' BEGIN SELECT RAISE(ABORT, 'invoice is only ever added to'); END;
CREATE TRIGGER invoice_line_no_update BEFORE UPDATE ON invoice_line BEGIN SELECT RAISE(ABORT, 'invoice_line is only ever added to'); END;
CREATE TRIGGER invoice_line_no_delete BEFORE DELETE ON invoice_line BEGIN SELECT RAISE(ABORT, 'invoice_line is only ever added to'); END;
CREATE TRIGGER support_order_no_delete BEFORE DELETE ON support_order BEGIN SELECT RAISE(ABORT, 'support_order is only ever added to'); END;
CREATE TRIGGER ticket_event_no_update BEFORE UPDATE OF id, ticket_id, kind, actor, happened_at, recorded_at, clauses, data, message_id ON ticket_event BEGIN SELECT RAISE(ABORT, 'ticket_event is only ever added to'); END;
CREATE TRIGGER decision_no_update BEFORE UPDATE OF id, entity, entity_id, question, regulation, version, bound_on, outcome, overridden, facts, value, grounds, happened_at, recorded_at, operator ON decision BEGIN SELECT RAISE(ABORT, 'decision is only ever added to'); END;
CREATE TRIGGER support_order_no_update BEFORE UPDATE OF id, license_id, ordered_on, until, recorded_at, operator ON support_order BEGIN SELECT RAISE(ABORT, 'support_order is only ever added to'); END;
CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN INSERT INTO search_index(rowid, subject, messages, rest) VALUES (new.id, new.subject, new.messages, new.rest); END;
CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN INSERT INTO search_index(search_index, rowid, subject, messages, rest) VALUES ('delete', old.id, old.subject, old.messages, old.rest); END;
CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN INSERT INTO search_index(search_index, rowid, subject, messages, rest) VALUES ('delete', old.id, old.subject, old.messages, old.rest); INSERT INTO search_index(rowid, subject, messages, rest) VALUES (new.id, new.subject, new.messages, new.rest); END;
CREATE TRIGGER confidential_entry_added AFTER INSERT ON confidential_entry BEGIN INSERT INTO confidential_index(rowid, subject, messages, rest) VALUES (new.id, new.subject, new.messages, new.rest); END;
CREATE TRIGGER confidential_entry_removed AFTER DELETE ON confidential_entry BEGIN INSERT INTO confidential_index(confidential_index, rowid, subject, messages, rest) VALUES ('delete', old.id, old.subject, old.messages, old.rest); END;
CREATE TRIGGER confidential_entry_changed AFTER UPDATE ON confidential_entry BEGIN INSERT INTO confidential_index(confidential_index, rowid, subject, messages, rest) VALUES ('delete', old.id, old.subject, old.messages, old.rest); INSERT INTO confidential_index(rowid, subject, messages, rest) VALUES (new.id, new.subject, new.messages, new.rest); END;
CREATE TRIGGER record_entry_added AFTER INSERT ON record_entry BEGIN INSERT INTO record_index(rowid, subject, messages, rest) VALUES (new.id, new.subject, new.messages, new.rest); END;
CREATE TRIGGER record_entry_removed AFTER DELETE ON record_entry BEGIN INSERT INTO record_index(record_index, rowid, subject, messages, rest) VALUES ('delete', old.id, old.subject, old.messages, old.rest); END;
CREATE TRIGGER record_entry_changed AFTER UPDATE ON record_entry BEGIN INSERT INTO record_index(record_index, rowid, subject, messages, rest) VALUES ('delete', old.id, old.subject, old.messages, old.rest); INSERT INTO record_index(rowid, subject, messages, rest) VALUES (new.id, new.subject, new.messages, new.rest); END;
CREATE TRIGGER invoice_correction_no_update BEFORE UPDATE ON invoice_correction BEGIN SELECT RAISE(ABORT, 'invoice_correction is only ever added to'); END;
CREATE TRIGGER invoice_correction_no_delete BEFORE DELETE ON invoice_correction BEGIN SELECT RAISE(ABORT, 'invoice_correction is only ever added to'); END;
CREATE TRIGGER corrected_line_no_update BEFORE UPDATE ON corrected_line BEGIN SELECT RAISE(ABORT, 'corrected_line is only ever added to'); END;
CREATE TRIGGER corrected_line_no_delete BEFORE DELETE ON corrected_line BEGIN SELECT RAISE(ABORT, 'corrected_line is only ever added to'); END;
CREATE TRIGGER invoice_annulment_no_update BEFORE UPDATE ON invoice_annulment BEGIN SELECT RAISE(ABORT, 'invoice_annulment is only ever added to'); END;
CREATE TRIGGER invoice_annulment_no_delete BEFORE DELETE ON invoice_annulment BEGIN SELECT RAISE(ABORT, 'invoice_annulment is only ever added to'); END;
CREATE TRIGGER invoice_no_update BEFORE UPDATE OF id, number, kind, client_id, ticket_id, issued_on, service_date, due_on, currency, net, vat, gross, in_words, seller, notes, exchange, issued_at, operator, annotations ON invoice BEGIN SELECT RAISE(ABORT, 'invoice is only ever added to'); END;
CREATE TRIGGER invoice_advance_no_update BEFORE UPDATE ON invoice_advance BEGIN SELECT RAISE(ABORT, 'invoice_advance is only ever added to'); END;
CREATE TRIGGER invoice_advance_no_delete BEFORE DELETE ON invoice_advance BEGIN SELECT RAISE(ABORT, 'invoice_advance is only ever added to'); END;
CREATE TRIGGER ksef_document_no_update BEFORE UPDATE ON ksef_document BEGIN SELECT RAISE(ABORT, 'ksef_document is only ever added to'); END;
CREATE TRIGGER ksef_document_no_delete BEFORE DELETE ON ksef_document BEGIN SELECT RAISE(ABORT, 'ksef_document is only ever added to'); END;
CREATE TRIGGER ksef_acceptance_no_update BEFORE UPDATE ON ksef_acceptance BEGIN SELECT RAISE(ABORT, 'ksef_acceptance is only ever added to'); END;
CREATE TRIGGER ksef_acceptance_no_delete BEFORE DELETE ON ksef_acceptance BEGIN SELECT RAISE(ABORT, 'ksef_acceptance is only ever added to'); END;
