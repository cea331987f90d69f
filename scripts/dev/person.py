"""Plays the persons in the demonstration: each writes a request, gives the code back, takes the answer.

    person.py request|code|answer --address A --to MAILBOX --smtp-port N --sink DIR [--reference R --output DIR]
    person.py web-request|web-code|web-answer --address A --portal URL --sink DIR [--output DIR]

By mail, Priya: it goes in by SMTP to the sink, which hands mail for the controller on to its mailbox; what the controller sends is read from
the sink. By web, Danuta: she fills in the portal's form in Polish, types the code in on her status page and fetches the answer by its link.
Invented people only.
"""

import argparse
import email
import email.policy
import email.utils
import io
import json
import pathlib
import re
import smtplib
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile

REQUEST = """Hello,

Send me everything you hold about me, please, and who you've shared it with.

Priya Nandakumar
"""


def send(options, message):
    message["From"] = f"Priya Nandakumar <{options.address}>"
    message["Date"] = email.utils.formatdate(localtime=False)
    message["Message-ID"] = email.utils.make_msgid(domain="harbourtyres.example")
    with smtplib.SMTP("127.0.0.1", options.smtp_port, timeout=10) as server:
        server.send_message(message)


def received(options, wanted, seconds):
    """The newest mail to the person that `wanted` accepts, waiting for it."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        ledger = options.sink / "ledger.ndjson"
        lines = ledger.read_text().splitlines() if ledger.exists() else []
        for line in reversed(lines):
            entry = json.loads(line)
            if entry["n"] <= options.after or options.address not in entry["recipients"]:
                continue
            message = email.message_from_bytes((options.sink / entry["file"]).read_bytes(), policy=email.policy.default)
            if wanted(message):
                return message
        time.sleep(0.1)
    sys.exit(f"no such mail reached the sink within {seconds} seconds; the workers' logs are in .local/log")


def text_of(message):
    return message.get_body(preferencelist=("plain",)).get_content()


def request(options):
    mark = options.sink / "demo-mark"
    ledger = options.sink / "ledger.ndjson"
    mark.write_text(str(len(ledger.read_text().splitlines()) if ledger.exists() else 0))
    message = email.message.EmailMessage()
    message["To"] = options.to
    message["Subject"] = "My data"
    message.set_content(REQUEST)
    send(options, message)


def code(options):
    options.after = int((options.sink / "demo-mark").read_text())
    pattern = re.compile(r"(?<!\d)\d{4} ?\d{4}(?!\d)")
    challenge = received(options, lambda message: pattern.search(text_of(message)) is not None and message["Reply-To"], 60)
    reply = email.message.EmailMessage()
    reply["To"] = challenge["Reply-To"]
    reply["Subject"] = "Re: " + challenge["Subject"]
    reply["In-Reply-To"] = challenge["Message-ID"]
    reply["References"] = challenge["Message-ID"]
    quoted = "".join(f"> {line}\n" for line in text_of(challenge).splitlines())
    reply.set_content(f"{pattern.search(text_of(challenge)).group(0)}\n\nOn that day you wrote:\n{quoted}")
    send(options, reply)


def answer(options):
    # A reference's check character may be one that no file name has.
    reference = re.sub(r"[^0-9A-Z-]", "", options.reference)

    def has_archive(message):
        return any(reference in (part.get_filename() or "") for part in message.iter_attachments())

    message = received(options, has_archive, 60)
    part = next(message.iter_attachments())
    with zipfile.ZipFile(io.BytesIO(part.get_content())) as archive:
        archive.extractall(options.output)
        print(f"From: {message['From']}\nTo: {message['To']}\nSubject: {message['Subject']}\n\n{text_of(message)}")
        for entry in sorted(archive.infolist(), key=lambda entry: entry.filename):
            print(f"{entry.file_size:>9}  {entry.filename}")


# Danuta, by web.

STATUS = re.compile(r'href="(/pl/status/[0-9a-z]{26})"')
TOKEN = re.compile(r'name="token" value="([0-9a-f]+)"')
CODE = re.compile(r"(?<!\d)\d{4} ?\d{4}(?!\d)")


def visit(options, path, fields=None):
    """A page of the portal, as a browser asks for it; redirects are followed."""
    body = urllib.parse.urlencode(fields).encode() if fields is not None else None
    call = urllib.request.Request(options.portal + path, body, {"Accept-Language": "pl", "Sec-Fetch-Site": "same-origin"})
    try:
        with urllib.request.urlopen(call, timeout=10) as reply:
            return reply.read()
    except urllib.error.HTTPError as error:
        sys.exit(f"the portal answered {error.code}; its log is .local/log/web-portal.log")


def web_request(options):
    ledger = options.sink / "ledger.ndjson"
    mark = len(ledger.read_text().splitlines()) if ledger.exists() else 0
    token = TOKEN.search(visit(options, "/pl/").decode()).group(1)
    receipt = visit(
        options,
        "/pl/request",
        [
            ("token", token),
            ("wish", "access"),
            ("wish", "erasure"),
            ("message", "Najpierw kopia, potem proszę mnie usunąć."),
            ("name", "Danuta Wójcik"),
            ("email", options.address),
        ],
    ).decode()
    (options.sink / "demo-web").write_text(json.dumps({"status": STATUS.search(receipt).group(1), "after": mark}))
    print(re.search(r"<dd>([^<]+)</dd>", receipt).group(1))


def web_code(options):
    visited = json.loads((options.sink / "demo-web").read_text())
    options.after = visited["after"]
    challenge = received(options, lambda message: CODE.search(text_of(message)) is not None, 60)
    if "Dzień dobry" not in text_of(challenge):
        sys.exit("the mail with the code is not in Polish; see letters/pl of the controller")
    token = TOKEN.search(visit(options, visited["status"]).decode()).group(1)
    visit(options, visited["status"], [("token", token), ("code", CODE.search(text_of(challenge)).group(0))])


def web_answer(options):
    visited = json.loads((options.sink / "demo-web").read_text())
    options.after = visited["after"]
    link = re.compile(re.escape(options.portal) + r"(/answer/[0-9A-Za-z]{26})")
    message = received(options, lambda message: link.search(text_of(message)) is not None, 60)
    # She wrote in Polish, and so is everything that she gets.
    if "Odpowiedź można pobrać" not in text_of(message):
        sys.exit("the mail with the link is not in Polish; see letters/pl of the controller")
    path = link.search(text_of(message)).group(1)
    page = visit(options, path).decode()
    with zipfile.ZipFile(io.BytesIO(visit(options, re.search(r'action="([^"]+)"', page).group(1), []))) as archive:
        archive.extractall(options.output)
        if b'<html lang="pl">' not in archive.read("report.html"):
            sys.exit("the report of the answer is not in Polish; see letters/pl of the controller")
        print(f"From: {message['From']}\nTo: {message['To']}\nSubject: {message['Subject']}\n")
        for entry in sorted(archive.infolist(), key=lambda entry: entry.filename):
            print(f"{entry.file_size:>9}  {entry.filename}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("act", choices=["request", "code", "answer", "web-request", "web-code", "web-answer"])
    parser.add_argument("--address", required=True)
    parser.add_argument("--to")
    parser.add_argument("--smtp-port", type=int)
    parser.add_argument("--portal", help="where the web portal is reached, without a slash at the end")
    parser.add_argument("--sink", type=pathlib.Path, required=True)
    parser.add_argument("--reference")
    parser.add_argument("--output", type=pathlib.Path)
    options = parser.parse_args()
    options.after = 0
    acts = [request, code, answer, web_request, web_code, web_answer]
    {act.__name__.replace("_", "-"): act for act in acts}[options.act](options)


main()
