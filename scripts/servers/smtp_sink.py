"""An SMTP server that keeps what it is given.

Each accepted message becomes DIRECTORY/new/<n>.eml, written under DIRECTORY/tmp and renamed, so a file in `new` is always
whole; n counts up and goes on after a restart. Then one JSON line is appended to DIRECTORY/ledger.ndjson:

    {"n", "time", "sender", "recipients", "messageID", "sha256", "size", "file", "forwarded"}

A recipient whose domain was named by --forward DOMAIN=HOST:PORT is also handed on by LMTP, before the message is accepted:
when the LMTP server refuses, the sender is told to try again and nothing is kept. No other mail leaves this program.
"""

import argparse
import asyncio
import datetime
import email.parser
import email.policy
import hashlib
import json
import os
import pathlib
import signal
import smtplib

from aiosmtpd.smtp import SMTP

MAXIMUM_SIZE = 64 * 1024 * 1024


class Sink:
    """Stores messages, one at a time."""

    def __init__(self, directory, routes):
        self.directory = directory
        self.routes = routes
        self.lock = asyncio.Lock()
        (directory / "new").mkdir(parents=True, exist_ok=True)
        (directory / "tmp").mkdir(exist_ok=True)
        numbers = [int(path.stem) for path in (directory / "new").glob("*.eml") if path.stem.isdigit()]
        self.count = max(numbers, default=0)

    async def handle_DATA(self, server, session, envelope):
        message = envelope.original_content
        async with self.lock:
            try:
                forwarded = await self.forward(envelope, message)
            except (OSError, smtplib.SMTPException) as error:
                print(f"not forwarded: {type(error).__name__}", flush=True)
                return "451 4.4.1 The mailbox server did not take the message; try again later"
            self.count += 1
            name = f"{self.count}.eml"
            self.write_whole(name, message)
            headers = email.parser.BytesHeaderParser(policy=email.policy.compat32).parsebytes(message)
            self.append(
                {
                    "n": self.count,
                    "time": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="microseconds"),
                    "sender": envelope.mail_from,
                    "recipients": envelope.rcpt_tos,
                    "messageID": str(headers.get("Message-ID", "")).strip(),
                    "sha256": hashlib.sha256(message).hexdigest(),
                    "size": len(message),
                    "file": f"new/{name}",
                    "forwarded": forwarded,
                }
            )
            return f"250 2.0.0 Kept as {self.count}"

    def write_whole(self, name, message):
        temporary = self.directory / "tmp" / name
        with open(temporary, "wb") as file:
            file.write(message)
            file.flush()
            os.fsync(file.fileno())
        os.rename(temporary, self.directory / "new" / name)

    def append(self, entry):
        # One write of one line: a reader never sees half of one.
        with open(self.directory / "ledger.ndjson", "ab", buffering=0) as ledger:
            ledger.write(json.dumps(entry, ensure_ascii=False).encode() + b"\n")

    async def forward(self, envelope, message):
        by_route = {}
        for recipient in envelope.rcpt_tos:
            route = self.routes.get(recipient.rpartition("@")[2].lower())
            if route:
                by_route.setdefault(route, []).append(recipient)
        for route, recipients in by_route.items():
            await asyncio.to_thread(deliver, route, envelope.mail_from, recipients, message)
        return [recipient for recipients in by_route.values() for recipient in recipients]


def deliver(route, sender, recipients, message):
    with smtplib.LMTP(route[0], route[1], timeout=30) as client:
        refused = client.sendmail(sender or "", recipients, message)
        if refused:
            raise smtplib.SMTPRecipientsRefused(refused)


def route(text):
    domain, _, server = text.partition("=")
    host, _, port = server.rpartition(":")
    if not domain or not host or not port.isdigit():
        raise argparse.ArgumentTypeError(f"'{text}' is not DOMAIN=HOST:PORT")
    return domain.lower(), (host, int(port))


async def serve(arguments):
    loop = asyncio.get_running_loop()
    sink = Sink(arguments.directory, dict(arguments.forward))
    server = await loop.create_server(
        lambda: SMTP(sink, hostname="sink.example", data_size_limit=MAXIMUM_SIZE, enable_SMTPUTF8=True, loop=loop),
        host=arguments.host,
        port=arguments.port,
    )
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    print(f"listening on {arguments.host}:{arguments.port}", flush=True)
    await ended.wait()
    server.close()


def main():
    parser = argparse.ArgumentParser(description="An SMTP server that keeps every message and sends none out.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--directory", type=pathlib.Path, required=True)
    parser.add_argument("--forward", type=route, action="append", default=[], metavar="DOMAIN=HOST:PORT")
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
