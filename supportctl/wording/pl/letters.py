# ruff: noqa: E501  (one entry a line reads best)
"""Polish: letters to clients."""

LETTERS = {
    # a document by mail
    "invoice_subject": "{document}, {seller}",
    "greeting": "Dzień dobry,",
    "attached": "w załączniku przesyłamy dokument: {document}.",
    "to_pay": "Do zapłaty: {amount}, termin płatności {on}.",
    "account": "Numer rachunku: {account}",
    "transfer_title": "Tytuł przelewu: {number}",
    "regards": "Z poważaniem",
    # a reply
    "reply_subject": "[#{id}] {subject}",
    "about_ticket": "Numer zgłoszenia: {id}. W odpowiedzi prosimy zostawić go w temacie wiadomości.",
    # a demand to pay
    "demand_title": "WEZWANIE DO ZAPŁATY",
    "demand_place": "Data pisma: {on}",
    "demand_what": "Za dokument {number} z dnia {issued_on} nie zapłacono do dnia {due_on}, który był terminem płatności. Pozostało do zapłaty: {amount}.",
    "demand_term": "Wzywamy do zapłaty tej kwoty do dnia {term} na rachunek {account}. Tytuł przelewu: {number}.",
    "demand_breach": "Dokument obejmuje zakup w ramach promocji. Brak zapłaty także w tym dodatkowym terminie jest rażącym naruszeniem regulaminu promocji ({clause}) i pociąga za sobą skutki w nim opisane.",
    "demand_paper": "Za sprzedawcę (podpis): ....................................",
    "demand_qualified-signature": "Za sprzedawcę: kwalifikowany podpis elektroniczny",
    "demand_name": "Wezwanie do zapłaty",
    "demand_unpaid": "Pozostało do zapłaty",
    "demand_until": "Termin zapłaty",
    "demand_transfer": "Tytuł przelewu",
    "demand_signed_paper": "Za sprzedawcę (czytelny podpis)",
    "demand_signed_qualified-signature": "Za sprzedawcę: podpisano elektronicznie, podpisem kwalifikowanym",
    # the mail with a copy of it
    "demand_attached": "w załączniku przesyłamy kopię wezwania do zapłaty z dnia {on} i dokument, którego dotyczy: {number}.",
    "demand_paid_already": "Jeśli zapłata została już dokonana, prosimy nie brać tej wiadomości pod uwagę.",
}  # fmt: skip
