"""How far the writing of a yearly report is: what is one's own text, and where a proposal is only a beginning."""

from gelingenscheck.annual.model import AnnualReport, Part
from gelingenscheck.annual.naming import TITLES
from gelingenscheck.i18n import N_, Words


def incomplete(report: AnnualReport, part: Part) -> bool:
    """Say whether a part has no text of its own, and its proposal lacks what only people know."""
    if report.submitted is not None or part in report.texts:
        return False
    known = report.figures
    return (
        part is Part.FINANCES
        or (part is Part.EXAMPLES and bool(known.released))
        or (part is Part.MANDATE and not known.city.mandate)
    )


def progress(report: AnnualReport, words: Words) -> str:
    """Say how many parts of a draft are one's own text, and which are to be completed."""
    parts = [words(N_("„{title}“"), title=words(TITLES[part])) for part in Part if incomplete(report, part)]
    if not parts:
        return _own(report, words)
    missing = words(N_("Bitte ergänzen Sie: {parts}."), parts=words.listed(parts))
    return f"{_own(report, words)} {missing}"


def _own(report: AnnualReport, words: Words) -> str:
    own, whole = len(report.texts), words.number(len(Part))
    if not own:
        return words(N_("Alle {all} Teile folgen noch dem Vorschlag."), all=whole)
    if own == len(Part):
        return words(N_("Alle {all} Teile haben einen eigenen Text."), all=whole)
    return words.n(
        "Einer von {all} Teilen hat einen eigenen Text, die anderen folgen dem Vorschlag.",
        "{n} von {all} Teilen haben einen eigenen Text, die anderen folgen dem Vorschlag.", own, all=whole,
    )  # fmt: skip
