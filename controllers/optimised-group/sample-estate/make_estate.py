"""Makes the sample estate's data: the people of people.yaml and as many invented others as asked for, the same for the same seed.

    make_estate.py --output DIRECTORY [--seed N] [--people N]

    portal.sql, crm.sql     rows of the two databases, for load-portal.sql and load-crm.sql
    survey.json             what the survey tool (survey_tool.py) holds
    website/                visitors.jsonl, page-views.jsonl and access.log
    reception/              visitor-book.csv
    canaries.json           the marks of each person's records by place, written from the same data and not by searching it

Every record has a `record_mark`, a token that stands nowhere else: a look for it in logs, queues and answers shows where a record went.
"""

import argparse
import csv
import datetime
import hashlib
import json
import pathlib
import random

import yaml

HERE = pathlib.Path(__file__).resolve().parent
FIRST_NAMES = "Adwoa Alun Beatrix Bram Carys Chidi Delia Eamon Farida Fergus Greta Hamid Ines Jonty Kezia Lachlan Mabel Nuala Oskar Pilar " \
    "Quentin Rhian Sorcha Tadeusz Una Vikram Wren Xanthe Yusuf Zofia".split()
LAST_NAMES = "Abara Birch Cadwallader Dray Ellery Farrow Gaskell Holt Ibbotson Jessop Kettlewell Lomax Merriden Nye Oakes Pascoe Quayle Rooke " \
    "Sallow Tregear Underhill Vance Wexford Yarrow Zeller".split()
COMPANIES = [
    ("Ferry Road Garage", "ferryroad.example"), ("Kestrel Vans", "kestrelvans.example"), ("Low Moor Taxis", "lowmoortaxis.example"),
    ("Saltmarsh Farms", "saltmarsh.example"), ("Penhale Plumbing", "penhale.example"), ("Cartwheel Hire", "cartwheel.example"),
]
# Others are numbered from here.
FIRST_OTHER = 1000
# There are a thousand telephone numbers for drama; more people than this have none.
LAST_WITH_TELEPHONE = 1699


def mark(place, number):
    return f"canary-{place}-{hashlib.sha256(f'{place}/{number}'.encode()).hexdigest()[:16]}"


class Estate:
    """Collects records by place and the marks of each person."""

    def __init__(self):
        self.tables = {}
        self.canaries = {}

    def add(self, place, person, number=None, **values):
        """Adds one record; without a number it gets the next one of its place."""
        rows = self.tables.setdefault(place, [])
        number = number if number is not None else len(rows) + 1
        row = {"id": number, **values, "record_mark": mark(place, number)}
        rows.append(row)
        self.canaries.setdefault(person, {}).setdefault(place, []).append(row["record_mark"])
        return row

    def rows(self, place):
        return self.tables.get(place, [])


def customer_number(number):
    return f"OG-{20415 + number}"


def add_person(estate, number, person, fixed):
    """One person of people.yaml or of the seed. `fixed` gives the others' records numbers that no count can shift."""
    contact = person.get("contact")
    who = contact or person["lead"]
    key = (who.get("email") or f"{who['first_name']}.{who['last_name']}").lower()
    own = (lambda n=0: number * 10 + n) if fixed else (lambda n=0: None)
    if contact:
        estate.add(
            "contact", key, number, customer_number=customer_number(number),
            **{"email_standing": "unconfirmed", "phone_standing": "unconfirmed", "country": "GB", "tags": [], **contact})
    for n, interaction in enumerate(person.get("interactions", []), 1):
        estate.add("interaction", key, own(n), contact_id=number, **{"details": {}, **interaction})
    account = person.get("account")
    if account:
        identifier = f"5f0c1d52-8f6b-4d2e-9a53-{(0x0c1e5a000000 if not fixed else 0) + number:012x}"
        recovery = {"question": account["question"], "token": mark("recovery-secret", number)} if account.get("question") else None
        estate.add(
            "account", key, number, identifier=identifier, email=account["email"], display_name=account["display_name"],
            password_hash="$argon2id$v=19$m=65536,t=3,p=4$" + mark("secret", number), recovery=recovery,
            activated_at=account["activated_at"], last_login_at=account.get("last_login_at"))
        for n, session in enumerate(person.get("sessions", []), 1):
            estate.add("session", key, own(n), account_id=identifier, **session)
    for n, order in enumerate(person.get("orders", []), 1):
        values = {name: value for name, value in order.items() if name != "items"}
        row = estate.add("order", key, own(n), customer_number=customer_number(number), **values)
        for m, item in enumerate(order["items"]):
            estate.add("item", key, None if not fixed else row["id"] * 10 + m, order_id=row["id"], **item)
        placed = datetime.datetime.fromisoformat(order["placed_at"] + ":00")
        estate.add(
            "invoice", key, row["id"], order_id=row["id"], invoice_number=f"INV-{row['id']:06}",
            issued_on=str((placed + datetime.timedelta(days=1)).date()), billed_to=order["delivery_name"], amount=order["total"],
            paid_on=str((placed + datetime.timedelta(days=20)).date()))
    add_marketing(estate, number, person, key, who, own)
    add_web(estate, number, person, key, who, own)
    for n, visit in enumerate(person.get("visits", []), 1):
        estate.add("visit", key, own(n), **{"company": who.get("company"), **visit})


