"""Typesets letters for Habeas: one JSON object a line in, one JSON object a line out.

In:   {"template": path, "data": JSON text, "timestamp": seconds}
Out:  {"pdf": base64, "replaced": number of characters that no font has}
      {"error": code, "message": text}
The first line out is {"ready": true} or an error. The process ends with its input.

Nothing that is written here repeats a letter's content: messages name the template, the line and the keys that it asks for. The data
reaches a template through sys.inputs as JSON, so no text in it can become markup.
"""

import base64
import json
import os
import re
import resource
import sys
import unicodedata

# Descriptors that the parent left open are not ours.
os.closerange(3, 65536)

# Neither core dumps nor files with personal data; an end to runaway templates should the parent be gone.
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (900, 900))

# What PDF/UA forbids, as Typst reports it: text that no font has, and code points that no PDF may have.
UNSHOWN = re.compile(r'(?:the text|the disallowed codepoint) `"((?:[^"\\]|\\.)*)"`', re.DOTALL)
ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}|\\(.)", re.DOTALL)
MAXIMUM_ROUNDS = 8


class Fault(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code
        self.message = message


def reply(answer):
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii") + b"\n")
    sys.stdout.buffer.flush()


def prepare(directories, required):
    try:
        import typst
    except ImportError:
        raise Fault(
            "typst-missing",
            f"{sys.executable}: the Python package typst is not installed. Run: {sys.executable} -m pip install typst",
        ) from None
    fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=True, font_paths=directories)
    missing = sorted(set(required) - set(fonts.families()))
    if missing:
        raise Fault(
            "fonts-missing",
            "no font of the family " + ", ".join(missing) + " is installed. Run: apt-get install fonts-noto-core",
        )
    return typst, fonts


def unshown_characters(diagnostic):
    """The characters that Typst could not set, read from its own message."""
    found = set()
    for match in UNSHOWN.finditer(diagnostic):
        found.update(ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else m[2], match[1]))
    return found


def stand_in(character):
    """What a letter shows for a character that no font has: its Unicode name, which a screen reader can speak."""
    if unicodedata.category(character) in ("Cf", "Cc", "Mn", "Me", "Cn", "Cs"):
        return ""
    name = unicodedata.name(character, "")
    return f"[{name.lower()}]" if name else f"[U+{ord(character):04X}]"


def replaced(value, table):
    if isinstance(value, str):
        return value.translate(table)
    if isinstance(value, list):
        return [replaced(item, table) for item in value]
    if isinstance(value, dict):
        return {key: replaced(item, table) for key, item in value.items()}
    return value


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)


def composed(value):
    """NFC, without the control characters that no document may have."""
    if isinstance(value, str):
        text = unicodedata.normalize("NFC", value)
        return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    if isinstance(value, list):
        return [composed(item) for item in value]
    if isinstance(value, dict):
        return {key: composed(item) for key, item in value.items()}
    return value


def public_message(error, template, data):
    """Where the template is at fault, without anything that the letter says."""
    message = (str(error.message).splitlines() or [""])[0]
    if not message.startswith(("dictionary does not contain key", "unknown variable", "file not found")):
        # What follows a colon, and what is quoted, can be the value that the template stumbled over.
        message = re.sub(r'`[^`]*`|"[^"]*"', "…", message.partition(":")[0])
    content = {word for text in strings(data) for word in re.findall(r"\w{2,}", text)}
    if not content.isdisjoint(re.findall(r'\w+(?=")|(?<=: )\w+', message)):
        message = "a value of the letter is not one that the template knows"
    place = re.search(r"┌─ [^\n]*?([^/\n]+\.typ):(\d+):(\d+)", str(error.diagnostic))
    where = f", line {place[2]}" + (f" of {place[1]}" if place[1] != os.path.basename(template) else "") if place else ""
    return f"{template}{where}: {message or 'the template cannot be compiled'}. Mend the template, or compare it with the shipped one."


class Typesetter:
    def __init__(self, directories, required):
        self.typst, self.fonts = prepare(directories, required)
        self.compilers = {}

    def compile(self, template, data, timestamp):
        compiler = self.compilers.get(template)
        if compiler is None:
            root = os.path.dirname(template)
            # An empty package path: a template uses what lies beside it, and nothing is ever fetched.
            compiler = self.typst.Compiler(
                template, root=root, font_paths=self.fonts, package_path=os.devnull, package_cache_path=os.devnull
            )
            self.compilers[template] = compiler
        return compiler.compile(
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=timestamp,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )

    def letter(self, template, data, timestamp):
        """A letter always comes out: characters that no font has are replaced, first those that Typst names, at last all but Latin ones."""
        if not os.path.isfile(template):
            raise Fault("template-missing", f"{template}: there is no such template. Copy the shipped one and adapt it.")
        data = composed(data)
        gone = set()
        for round in range(MAXIMUM_ROUNDS + 1):
            try:
                return self.compile(template, data, timestamp), len(gone)
            except self.typst.TypstError as error:
                unshown = {c for c in unshown_characters(str(error.diagnostic)) if ord(c) > 0x7F}
                is_glyph_fault = UNSHOWN.search(str(error.diagnostic)) is not None
                if not is_glyph_fault or round == MAXIMUM_ROUNDS:
                    raise Fault("template-fault", public_message(error, template, data)) from None
                present = {c for text in strings(data) for c in text}
                # Joiners, variation selectors and the like go with the first character that has no glyph.
                unshown |= {c for c in present if unicodedata.category(c) in ("Cf", "Me") or 0xFE00 <= ord(c) <= 0xFE0F}
                if not unshown & present or round == MAXIMUM_ROUNDS - 1:
                    unshown |= {c for c in present if ord(c) > 0x24F}
                unshown &= present
                gone |= unshown
                data = replaced(data, {ord(c): stand_in(c) for c in unshown})


def main():
    settings = json.loads(sys.stdin.buffer.readline())
    try:
        typesetter = Typesetter(settings["fontDirectories"], settings["requiredFonts"])
    except Fault as fault:
        return reply({"error": fault.code, "message": fault.message})
    reply({"ready": True})
    for line in sys.stdin.buffer:
        try:
            request = json.loads(line)
            pdf, gone = typesetter.letter(request["template"], json.loads(request["data"]), request["timestamp"])
            reply({"pdf": base64.b64encode(pdf).decode("ascii"), "replaced": gone})
        except Fault as fault:
            reply({"error": fault.code, "message": fault.message})
        except Exception as error:
            # The kind alone: the text of an unforeseen error may hold what it was about.
            reply({"error": "template-fault", "message": f"the letter could not be typeset ({type(error).__name__})."})


main()
