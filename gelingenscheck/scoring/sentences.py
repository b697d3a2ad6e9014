"""What is said beside scores, on pages and on paper: the mean, the target, what limits them, how they come about."""

from collections.abc import Iterator, Mapping
from typing import Final

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import N_, Words
from gelingenscheck.scoring.change import Change
from gelingenscheck.scoring.course import Course
from gelingenscheck.scoring.explain import NoLevel
from gelingenscheck.scoring.profile import Profile

NO_LEVEL: Final[Mapping[NoLevel, str]] = {
    NoLevel.OPEN: N_("offen"),
    NoLevel.DONT_KNOW: N_("weiß noch nicht"),
    NoLevel.NOT_APPLICABLE: N_("trifft nicht zu"),
    NoLevel.NOT_DUE: N_("noch nicht fällig"),
}


def mean_sentence(known: Profile, words: Words) -> str:
    """Return what stands below the profile's sentence: the mean only where it says something, else nothing."""
    if known.score is not None:
        return words(
            "Mittelwert aller Faktoren: {score} von 100. Wichtiger als er ist, wo es fehlt.",
            score=words.number(known.score),
        )
    if known.low is not None and known.high is not None and known.low < known.high:
        return words(
            "Mit den Antworten von jetzt liegt der Mittelwert zwischen {low} und {high}; offene Fragen zählen nie "
            "als 0.",
            low=words.number(known.low),
            high=words.number(known.high),
        )
    return ""


def target_sentence(known: Profile, target: int, words: Words) -> str:
    """Say how many factors reach the city's target, without a full stop."""
    rated = [score for score in known.scores if score.score is not None]
    if not rated:
        return words("Noch hat kein Faktor einen Wert; die Linien zeigen, was noch möglich ist")
    reaching = sum(score.score is not None and score.score >= target for score in rated)
    if len(rated) == 1:
        alone = (
            N_("Der eine Faktor mit Wert erreicht das Ziel {target}") if reaching
            else N_("Der eine Faktor mit Wert erreicht das Ziel {target} nicht")
        )  # fmt: skip
        return words(alone, target=target)
    if not reaching:
        return words("Keiner von {all} Faktoren mit Wert erreicht das Ziel {target}", all=words.number(len(rated)),
                     target=target)  # fmt: skip
    return words.n(
        "Einer von {all} Faktoren mit Wert erreicht das Ziel {target}",
        "{n} von {all} Faktoren mit Wert erreichen das Ziel {target}",
        reaching,
        all=words.number(len(rated)),
        target=target,
    )


def beside_scores(known: Profile, catalogue: Catalogue, words: Words) -> Iterator[str]:
    """Yield what must stand beside scores: what does not apply, what has no evidence, what a group said as a whole."""
    numbers = {factor.id: factor.number for factor in catalogue.factors}
    absent = [
        words("Faktor {number}: {n}", number=numbers[score.factor], n=score.not_applicable)
        for score in known.scores
        if score.not_applicable
    ]
    if absent:
        yield words("Fragen, die nicht zutreffen und nicht mitzählen: {factors}.", factors=", ".join(absent))
    due = sum(score.evidence_due for score in known.scores)
    bare = due - sum(score.evidenced for score in known.scores)
    if bare:
        yield words(
            "Ohne Nachweis: {bare} von {due} Antworten ab Stufe 3.", bare=words.number(bare), due=words.number(due)
        )
    for score in known.scores:
        if score.group_level is not None:
            yield words(
                "Gesamturteil der Gruppe zu Faktor {number}: Stufe {level}. Es steht neben den Werten und zählt nicht "
                "mit.",
                number=numbers[score.factor],
                level=score.group_level,
            )


def comparable_sentence(moved: Change | Course, words: Words) -> str:
    """Say how many questions two or more checks have in common, and how many are newly due."""
    parts = [
        words(
            "{common} von {union} Fragen sind vergleichbar ({share}).",
            common=len(moved.common), union=len(moved.union), share=words.percent(moved.comparability),
        )
    ]  # fmt: skip
    if moved.limited:
        parts.append(words("Eingeschränkt vergleichbar."))
    if moved.newly_due:
        parts.append(words.n("Eine Frage ist neu fällig.", "{n} Fragen sind neu fällig.", len(moved.newly_due)))
    return " ".join(parts)


def signed(difference: float | None, words: Words) -> str:
    """Write a difference with its sign; a missing one is a dash."""
    if difference is None:
        return words.number(None)
    sign = "+" if difference > 0 else "−" if difference < 0 else "±"
    return f"{sign}{words.number(abs(difference))}"


def method(catalogue: Catalogue, words: Words) -> str:
    """Say how scores come about."""
    gap, developing, strong = catalogue.bands
    return words(
        "Je Faktor: gewichteter Mittelwert der Stufen mal 25. „Weiß noch nicht“ und offen zählen nicht als 0, "
        "„trifft nicht zu“ zählt nicht mit. Ein Wert erscheint, wenn {share} der fälligen Fragen beantwortet sind "
        "und keine "
        "Schlüsselfrage offen ist. Ab {developing} gilt „{developing_name}“, ab {strong} „{strong_name}“. "
        "Steht eine Schlüsselfrage auf 0, bleibt es bei „{gap_name}“; „{strong_name}“ ist mit keiner 0 möglich. Ziel "
        "der Stadt: {target}.",
        share=words("zwei Drittel") if str(catalogue.completeness) == "2/3" else str(catalogue.completeness),
        developing=developing.start, developing_name=developing.name.said(words.lang),
        strong=strong.start, strong_name=strong.name.said(words.lang),
        gap_name=gap.name.said(words.lang), target=catalogue.target,
    )  # fmt: skip
