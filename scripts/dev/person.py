"""Plays the person in the demonstration: writes the request, gives the code back, takes the answer.

    person.py request|code|answer --address A --to MAILBOX --smtp-port N --sink DIR [--reference R --output DIR]

Mail goes in by SMTP to the sink, which hands mail for the controller on to its mailbox; what the controller sends is read from the sink.
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
    def has_archive(message):
        return any(options.reference in (part.get_filename() or "") for part in message.iter_attachments())

    message = received(options, has_archive, 60)
    part = next(message.iter_attachments())
    with zipfile.ZipFile(io.BytesIO(part.get_content())) as archive:
        archive.extractall(options.output)
        print(f"From: {message['From']}\nTo: {message['To']}\nSubject: {message['Subject']}\n\n{text_of(message)}")
        for entry in sorted(archive.infolist(), key=lambda entry: entry.filename):
            print(f"{entry.file_size:>9}  {entry.filename}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("act", choices=["request", "code", "answer"])
    parser.add_argument("--address", required=True)
    parser.add_argument("--to", required=True)
    parser.add_argument("--smtp-port", type=int, required=True)
    parser.add_argument("--sink", type=pathlib.Path, required=True)
    parser.add_argument("--reference")
    parser.add_argument("--output", type=pathlib.Path)
    options = parser.parse_args()
    options.after = 0
    {"request": request, "code": code, "answer": answer}[options.act](options)


main()
