"""The people of the demonstration, all invented, with addresses and numbers set aside for fiction.

Nobody can be reached at example.org (RFC 2606) or by Ofcom's numbers for drama.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from clinic.staff.models import Role

DOMAIN = "example.org"


@dataclass(frozen=True, slots=True)
class Person:
    """An invented patient."""

    given: str
    family: str
    born: date
    pronoun: str
    phone: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"

    @property
    def email(self) -> str:
        return address(self.name)


@dataclass(frozen=True, slots=True)
class Colleague:
    """An invented member of staff."""

    name: str
    role: Role

    @property
    def email(self) -> str:
        return address(self.name.removeprefix("Dr "))


def address(name: str) -> str:
    """An e-mail address that leads nowhere, in plain letters."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return f"{plain.replace(' ', '.')}@{DOMAIN}"


JO = Colleague("Jo Bell", Role.FRONT_DESK)
AMARA = Colleague("Dr Amara Osei", Role.CLINICIAN)
IMRAN = Colleague("Imran Qadir", Role.CLINICIAN)
RUTH = Colleague("Ruth Okafor", Role.MANAGER)
STAFF = (RUTH, JO, AMARA, IMRAN)

# Given and family name, birth date, pronoun.
NAMES = """
Abena|Osafo|1986-01-30|she
Agnieszka|Lis|1983-07-11|she
Aisha|Bello|2001-12-11|she
Alex|Venter|1988-05-26|they
Ana|Ferreira|1986-06-17|she
Arjun|Bhandari|2002-01-09|he
Bao|Nguyen-Hart|1997-04-18|he
Beatriz|Moura|1996-01-15|she
Callum|Reddick|2000-10-22|he
Carys|Bevan|2000-03-19|she
Chloe|Marchetti|2003-06-09|she
Conor|Whelehan|1996-08-12|he
Desmond|Nwosu|1974-02-13|he
Divya|Raman|1998-02-27|she
Dmitri|Volkonov|1982-09-01|he
Ebony|Charlton|1999-11-24|she
Elif|Yıldızer|1987-12-20|she
Ewan|Mackellar|1983-03-07|he
Fatima|Rahimi|1990-07-25|she
Freya|Lindqvist|2002-07-04|she
Gareth|Llewelyn-Price|1965-05-31|he
Grace|Adeyemi|1984-09-19|she
Greta|Halvorsen|1979-10-28|she
Hannah|Pryce|1993-10-05|she
Haruto|Minami|1991-06-24|he
Imogen|Tresidder|1987-02-08|she
Ingrid|Solberg|1968-02-18|she
Jessamy|Clarke-Ray|1984-04-22|she
Jorge|Valdovinos|1978-12-05|he
Josephine|Akuffo|1972-12-02|she
Keiko|Arimoto|1966-09-09|she
Kwame|Asante-Lowe|1987-11-17|he
Leilani|Kahale|1994-04-08|she
Lena|Brandt|1999-05-08|she
Luca|Ferrante|1998-03-23|he
Lucia|Bellandi|1980-10-10|she
Malik|Ferdous|1993-01-27|he
Maria|Kosta|1992-03-12|she
Marisol|Quintero|1992-05-13|she
Mei-Ling|Tan|1995-11-02|she
Mirela|Ionescu|1993-12-15|she
Nadia|Karimova|1975-06-06|she
Nikolai|Brandvik|1969-07-19|he
Noor|Siddiqui|1985-03-03|she
Orla|Finnerty|1988-08-16|she
Owen|Hartley|1971-07-30|he
Parveen|Akhter|1977-03-28|she
Piotr|Wilkosz|1985-01-05|he
Poppy|Garland|2009-01-01|she
Priya|Nair|1988-02-04|she
Rahul|Deshmane|1994-09-14|he
Robin|Ashdown|1995-07-07|they
Rosalind|Penhale|1959-08-23|she
Samira|Haddad|1979-01-22|she
Samuel|Abiodun|1996-06-30|he
Saoirse|Dunleavy|1995-02-06|she
Shanice|Peverell|1998-12-29|she
Siobhán|Keane|1976-04-14|she
Sky|Merriman|2001-05-17|they
Tamsin|Rowe|1981-11-29|she
Tariq|Zaman|1992-08-03|he
Thandiwe|Moyo|1990-10-31|she
Tom|Whitlock|1990-11-03|he
Vanessa|Thorley|1970-05-05|she
Wanjiru|Kamau|1991-09-27|she
Youssef|Mansouri|1989-04-02|he
Yuki|Tanabe|1989-05-21|she
Zofia|Wrona|1997-08-30|she
Halina|Drozd|1986-02-17|she
Femi|Adebayo-Cole|1991-08-08|he
"""


def _people() -> dict[str, Person]:
    people = {}
    for number, line in enumerate(NAMES.split("\n")[1:-1]):
        given, family, born, pronoun = line.split("|")
        phone = f"07700 900{100 + number * 13}"
        person = Person(given, family, date.fromisoformat(born), pronoun, phone)
        people[person.name] = person
    return people


PEOPLE = _people()
