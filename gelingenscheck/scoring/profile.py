"""All factors of an assessment together: the sentence first, the mean second (design: R5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import lcm

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.catalogue import BANDS, Band, Catalogue
from gelingenscheck.i18n import N_, NN_, Words
from gelingenscheck.scoring.factor import FactorScore, factor_scores

MEAN_FROM = (3, 4)
"""With a smaller share of the factors rated (six of eight) a mean says nothing about the whole."""
NAMED = 3
"""As many equally weak factors are named; more are counted."""
NOTHING_RATED = N_("Noch kein Faktor ist vollständig eingeschätzt")
GROUP_ALIKE = NN_(
    "Gesamturteil im Workshop zu Faktor {factors}: Stufe {level}",
    "Gesamturteil im Workshop zu den Faktoren {factors}: je Stufe {level}",
)
GROUP_LOWEST = NN_(
    "Gesamturteil im Workshop zu {all} Faktoren; am niedrigsten Faktor {factors} mit Stufe {level}",
    "Gesamturteil im Workshop zu {all} Faktoren; am niedrigsten die Faktoren {factors} mit je Stufe {level}",
)
NOTHING_APPLIES = N_("Kein Faktor trifft hier zu")
NOT_SCORED = N_("Zu dieser Art von Check gibt es keine Punktwerte")


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """The factor scores of one assessment, and what they say together."""

    scores: tuple[FactorScore, ...]
    """In the order of the catalogue; empty where the check is not scored."""
    rated: int
    """Factors with a score."""
    score: float | None
    """Mean of the factor scores; only if every factor that applies is rated, and at least three quarters of all are."""
    low: float | None
    """Mean of the lower ends; None where no factor applies."""
    high: float | None
    bands: Mapping[Band, int]
    """Factors per band, from low to high; those without a band are in none of them."""
    weakest: FactorScore | None
    """The rated factor with the lowest score, the first of equals."""


def profile(catalogue: Catalogue, assessment: Assessment) -> Profile:
    """Return the profile of an assessment."""
    return profile_of(factor_scores(catalogue, assessment))


def profile_of(scores: tuple[FactorScore, ...]) -> Profile:
    """Return the profile of factor scores that are known already."""
    applying = [score for score in scores if score.applies]
    rated = [score for score in applying if score.rated]
    part, all_ = MEAN_FROM
    whole = len(rated) == len(applying) and all_ * len(rated) >= part * len(scores) > 0
    bands = [score.band for score in scores]
    return Profile(
        scores=scores,
        rated=len(rated),
        score=_mean([s.points for s in rated], [s.answered_weight for s in rated]) if whole else None,
        low=_mean([s.points for s in applying], [s.weight for s in applying]),
        high=_mean(
            [s.points + 4 * (s.weight - s.answered_weight) for s in applying], [s.weight for s in applying]
        ),
        bands={band: bands.count(band) for band in BANDS},
        weakest=min(rated, key=lambda s: s.score or 0, default=None),
    )  # fmt: skip


def _mean(points: Sequence[int], weights: Sequence[int]) -> float | None:
    """Return the mean of 25 · points / weight with one division at the end, so that 62.5 is 62.5."""
    if not weights:
        return None
    common = lcm(*weights)
    total = sum(own * (common // weight) for own, weight in zip(points, weights, strict=True))
    return 25 * total / (common * len(weights))


def profile_sentence(profile: Profile, catalogue: Catalogue, words: Words) -> str:
    """Say a profile in one sentence, without a full stop: what is strong, what is weakest, what is missing."""
    if not profile.scores:
        return words(NOT_SCORED)
    if not any(score.applies for score in profile.scores):
        return words(NOTHING_APPLIES)
    if not profile.rated:
        return _group(profile, catalogue, words) or words(NOTHING_RATED)
    unrated = [score for score in profile.scores if score.applies and not score.rated]
    absent = [score for score in profile.scores if score.due and not score.applies]
    parts = [
        _counted(profile, catalogue, words),
        _weakest(profile, catalogue, words),
        _about(
            unrated, catalogue, words,
            NN_("Faktor {factors} ist noch unvollständig", "Faktoren {factors} sind noch unvollständig"),
        ),
        _about(
            absent, catalogue, words,
            NN_("Faktor {factors} trifft nicht zu", "Faktoren {factors} treffen nicht zu"),
        ),
    ]  # fmt: skip
    return "; ".join(part for part in parts if part)


def _group(profile: Profile, catalogue: Catalogue, words: Words) -> str:
    """Say what a workshop agreed on whole factors; it stands in for scores, and only where there are none."""
    known = [(score.group_level, score) for score in profile.scores if score.group_level is not None]
    if not known:
        return ""
    lowest = min(level for level, _ in known)
    least = [score for level, score in known if level == lowest]
    values = {"factors": _numbers(least, catalogue, words), "level": lowest}
    if len(least) == len(known):
        return words.n(*GROUP_ALIKE, len(known), **values)
    return words.n(*GROUP_LOWEST, len(least), all=words.number(len(known)), **values)


def _counted(profile: Profile, catalogue: Catalogue, words: Words) -> str:
    """Say how many factors are in which band, the best first."""
    names = {entry.band: entry.name.said(words.lang) for entry in catalogue.bands}
    return ", ".join(
        words("{n} {band}", n=words.number(profile.bands[band]), band=names[band])
        for band in reversed(BANDS)
        if profile.bands[band]
    )


def _weakest(profile: Profile, catalogue: Catalogue, words: Words) -> str:
    """Say which rated factor is weakest; with one rated factor there is nothing to compare."""
    if profile.weakest is None:
        return ""
    score = words.number(profile.weakest.score)
    weakest = [known for known in profile.scores if known.rated and known.score == profile.weakest.score]
    numbers = _numbers(weakest, catalogue, words)
    if profile.rated == 1:
        return words("Faktor {factors} mit {score}", factors=numbers, score=score)
    if len(weakest) == 1:
        return words("am schwächsten: Faktor {factors} mit {score}", factors=numbers, score=score)
    if len(weakest) == profile.rated:
        return words("alle mit {score}", score=score)
    if len(weakest) <= NAMED:
        return words("am schwächsten: Faktoren {factors} mit je {score}", factors=numbers, score=score)
    return words("am schwächsten: {n} Faktoren mit je {score}", n=words.number(len(weakest)), score=score)


def _about(scores: list[FactorScore], catalogue: Catalogue, words: Words, pair: tuple[str, str]) -> str:
    return words.n(*pair, len(scores), factors=_numbers(scores, catalogue, words)) if scores else ""


def _numbers(scores: list[FactorScore], catalogue: Catalogue, words: Words) -> str:
    return words.listed([str(catalogue.by_id[score.factor].number) for score in scores])
