"""Lists in every shape in which DUO has published them. Real columns and habits, invented boards and schools."""

import csv
import io

VO_COLUMNS = (
    "PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;"
    "PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;TELEFOONNUMMER;INTERNETADRES;ONDERWIJSSTRUCTUUR;"
    "STRAATNAAM CORRESPONDENTIEADRES;HUISNUMMER-TOEVOEGING CORRESPONDENTIEADRES;POSTCODE CORRESPONDENTIEADRES;"
    "PLAATSNAAM CORRESPONDENTIEADRES;NODAAL GEBIED CODE;NODAAL GEBIED NAAM;RPA-GEBIED CODE;RPA-GEBIED NAAM;VAKANTIEREGIO"
)
VO_HEAD = VO_COLUMNS.split(";")
PO_HEAD = [column for column in VO_HEAD if column not in ("ONDERWIJSSTRUCTUUR", "VAKANTIEREGIO")]
SO_HEAD = [*PO_HEAD[:14], "SOORT PRIMAIR ONDERWIJS", "CLUSTER", *PO_HEAD[14:]]
OLD_PO_HEAD = ["BRIN NUMMER" if c == "INSTELLINGSCODE" else "VESTIGINGSNUMMER" if c == "VESTIGINGSCODE" else c for c in PO_HEAD]
MAIN_HEAD = ["INSTELLINGSNAAM" if c == "VESTIGINGSNAAM" else c for c in PO_HEAD if c != "VESTIGINGSCODE"]
SNAKE_HEAD = [column.replace(" ", "_").replace("-", "_") for column in PO_HEAD]
BOARD_COLUMNS = (
    "BEVOEGD GEZAG NUMMER;BEVOEGD GEZAG NAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;"
    "DENOMINATIE;TELEFOONNUMMER;INTERNETADRES;STRAATNAAM CORRESPONDENTIEADRES;HUISNUMMER-TOEVOEGING CORRESPONDENTIEADRES;"
    "POSTCODE CORRESPONDENTIEADRES;PLAATSNAAM CORRESPONDENTIEADRES;ADMINISTRATIEKANTOORNUMMER;KVK-NUMMER"
)
BOARD_HEAD = BOARD_COLUMNS.split(";")

VELDKRING = {
    "BEVOEGD GEZAG NUMMER": "41234", "BEVOEGD GEZAG NAAM": "Stichting Veldkring", "STRAATNAAM": "Dorpsstraat",
    "HUISNUMMER-TOEVOEGING": "12-A", "POSTCODE": "3511 AB", "PLAATSNAAM": "UTRECHT", "TELEFOONNUMMER": "0300000001",
    "KVK-NUMMER": "90000001",
}  # fmt: skip
OEVER = {"BEVOEGD GEZAG NUMMER": "41235", "BEVOEGD GEZAG NAAM": "Stichting De Oever", "PLAATSNAAM": "'S-GRAVENHAGE"}
REGENMETER = {
    "PROVINCIE": "Utrecht", "BEVOEGD GEZAG NUMMER": "41234", "INSTELLINGSCODE": "01AB", "VESTIGINGSCODE": "01AB00",
    "VESTIGINGSNAAM": "Basisschool De Regenmeter", "STRAATNAAM": "Écoleplein", "HUISNUMMER-TOEVOEGING": "3",
    "POSTCODE": "3512 CD", "PLAATSNAAM": "UTRECHT", "GEMEENTENUMMER": "0344", "GEMEENTENAAM": "UTRECHT",
    "TELEFOONNUMMER": "0300000002", "INTERNETADRES": "www.regenmeter.example",
}  # fmt: skip
WINDROOS = REGENMETER | {
    "INSTELLINGSCODE": "02CD", "VESTIGINGSCODE": "02CD00", "VESTIGINGSNAAM": "Basisschool De Windroos",
    "PLAATSNAAM": "BERGEN OP ZOOM", "GEMEENTENAAM": "BERGEN OP ZOOM", "POSTCODE": "4611 EF", "TELEFOONNUMMER": " ",
}  # fmt: skip


def filled(head, *rows):
    """The cells of these rows under this head, by DUO's usual names; what a row does not say is one blank, as at DUO."""
    usual = {
        "BRIN NUMMER": "INSTELLINGSCODE", "VESTIGINGSNUMMER": "VESTIGINGSCODE", "INSTELLINGSNAAM": "VESTIGINGSNAAM",
        "BRIN_NUMMER": "INSTELLINGSCODE",
    } | {column.replace(" ", "_").replace("-", "_"): column for column in PO_HEAD}  # fmt: skip
    return [head, *([row.get(c, row.get(usual.get(c, c), " ")) for c in head] for row in rows)]


def listed(head, *rows, delimiter=";", quoted=False, encoding="cp1252", newline="\r\n"):
    """A list as bytes."""
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=newline).writerows(filled(head, *rows))
    return out.getvalue().encode(encoding)
