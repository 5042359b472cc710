"""The text of a letter as people write it: paragraphs, headings that are short lines of their own, and lists. Pure."""

DASHES = "–-•*"


def parts(text):
    """The paragraphs under their headings: a short line of its own that does not end a sentence is a heading."""
    found = [{"heading": "", "text": ""}]
    for block in text.replace("\r\n", "\n").split("\n\n"):
        block = block.strip()
        if is_heading(block):
            found.append({"heading": block, "text": ""})
        elif block:
            found[-1]["text"] = f"{found[-1]['text']}\n\n{block}".strip()
    return [part for part in found if part["heading"] or part["text"]]


def parts_with_lists(text):
    """The same, with lines that begin with a dash as lists: each part is text with the list below it."""
    return [split for part in parts(text) for split in _split(part)]


def _split(part):
    """One part for each list in it: its lead, and the lines."""
    found = [{"heading": part["heading"], "text": "", "list": []}]
    for line in part["text"].split("\n"):
        if line[:2].strip() in tuple(DASHES) and line[1:2] == " ":
            found[-1]["list"].append(line[2:].strip())
            continue
        if found[-1]["list"]:
            found.append({"heading": "", "text": "", "list": []})
        found[-1]["text"] = f"{found[-1]['text']}\n{line}" if found[-1]["text"] else line
    for one in found:
        one["text"] = one["text"].strip()
    return [one for one in found if one["heading"] or one["text"] or one["list"]]


def is_heading(block):
    """A short line by itself that ends no sentence and is no item of a list."""
    return "\n" not in block and 0 < len(block) <= 60 and block[-1] not in ".,:;!?]" and block[0] not in DASHES


def is_ready(text):
    """Nothing between square brackets is left to fill in."""
    return "[" not in text
