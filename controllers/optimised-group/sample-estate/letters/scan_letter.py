"""Makes a scanned letter of the sample estate and puts it into a scan folder, as a mail room would.

    scan_letter.py LETTER --folder DIRECTORY [--received YYYY-MM-DD] [--format pdf|png] [--name NAME] [--no-card]

LETTER is the name of a .yaml file beside this script. The page is set with Typst, rendered to a picture at 200 points to the inch, and
left as PNG or put into a PDF that holds nothing but the picture. The index card with the day of receipt is written first; the scan appears
under its name when it is complete. Without --received the letter was stamped on the last Saturday. Needs the Python packages typst and PyYAML.
"""

import argparse
import datetime
import json
import os
import pathlib
import tempfile

import typst
import yaml

HERE = pathlib.Path(__file__).resolve().parent


def last_saturday(today):
    return today - datetime.timedelta(days=(today.weekday() - 5) % 7)


def picture(letter, received, skew):
    written = received - datetime.timedelta(days=2)
    inputs = {
        "letter": json.dumps(letter), "skew": str(skew), "written": f"{written.day} {written:%B %Y}",
        "stamped": f"{received:%d %b %Y}".upper(),
    }
    return typst.compile(HERE / "letter.typ", format="png", ppi=200, sys_inputs=inputs)


def as_pdf(png):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "page.typ")
        source.with_name("page.png").write_bytes(png)
        source.write_text('#set page(paper: "a4", margin: 0mm)\n#image("page.png", width: 100%, alt: "A scanned page")\n')
        return typst.compile(source)


def card(letter, received):
    sender = letter["sender"]
    return yaml.safe_dump(
        {
            "received": received.isoformat(), "name": sender["name"], "address": sender["lines"], "postcode": sender["postcode"],
            "customer_number": letter["customer_number"], "language": letter.get("language", "en"),
        },
        allow_unicode=True, sort_keys=False)


def put(path, content):
    """Under another name first: nobody takes a file that is not complete."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    os.replace(part, path)


def main():
    parser = argparse.ArgumentParser(description="Makes a scanned letter of the sample estate.")
    parser.add_argument("letter")
    parser.add_argument("--folder", type=pathlib.Path, required=True)
    parser.add_argument("--received", type=datetime.date.fromisoformat, default=last_saturday(datetime.date.today()))
    parser.add_argument("--format", choices=["pdf", "png"], default="pdf")
    parser.add_argument("--name", default=None, help="of the files, without an ending; the letter's own without it")
    parser.add_argument("--skew", type=float, default=0.7, help="degrees")
    parser.add_argument("--no-card", action="store_true")
    options = parser.parse_args()
    letter = yaml.safe_load((HERE / f"{options.letter}.yaml").read_text())
    name = options.name or options.letter
    png = picture(letter, options.received, options.skew)
    if not options.no_card:
        put(options.folder / f"{name}.yaml", card(letter, options.received).encode())
    put(options.folder / f"{name}.{options.format}", png if options.format == "png" else as_pdf(png))


if __name__ == "__main__":
    main()
