# ruff: noqa: E501  (one entry a line reads best)
"""English: letters to clients."""

LETTERS = {
    # a document by mail
    "invoice_subject": "{document}, {seller}",
    "greeting": "Good day,",
    "attached": "Attached is this document: {document}.",
    "to_pay": "To pay: {amount}, by {on}.",
    "account": "Account number: {account}",
    "transfer_title": "Title of the transfer: {number}",
    "regards": "Kind regards",
    # a reply
    "reply_subject": "[#{id}] {subject}",
    "about_ticket": "Ticket: {id}. Please keep the number in the subject when you answer.",
    # a demand to pay
    "demand_title": "DEMAND FOR PAYMENT",
    "demand_place": "Day of the letter: {on}",
    "demand_what": "The document {number} of {issued_on} wasn't paid by its date, {due_on}. Left to pay: {amount}.",
    "demand_term": "We call on you to pay this amount by {term}, to this account: {account}. Title of the transfer: {number}.",
    "demand_breach": "The document is for what was bought under the promotion. If it is still unpaid after this term, that is a gross breach of the rules of the promotion ({clause}), and what they say of it will follow.",
    "demand_paper": "For the seller (signature): ....................................",
    "demand_qualified-signature": "For the seller: qualified electronic signature",
    "demand_name": "Demand for payment",
    "demand_unpaid": "Left to pay",
    "demand_until": "Pay by",
    "demand_transfer": "Title of the transfer",
    "demand_signed_paper": "For the seller (legible signature)",
    "demand_signed_qualified-signature": "For the seller: signed electronically, with a qualified signature",
    # the mail with a copy of it
    "demand_attached": "Attached is a copy of the demand for payment of {on}, and the document that it is about: {number}.",
    "demand_paid_already": "If you have paid meanwhile, please disregard this message.",
}  # fmt: skip
