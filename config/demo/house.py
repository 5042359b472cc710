"""The demo board: who there is."""

from schools.models import Board, Mandate, Membership, Processor, Role, School, User
from schools.suppliers import make_link

BOARD = {
    "number": "41999",
    "name": "Stichting Veldkring",
    "kvk_number": "00000000",
    "sector": "Onderwijs",
    "dpo_registration_number": "FG000000",
    "street": "Kringweg 1",
    "postcode": "9999 ZZ",
    "city": "Merelveen",
    "email": "bestuur@demo.example",
    "phone": "000 000 00 00",
}

# BRIN, location, name, sector, slug, street, city
SCHOOLS = (
    ("99VA", "00", "De Regenmeter", "po", "de-regenmeter-merelveen", "Wolkenpad", "Merelveen"),
    ("99VB", "00", "Het Waaigat", "po", "het-waaigat-lindezijl", "Havenkade", "Lindezijl"),
    ("99VC", "00", "De Zeilmakerij", "vo", "de-zeilmakerij-lindezijl", "Mastenstraat", "Lindezijl"),
    ("99VD", "00", "Noorderkoog College", "vo", "noorderkoog-college-noorderkoog", "Koogdijk", "Noorderkoog"),
)

# login, name, function, role, school (by slug; empty: the whole board)
PEOPLE = (
    ("medewerker", "Noor Tesselaar", "leraar groep 6", Role.EMPLOYEE, "de-regenmeter-merelveen"),
    ("directeur", "Joost Abbing", "directeur De Regenmeter", Role.PRINCIPAL, "de-regenmeter-merelveen"),
    ("po", "Iris van Wezel", "privacy officer", Role.PRIVACY_OFFICER, ""),
    ("bestuur", "Anneke Duinker", "bestuurder", Role.BOARD_MEMBER, ""),
    ("fg", "Ruud Hazelhoff", "functionaris gegevensbescherming", Role.DPO, ""),
    ("beheer", "Samira Benali", "functioneel beheerder", Role.ADMIN, ""),
    ("mentor", "Daan Kooiman", "mentor brugklas", Role.EMPLOYEE, "de-zeilmakerij-lindezijl"),
    ("administratie", "Hettie Groen", "administratie", Role.EMPLOYEE, "noorderkoog-college-noorderkoog"),
    ("rector", "Marlies Vonk", "rector", Role.PRINCIPAL, "noorderkoog-college-noorderkoog"),
    ("ib", "Yasmin Okafor", "intern begeleider", Role.EMPLOYEE, "het-waaigat-lindezijl"),
)


def build(on):
    """The board with its schools, people, a mandate and two suppliers. Returns board, schools by slug, people by login."""
    board = Board.objects.create(**BOARD)
    schools = {
        slug: School.objects.create(
            board=board, brin=brin, location=location, name=name, sector=sector, slug=slug,
            street=street, house_number="1", postcode="9999 ZZ", city=city, municipality=city,
        )
        for brin, location, name, sector, slug, street, city in SCHOOLS
    }  # fmt: skip
    people = {}
    for login, name, function, role, slug in PEOPLE:
        people[login] = User.objects.create_user(f"{login}@demo.example", name=name, function=function)
        Membership.objects.create(user=people[login], board=board, school=schools.get(slug), role=role, from_on=on)
    Mandate.objects.create(
        board=board, power=Mandate.Power.DECIDE_BREACH, holder=people["rector"], deputy=people["directeur"], from_on=on
    )
    return board, schools, people


def suppliers(board, on):
    """Two suppliers, each with its own link."""
    for name, hours in (("Leerlingvolg BV", 24), ("Schoolfoto Meijer", None)):
        make_link(Processor(board=board, name=name, email="privacy@leverancier.example", notice_hours=hours), on)
