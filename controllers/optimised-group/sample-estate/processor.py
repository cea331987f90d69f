#!/usr/bin/env python3
"""Plays Brightpost Mailing, a processor of the sample controller: it takes signed requests and answers them.

    processor.py --port PORT --key-file FILE --ledger FILE [--answer WORD] [--asks N]

What it is asked is written to the ledger, one JSON line each, before it answers: the ledger shows afterwards what reached the processor, how
often, and with which identifiers. Signatures are those of Standard Webhooks (HMAC-SHA-256 over `id.timestamp.body`). A request that comes
again under its id has no second effect and gets the first answer; the ledger is read at the start, so that this also holds after a restart.

    POST /requests         a request; answered with {"status": ..., "reference": ...}
    GET  /requests/<id>    what became of it

--answer completed, acknowledged (the default), not-held or refused. What was acknowledged is completed at the N-th question (--asks, 1).
To play a processor in trouble: busy (503), broken (no JSON), redirect (307), unauthorised (401).
"""

import argparse
import base64
import hashlib
import hmac
import json
import os
import signal
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOLERANCE = 300  # seconds between the sender's clock and ours
LIMIT = 256 * 1024


def secret(path):
    with open(path, encoding="ascii") as file:
        lines = dict(line.strip().split(": ", 1) for line in file if ": " in line)
    if lines.get("kind") != "webhook-secret":
        raise SystemExit(f"{path}: not a key of the kind webhook-secret")
    return base64.b64decode(lines["key"])


class Mailhouse:
    """The requests known by id, and the ledger that they stand in."""

    def __init__(self, arguments):
        self.key = secret(arguments.key_file)
        self.answer, self.asks = arguments.answer, arguments.asks
        self.lock = threading.Lock()
        self.requests = {}
        if os.path.exists(arguments.ledger):
            with open(arguments.ledger, encoding="utf-8") as file:
                for line in map(json.loads, file):
                    if line["verified"] and line["method"] == "POST" and not line["repeated"]:
                        self.requests[line["id"]] = {"asked": 0, "status": line["status"]}
                    elif line["verified"] and line["method"] == "GET" and line["id"] in self.requests:
                        self.requests[line["id"]].update(asked=line["asked"], status=line["status"])
        self.ledger = open(arguments.ledger, "a", encoding="utf-8")

    def verifies(self, headers, body):
        identifier, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
        if not identifier or not timestamp.isdigit() or abs(time.time() - int(timestamp)) > TOLERANCE:
            return False
        code = hmac.new(self.key, f"{identifier}.{timestamp}.".encode() + body, hashlib.sha256).digest()
        expected = "v1," + base64.b64encode(code).decode()
        return any(hmac.compare_digest(expected, word) for word in headers.get("webhook-signature", "").split())

    def note(self, **line):
        self.ledger.write(json.dumps({"at": time.time(), **line}, sort_keys=True) + "\n")
        self.ledger.flush()
        os.fsync(self.ledger.fileno())

    def take(self, identifier, body):
        with self.lock:
            known = self.requests.get(identifier)
            if known is None:
                known = self.requests[identifier] = {"asked": 0, "status": self.answer}
                self.note(method="POST", id=identifier, verified=True, repeated=False, status=known["status"], request=json.loads(body))
            else:
                self.note(method="POST", id=identifier, verified=True, repeated=True, status=known["status"], request=json.loads(body))
            return known["status"]

    def ask(self, identifier):
        with self.lock:
            known = self.requests.get(identifier)
            if known is None:
                self.note(method="GET", id=identifier, verified=True, status="unknown")
                return None
            known["asked"] += 1
            if known["status"] == "acknowledged" and known["asked"] >= self.asks:
                known["status"] = "completed"
            self.note(method="GET", id=identifier, verified=True, asked=known["asked"], status=known["status"])
            return known["status"]


class Handler(BaseHTTPRequestHandler):
    server_version = "sample-processor"

    def do_POST(self):
        length = int(self.headers.get("content-length", "0"))
        if length > LIMIT:
            return self.reply(413, {"error": "too large"})
        body = self.rfile.read(length)
        if self.path != "/requests":
            return self.reply(404, {"error": "no such place"})
        if not self.is_welcome(body):
            return None
        try:
            status = self.server.mailhouse.take(self.headers["webhook-id"], body)
        except ValueError:
            return self.reply(400, {"error": "no JSON"})
        return self.reply(202 if status == "acknowledged" else 200, self.result(self.headers["webhook-id"], status))

    def do_GET(self):
        identifier = self.path.removeprefix("/requests/")
        if not self.is_welcome(b""):
            return None
        if identifier != self.headers["webhook-id"]:
            return self.reply(400, {"error": "the id is another"})
        status = self.server.mailhouse.ask(identifier)
        return self.reply(404, {"error": "unknown"}) if status is None else self.reply(200, self.result(identifier, status))

    def is_welcome(self, body):
        house = self.server.mailhouse
        if not house.verifies(self.headers, body):
            house.note(method=self.command, id=self.headers.get("webhook-id"), verified=False, repeated=False, status="unauthorised")
            self.reply(401, {"error": "signature"})
        elif house.answer == "busy":
            self.reply(503, {"error": "later"})
        elif house.answer == "unauthorised":
            self.reply(401, {"error": "signature"})
        elif house.answer == "redirect":
            self.reply(307, {}, ("location", f"http://127.0.0.1:{self.server.server_port}/elsewhere"))
        elif house.answer == "broken":
            self.reply(200, None)
        else:
            return True
        return False

    @staticmethod
    def result(identifier, status):
        return {"status": status, "reference": "BP-" + hashlib.sha256(identifier.encode()).hexdigest()[:8].upper()}

    def reply(self, code, content, *headers):
        body = b"<html>sorry</html>" if content is None else json.dumps(content).encode()
        self.send_response(code)
        for header in (("content-type", "application/json"), ("content-length", str(len(body))), *headers):
            self.send_header(*header)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """The ledger is the log."""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True, help="0 takes any free one")
    parser.add_argument("--key-file", required=True)
    parser.add_argument("--ledger", required=True)
    parser.add_argument(
        "--answer", default="acknowledged",
        choices=["completed", "acknowledged", "not-held", "refused", "busy", "broken", "redirect", "unauthorised"])
    parser.add_argument("--asks", type=int, default=1)
    arguments = parser.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", arguments.port), Handler)
    server.mailhouse = Mailhouse(arguments)
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    print(f"ready {server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
