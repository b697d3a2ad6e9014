"""Mark word by word what differs between two texts: struck through and bold, with colour only on top."""

from difflib import SequenceMatcher

from gelingenscheck.ui.markup import esc


def marked(before: str | None, after: str | None) -> tuple[str, str]:
    """Return both texts as Markdown: what went away struck through, what came bold; a missing one is a dash."""
    if before is None or after is None:
        return (gone(before) if before else "–", come(after) if after else "–")
    old, new = before.split(), after.split()
    left: list[str] = []
    right: list[str] = []
    for kind, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = " ".join(old[i:i_end]), " ".join(new[j:j_end])
        left += [esc(was) if kind == "equal" else gone(was)] if was else []
        right += [esc(now) if kind == "equal" else come(now)] if now else []
    return " ".join(left), " ".join(right)


def gone(text: str) -> str:
    """Return words that are no longer there."""
    return f":red-background[~~{esc(text)}~~]"


def come(text: str) -> str:
    """Return words that are new."""
    return f":green-background[**{esc(text)}**]"
