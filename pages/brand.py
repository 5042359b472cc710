"""A board's own colour, made readable: from one colour all that the brand tokens need, by day and by night. Pure.

A board chooses any colour; text and buttons keep a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3), because the colour is made
darker by day and lighter by night until it has it.
"""

import re

HEX = re.compile(r"#[0-9a-f]{6}\Z")
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
DAY = {"paper": (255, 255, 255), "mist": (241, 246, 245)}  # --paper and --mist of tokens.css
NIGHT = {"paper": (15, 28, 30), "mist": (22, 40, 43)}
READABLE, BAND = 4.5, 9.0  # a band of colour carries white text and softer text too
STEP = 0.02


def parse(text):
    """"#0b5058" as three numbers."""
    return tuple(int(text[n : n + 2], 16) for n in (1, 3, 5))


def write(colour):
    return "#" + "".join(f"{part:02x}" for part in colour)


def mix(colour, other, share):
    """This colour with a share (0 to 1) of another."""
    return tuple(round(a + (b - a) * share) for a, b in zip(colour, other, strict=True))


def luminance(colour):
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (part / 3294.6 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def until(colour, towards, good):
    """The colour that is nearest to this one, on the way to black or white, and good enough."""
    steps = round(1 / STEP)
    return next((made for n in range(steps) if good(made := mix(colour, towards, n * STEP))), towards)


def palette(text, light=True):
    """The brand tokens of one colour, by day (`light`) or by night."""
    colour, ground = parse(text), DAY if light else NIGHT

    def tint(made):
        return mix(made, ground["paper"], 0.88)

    def reads(made):
        return all(contrast(made, under) >= READABLE for under in (*ground.values(), tint(made)))

    brand = until(colour, BLACK if light else WHITE, reads)
    deep = until(colour, BLACK, lambda made: contrast(made, WHITE) >= BAND)
    return {
        "brand": write(brand),
        "brand-deep": write(deep),
        "brand-tint": write(tint(brand)),
        "on-brand": write(WHITE if light else mix(brand, BLACK, 0.85)),
        "on-brand-soft": write(mix(deep, WHITE, 0.78)),
        "on-brand-line": write(mix(deep, WHITE, 0.32)),
    }


def tokens(made):
    return " ".join(f"--{name}: {value};" for name, value in made.items())


def desk_css(text):
    """The stylesheet of a board's public pages; it comes right after tokens.css."""
    night = f"@media (prefers-color-scheme: dark) {{ :root {{ {tokens(palette(text, light=False))} }} }}"
    return f":root {{ {tokens(palette(text))} }}\n{night}\n"


def letter_css(text):
    """The same for a letter alone: paper is white by night too, and the page around it stays ours."""
    return f":root .sheet {{ {tokens(palette(text))} }}\n"
