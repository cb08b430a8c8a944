# ruff: noqa: E501  (one entry a line reads best)
"""Polski: co się mówi o dokumentach w plikach i o KSeF."""

ERRORS = {
    "EXTRA_MISSING": ("Brakuje dodatku {extra}, bez którego to polecenie nie działa.", "pip install \"supportctl[{extra}]\""),
    "PDF_EXISTS": ("Plik {path} już istnieje i nie zostanie nadpisany.", "Dodaj --force albo podaj inny plik: --file PLIK"),
    "ONE_FILE_EACH": ("Do jednego pliku {path} nie zapisze się kilku dokumentów.", "Pomiń --file: każdy dokument dostanie własny plik."),
    "ANNUL_HANDED_OVER": ("Dokumentu {number} nie można anulować, bo przekazano go do KSeF.", "Skoryguj go: supportctl invoice correct {number} --to-zero --reason POWÓD"),
    "CORRECTED_BEFORE_HAND_OVER": ("Dokumentu {number} nie można jeszcze skorygować, bo trzeba go wysłać do KSeF, a faktura korygująca podaje jego numer KSeF.", "supportctl invoice ksef-export {number} --dir KATALOG"),
    "CORRECTED_BEFORE_NUMBER": ("Dokumentu {number} nie można jeszcze skorygować, bo przekazano go do KSeF, a numeru KSeF nie zapisano.", "supportctl invoice ksef-import {number} --number NUMER --accepted KIEDY"),
    "PROFORMA_NOT_IN_KSEF": ("Dokument {number} to proforma, czyli nie faktura, więc nie wysyła się go do KSeF.", ""),
    "KSEF_NAMED_FIRST": ("Dokument {number} podaje numer KSeF dokumentu {named}, a tego numeru nie zapisano.", "supportctl invoice ksef-status"),
    "KSEF_TOO_LONG": ("Dokument {number} jest za duży dla KSeF. Liczba bajtów: {bytes}, limit: {most}.", "supportctl invoice annul {number} --reason POWÓD"),
    "KSEF_TOO_MANY_TICKETS": ("Faktura obejmująca kilka zgłoszeń (liczba: {count}) byłaby za duża dla KSeF. Liczba bajtów: {bytes}, limit: {most}. Wystaw osobną fakturę do każdego zgłoszenia.", "supportctl invoice issue --ticket {ticket}"),
    "KSEF_TOO_MANY_ITEMS": ("Faktura do zgłoszenia {ticket} byłaby za duża dla KSeF. Liczba bajtów: {bytes}, limit: {most}. Usuń z niego część pozycji i dodaj je do innego zgłoszenia.", "supportctl ticket uncharge {ticket} --item NR --reason POWÓD"),
    "KSEF_TOO_MANY_LINES": ("Faktura korygująca do dokumentu {number} byłaby za duża dla KSeF. Liczba bajtów: {bytes}, limit: {most}. Skoryguj pozycje po kolei.", "supportctl invoice correct {number} --line NR --quantity 0 --reason POWÓD"),
    "KSEF_INVALID": ("Dokumentu {number} nie można przekazać do KSeF, bo nie spełnia schematu FA(3): {detail:raw}", "Popraw dane stron albo pozycji fakturą korygującą."),
    "BAD_KSEF_NUMBER": ("Nieprawidłowy numer KSeF: {value:raw}.", "Przepisz go w całości, jak 5265877635-20250826-0100001AF629-AF."),
    "KSEF_OTHER_SELLER": ("Numer KSeF {value} należy do innego sprzedawcy niż dokument {number} (NIP {nip}).", "Sprawdź numer i dokument."),
    "KSEF_NOT_HANDED_OVER": ("Dokumentu {number} nie przekazano do KSeF, więc nie może mieć numeru KSeF.", "supportctl invoice ksef-export {number} --dir KATALOG"),
    "KSEF_NUMBERED": ("Dokument {number} ma już numer KSeF {ksef_number}.", "supportctl invoice ksef-status --all"),
    "KSEF_NUMBER_TAKEN": ("Numer KSeF {value} ma już dokument {number}.", "Sprawdź numer."),
    "ACCEPTED_BEFORE_ISSUE": ("Dokument {number} ma datę wystawienia {issued_on}, więc KSeF nie mógł go przyjąć w dniu {on}.", "Popraw --accepted."),
    "KSEF_OTHER_BYTES": ("Poświadczenie {path} dotyczy innej treści dokumentu {number} niż ta, którą przekazano do KSeF.", "Sprawdź, jaki plik wysłano: supportctl invoice ksef-export {number} --dir KATALOG"),
    "NO_RECEIPT": ("Plik {path} nie jest poświadczeniem odbioru z KSeF (UPO).", "Podaj plik XML z UPO albo sam numer: supportctl invoice ksef-import DOKUMENT --number NUMER --accepted KIEDY"),
    "NUMBER_AND_ACCEPTED": ("Numer KSeF zapisuje się razem z chwilą przyjęcia.", "Podaj --number i --accepted albo plik z UPO."),
    "ONE_KSEF_NUMBER": ("Numer KSeF {value:raw} dostaje jeden dokument, a podano kilka.", "Podaj jeden dokument."),
    "CERTIFICATE_AND_KEY": ("Certyfikat KSeF wymaga klucza, a brakuje ustawienia {missing:raw}.", "supportctl help settings"),
    "BAD_CERTIFICATE": ("Plik {path} nie zawiera certyfikatu (PEM).", "Pobierz go z KSeF ponownie, w formacie PEM."),
    "NO_OFFLINE_CERTIFICATE": ("Certyfikat {path} nie służy do wystawiania faktur poza KSeF (typ Offline).", "Zawnioskuj o taki w KSeF; certyfikat typu Authentication nie wystarczy."),
    "CERTIFICATE_NOT_VALID": ("Certyfikat {path} nie jest ważny w dniu {on}.", "Podaj ważny certyfikat. supportctl help settings"),
    "BAD_CERTIFICATE_KEY": ("Plik {path} nie zawiera czytelnego klucza (PEM, RSA lub EC) albo hasło jest inne.", "Hasło podaje się w SUPPORTCTL_KSEF_KEY_PASSWORD."),
    "CERTIFICATE_KEY_OF_ANOTHER": ("Klucz {path} należy do innego certyfikatu niż {certificate}.", "Sprawdź oba pliki."),
}  # fmt: skip