def add_marketing(estate, number, person, key, who, own):
    preferences = person.get("preferences")
    if not preferences:
        return
    row = estate.add(
        "preference", key, own(), customer_number=customer_number(number) if person.get("contact") else None,
        **{name: who.get(name) for name in ("first_name", "last_name", "email", "phone", "street", "town", "postcode")},
        **{"interests": [], "consented_at": None, **preferences}, changed_at=preferences.get("consented_at"))
    for n, send in enumerate(person.get("sends", []), 1):
        estate.add("send", key, own(n), preference_id=row["id"], **send)


def add_web(estate, number, person, key, who, own):
    responses = person.get("survey", [])
    if responses:
        respondent = estate.add("respondent", key, own(), email=who["email"], name=f"{who['first_name']} {who['last_name']}")
        for n, response in enumerate(responses, 1):
            estate.add("survey", key, own(n), respondent_id=respondent["id"], **response)
    visitor = person.get("visitor")
    if not visitor:
        return
    profile = {"country": "GB", "telephone_code": "+44", **visitor}
    cookie = f"v-7d1f{number:06x}"
    estate.add(
        "visitor", key, own(), email=who["email"], cookie=cookie,
        **{name: profile[name] for name in ("first_seen_at", "browser", "country", "telephone_code")})
    for n, view in enumerate(profile["views"], 1):
        estate.add("page", key, own(n), cookie=cookie, **view)
        estate.add(
            "request", key, own(n), cookie=cookie, address=profile["address"], at=view["at"], page=view["page"],
            referrer=view.get("referrer"), browser=profile["browser"])


class Dice:
    """Draws from `random()` alone, whose numbers are the same in every version of Python."""

    def __init__(self, seed):
        self.source = random.Random(seed)

    def below(self, limit):
        return int(self.source.random() * limit)

    def one_of(self, values):
        return values[self.below(len(values))]

    def chance(self, probability):
        return self.source.random() < probability


def other(number, dice):
    """An invented person."""
    company, domain = dice.one_of(COMPANIES)
    first, last = dice.one_of(FIRST_NAMES), dice.one_of(LAST_NAMES)
    moment = datetime.datetime(2020, 1, 1, 8) + datetime.timedelta(minutes=dice.below(2000 * 24 * 60))
    stamp = lambda days=0: f"{moment + datetime.timedelta(days=days):%Y-%m-%d %H:%M}+00"  # noqa: E731
    instant = f"{moment:%Y-%m-%dT%H:%M}:00Z"
    email = f"{first}.{last}.{number}@{domain}".lower()
    place = COMPANIES.index((company, domain)) + 1
    phone = f"01632 {959200 + number}" if number <= LAST_WITH_TELEPHONE else None
    contact = {
        "first_name": first, "last_name": last, "company": company, "job_title": "Buyer", "email": email, "email_standing": "personal",
        "phone": phone, "phone_standing": "personal" if phone else "unconfirmed", "switchboard": f"01632 {960190 + place}",
        "street": f"{number} Station Road", "town": "Anytown", "postcode": f"ZZ{10 + place} 1ZZ", "source": "order", "created_at": stamp(),
    }
    person = {"contact": contact, "interactions": [
        {"kind": dice.one_of(["email", "telephone"]), "at": stamp(9 * n), "direction": "in", "subject": f"Enquiry {n}",
         "handled_by": "Sales desk"} for n in range(1, 2 + dice.below(4))]}
    if dice.chance(0.6):
        person["account"] = {"email": email, "display_name": first, "activated_at": stamp()}
        person["sessions"] = [
            {"started_at": stamp(1), "address": "198.51.100.77", "browser": "ExampleBrowser 129 (Linux)", "country": "GB"}]
    person["orders"] = [
        {"placed_at": stamp(31 * n), "delivery_name": f"{first} {last}", "total": f"{20 + dice.below(900)}.00",
         "items": [{"article": "CAR-195-55", "quantity": 1 + dice.below(4), "unit_price": "88.00"}]} for n in range(1, 1 + dice.below(4))]
    person["preferences"] = {
        "by_email": dice.chance(0.7), "by_telephone": dice.chance(0.2), "by_post": dice.chance(0.4), "by_web": dice.chance(0.5),
        "surveys": dice.chance(0.5), "consent_source": "order form", "consented_at": stamp()}
    person["sends"] = [{"campaign": "Spring fleet check", "channel": "email", "sent_at": "2025-03-20 07:00+00"}]
    if dice.chance(0.2):
        person["survey"] = [{"survey": "Service 2025", "answered_at": "2025-06-18T12:00:00Z", "answers": {"recommend": dice.below(11)}}]
    if dice.chance(0.3):
        person["visitor"] = {
            "first_seen_at": instant, "browser": "ExampleBrowser 129 (Linux)", "address": "198.51.100.77",
            "views": [{"at": instant, "page": "/"}]}
    if dice.chance(0.1):
        person["visits"] = [{"arrived_at": instant, "visitor_name": f"{first} {last}", "email": email, "visiting": "Sales desk"}]
    return person


