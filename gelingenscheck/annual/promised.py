"""What became of the measures that the last report named as open, in sentences."""

from gelingenscheck.annual.figures import Figures, Outcome
from gelingenscheck.annual.sentences import every
from gelingenscheck.i18n import N_, NN_, Words

_OUTCOMES = {
    Outcome.DONE: NN_("eine ist erledigt", "{n} sind erledigt"),
    Outcome.OPEN: NN_("eine ist noch offen", "{n} sind noch offen"),
    Outcome.OVERDUE: NN_("eine ist überfällig", "{n} sind überfällig"),
    Outcome.GONE: NN_("eine steht nicht mehr in der Liste", "{n} stehen nicht mehr in der Liste"),
}
_ALIKE = {
    Outcome.DONE: NN_(
        "Der Bericht {year} nannte eine offene Maßnahme; sie ist erledigt.",
        "Der Bericht {year} nannte {n} offene Maßnahmen; {all} sind erledigt.",
    ),
    Outcome.OPEN: NN_(
        "Der Bericht {year} nannte eine offene Maßnahme; sie ist noch offen.",
        "Der Bericht {year} nannte {n} offene Maßnahmen; {all} sind noch offen.",
    ),
    Outcome.OVERDUE: NN_(
        "Der Bericht {year} nannte eine offene Maßnahme; sie ist überfällig.",
        "Der Bericht {year} nannte {n} offene Maßnahmen; {all} sind überfällig.",
    ),
    Outcome.GONE: NN_(
        "Der Bericht {year} nannte eine offene Maßnahme; sie steht nicht mehr in der Liste.",
        "Der Bericht {year} nannte {n} offene Maßnahmen; {all} stehen nicht mehr in der Liste.",
    ),
}
_WAITING = (Outcome.OPEN, Outcome.OVERDUE)


def promises(known: Figures, words: Words) -> str:
    """Say what became of the open measures that the last report named; empty where there is none."""
    found = [promise.outcome for promise in known.measures.promises]
    if known.before is None or not found:
        return ""
    sentences = [_outcomes(found, known.before, words), _moved(known, words), _gone(found, words)]
    return " ".join(filter(None, sentences))


def _outcomes(found: list[Outcome], year: int, words: Words) -> str:
    if len(set(found)) == 1:
        return words.n(*_ALIKE[found[0]], len(found), year=year, all=every(len(found), words))
    parts = [words.n(*_OUTCOMES[outcome], found.count(outcome)) for outcome in Outcome if outcome in found]
    return words(N_("Der Bericht {year} nannte {n} offene Maßnahmen: {outcomes}."),
                 year=year, n=words.number(len(found)), outcomes=words.listed(parts))  # fmt: skip


def _moved(known: Figures, words: Words) -> str:
    waiting = [one for one in known.measures.promises if one.outcome in _WAITING]
    moved = sum(one.moved is not None for one in waiting)
    if not moved:
        return ""
    if len(known.measures.promises) == 1:
        return words(N_("Für sie gilt ein neuer Termin."))
    return words.n("Für eine davon gilt ein neuer Termin.", "Für {n} davon gilt ein neuer Termin.", moved)


def _gone(found: list[Outcome], words: Words) -> str:
    if Outcome.GONE not in found:
        return ""
    return words(N_("„Nicht mehr in der Liste“ heißt: Die Maßnahme wurde gestrichen, oder ihr Vorhaben ist nicht mehr "
                    "für den Bericht freigegeben."))  # fmt: skip
