"""What is looked for anywhere: tickets, clients and invoices by their words."""