# Writing ----------------------------------------------------------------------------------------------------------------------------

# By place: the table, and the columns where they are not named as the record's values are.
DATABASES = {
    "portal": {"account": "portal.accounts", "session": "portal.sessions", "order": "sales.orders", "item": "sales.order_items",
               "invoice": "sales.invoices"},
    "crm": {"contact": "crm.contacts", "interaction": "crm.interactions", "preference": "marketing.preferences",
            "send": "marketing.campaign_sends"},
}


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (dict,)):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        value = "{" + ",".join(json.dumps(element, ensure_ascii=False) for element in value) + "}"
    return "'" + str(value).replace("'", "''") + "'"


def statements(table, rows):
    if rows and "identifier" in rows[0]:
        rows = [{**{k: v for k, v in row.items() if k != "identifier"}, "id": row["identifier"]} for row in rows]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    for start in range(0, len(rows), 500):
        lines = ",\n".join("  (" + ", ".join(literal(row[name]) if name in row else "DEFAULT" for name in columns) + ")" for row in rows[start:start + 500])
        yield f"INSERT INTO {table} ({', '.join(columns)}) VALUES\n{lines};\n"


def write_databases(estate, output):
    for name, tables in DATABASES.items():
        with open(output / f"{name}.sql", "w", encoding="utf-8") as file:
            for place, table in tables.items():
                file.writelines(statements(table, estate.rows(place)))


def write_files(estate, output):
    website, reception = output / "website", output / "reception"
    website.mkdir(exist_ok=True)
    reception.mkdir(exist_ok=True)
    for name, place in (("visitors", "visitor"), ("page-views", "page")):
        with open(website / f"{name}.jsonl", "w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in estate.rows(place))
    with open(website / "access.log", "w", encoding="utf-8") as file:
        for row in estate.rows("request"):
            at = datetime.datetime.fromisoformat(row["at"].replace("Z", "+00:00"))
            month = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[at.month - 1]
            file.write(
                f'{row["address"]} - - [{at:%d}/{month}/{at:%Y:%H:%M:%S %z}] "GET {row["page"]} HTTP/1.1" 200 5120 '
                f'"{row["referrer"] or "-"}" "{row["browser"]}" "{row["cookie"]}" "{row["record_mark"]}"\n')
    columns = ["id", "arrived_at", "left_at", "visitor_name", "company", "email", "phone", "visiting", "vehicle", "remarks", "record_mark"]
    with open(reception / "visitor-book.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(estate.rows("visit"))


def write_json(path, content):
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--people", type=int, default=300, help="invented others beside the people of the cases")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    estate, dice = Estate(), Dice(options.seed)
    for number, person in enumerate(yaml.safe_load((HERE / "people.yaml").read_text(encoding="utf-8"))["people"], 1):
        add_person(estate, number, person, fixed=False)
    for number in range(FIRST_OTHER, FIRST_OTHER + options.people):
        add_person(estate, number, other(number, dice), fixed=True)
    write_databases(estate, options.output)
    write_files(estate, options.output)
    write_json(options.output / "survey.json", {"respondents": estate.rows("respondent"), "responses": estate.rows("survey")})
    write_json(options.output / "canaries.json", estate.canaries)


if __name__ == "__main__":
    main()
