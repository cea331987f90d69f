"""Reads what the mail sink kept, as an outsider: one JSON line for each mail of the installation.

    answers.py SINK SENDER

    {"recipient", "messageID", "manifest", "records": {collection: [ids]}, "problem"}

`manifest` is the SHA-256 of the manifest in the archive, null for a mail without an archive. Nothing of the product is used: the archive is
opened with Python's own library, and every file in it is compared with the manifest.
"""

import email
import email.policy
import hashlib
import io
import json
import pathlib
import sys
import zipfile


def look(sink, entry):
    found = {"recipient": entry["recipients"][0], "messageID": entry["messageID"], "manifest": None, "records": {}, "problem": None}
    message = email.message_from_bytes((sink / entry["file"]).read_bytes(), policy=email.policy.default)
    parts = [part for part in message.iter_attachments() if part.get_content_type() == "application/zip"]
    if not parts:
        return found
    with zipfile.ZipFile(io.BytesIO(parts[0].get_content())) as archive:
        manifest = archive.read("manifest.json")
        found["manifest"] = hashlib.sha256(manifest).hexdigest()
        for file in json.loads(manifest)["files"]:
            if hashlib.sha256(archive.read(file["path"])).hexdigest() != file["sha256"]:
                found["problem"] = f"{file['path']} is not what the manifest says"
        for system in json.loads(archive.read("data.json"))["systems"]:
            for collection in system["collections"]:
                found["records"].setdefault(collection["collection"], []).extend(row["id"] for row in collection["rows"])
    return found


def main():
    sink, sender = pathlib.Path(sys.argv[1]), sys.argv[2]
    for line in (sink / "ledger.ndjson").read_text().splitlines():
        entry = json.loads(line)
        if entry["sender"] == sender:
            print(json.dumps(look(sink, entry)))


main()