NOTES = {
    "SIGNLESS": "W krojach pisma brakuje znaków: {signs:raw}. W dokumencie zastąpiono je numerami.",
    "NO_CODE_YET": "Na wydruku dokumentu {number} nie ma kodu QR, bo nie przekazano go jeszcze do KSeF. supportctl invoice ksef-export {number} --dir KATALOG",
    "KSEF_DUE": "Dokument {number} trzeba wysłać do KSeF do dnia {due}. supportctl invoice ksef-export {number} --dir KATALOG",
    "KSEF_IN_LIMIT": "Faktury dla firm w miesiącu {month} poza KSeF: {used}, limit: {limit}.",
    "KSEF_OVER_LIMIT": "Limit miesiąca {month} jest przekroczony. Faktury dla firm: {used}, limit: {limit}.",
    "NO_SECOND_CODE": "Na wydruku dokumentu {number} nie ma drugiego kodu (CERTYFIKAT), potrzebnego nabywcy, który dostanie go przed wysłaniem do KSeF. Kod wymaga certyfikatu. supportctl help settings",
}  # fmt: skip

LABELS = {
    "handed_over": "przekazano do KSeF",
    "handed_over_at": "przekazano do KSeF",
    "accepted_at": "przyjęto w KSeF",
    "days_late": "dni po terminie wysyłki",
    "sha256": "skrót SHA-256",
    "known": "zapisane wcześniej",
    "ksef": "obowiązek KSeF",
}  # fmt: skip

GROUNDS = {
    "ksef-consumer": "faktur dla konsumentów obowiązek nie obejmuje.",
    "ksef-mode+": "w KSeF wystawia się wszystkie faktury dla firm.",
    "ksef-mode-": "obowiązku wystawiania w KSeF nie ma.",
    "ksef-original+": "faktura korygująca idzie do KSeF, bo jest w nim faktura pierwotna.",
    "ksef-original-": "faktura korygująca zostaje poza KSeF, bo jest poza nim faktura pierwotna.",
    "ksef-limit+": "suma faktur dla firm z tego miesiąca ({month}) przekracza limit {limit}.",
    "ksef-limit-": "suma faktur dla firm z tego miesiąca ({month}) mieści się w limicie {limit}.",
    "hand-over": "ostatni dzień wysyłki do KSeF to {last_day}.",
}  # fmt: skip

WORDS = {
    "ksef_duty": "czy idzie do KSeF?",
    "hand_over": "do kiedy wysyła się do KSeF?",
    "to-hand-over": "do przekazania",
    "handed-over": "przekazana",
    "numbered": "z numerem KSeF",
    "outside": "poza KSeF",
}  # fmt: skip

INVOICE = {
    "technician": "Technik",
    "page": "Strona",
    "page_of": "z",
    "offline": "OFFLINE",
    "certificate": "CERTYFIKAT",
}  # fmt: skip
