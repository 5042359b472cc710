"""Compiles the translations that changed; `python -m config.catalogues`. Needs no program outside Python."""

from pathlib import Path

import polib


def compile_all(root):
    """Every .po under an app, when its .mo is missing or older. Gives what was compiled."""
    done = []
    for source in sorted(root.glob("*/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            draft = target.with_suffix(".mo.new")
            polib.pofile(str(source)).save_as_mofile(str(draft))
            draft.replace(target)
            done.append(target)
    return done


if __name__ == "__main__":
    compile_all(Path(__file__).resolve().parent.parent)
