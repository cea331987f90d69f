"""The survey tool of the sample estate: an HTTP interface that answers in JSON, on this machine alone.

    survey_tool.py --data survey.json --token-file FILE --port N [--until-input-ends]

    GET /v1/status                              the interface works
    GET /v1/respondents?email=ADDRESS           who answers surveys under an address, in any case of letters
    GET /v1/respondents/ID/responses?cursor=C   their answers, two a page; `next` leads on

Every request needs `Authorization: Bearer` with the token. It prints `ready PORT` when it takes connections; port 0 takes any free one.
"""

import argparse
import hmac
import json
import signal
import sys
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = 2


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "sample-survey-tool"

    def do_GET(self):
        given = self.headers.get("Authorization", "")
        if not hmac.compare_digest(given.encode(), f"Bearer {self.server.token}".encode()):
            return self.reply(401, {"error": "token"})
        address = urllib.parse.urlsplit(self.path)
        query = {name: values[0] for name, values in urllib.parse.parse_qs(address.query).items()}
        parts = [urllib.parse.unquote(part) for part in address.path.split("/")[1:]]
        if parts == ["v1", "status"]:
            return self.reply(200, {"status": "ok"})
        if parts == ["v1", "respondents"] and "email" in query:
            wanted = query["email"].lower()
            return self.reply(200, {"items": [row for row in self.server.respondents if row["email"].lower() == wanted]})
        if len(parts) == 4 and parts[:2] == ["v1", "respondents"] and parts[3] == "responses":
            return self.answers(parts[2], query.get("cursor", "0"))
        return self.reply(404, {"error": "no such place"})

    def answers(self, respondent, cursor):
        rows = self.server.responses.get(respondent)
        if rows is None or not cursor.isdigit():
            return self.reply(404, {"error": "unknown"})
        start, end = int(cursor), int(cursor) + PAGE
        return self.reply(200, {"items": rows[start:end], "next": str(end) if end < len(rows) else None})

    def reply(self, status, content):
        body = json.dumps(content, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Addresses stand in the requests: nothing is logged."""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--token-file", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--until-input-ends", action="store_true", help="end with the process that started this one")
    options = parser.parse_args()
    with open(options.data, encoding="utf-8") as file:
        data = json.load(file)
    with open(options.token_file, encoding="utf-8") as file:
        token = file.read().strip()
    server = ThreadingHTTPServer(("127.0.0.1", options.port), Handler)
    server.daemon_threads = True
    server.token, server.respondents, server.responses = token, data["respondents"], {}
    for respondent in data["respondents"]:
        server.responses[str(respondent["id"])] = []
    for response in data["responses"]:
        server.responses[str(response["respondent_id"])].append(response)
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    if options.until_input_ends:
        threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()
    print(f"ready {server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
