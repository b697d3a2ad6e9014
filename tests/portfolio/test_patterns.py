"""What strikes, and what does not."""

from collections.abc import Mapping
from typing import Any

import pytest

from gelingenscheck.assessment.model import Answer, Assessment, Choice, Evidence, NoAnswer
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Catalogue, Phase
from gelingenscheck.i18n import words_in
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.patterns import SHOWN, Kind, Pattern, said
from tests.portfolio.made import MARCH, check, portfolio, project

Documents = list[Subject | Assessment]
UNITS = ("schule", "sport", "tiefbau", "feuerwehr")


def answered(catalogue: Catalogue, low: Mapping[str, int], otherwise: int = 2) -> dict[str, Answer]:
    """Return answers with a level per factor; none of them needs evidence."""
    return {q.id: Answer(choice=Choice(level=low.get(q.factor, otherwise))) for q in catalogue.questions.values()}


def city(catalogue: Catalogue, levels: Mapping[str, list[int]], factor: str, **values: Any) -> Documents:
    """Return projects of units, each at one level in a factor."""
    made: Documents = []
    for unit, of_unit in levels.items():
        for n, level in enumerate(of_unit):
            made.append(project(f"{unit}-{n}", unit))
            answers = answered(catalogue, {factor: level})
            made.append(check(f"{unit}-{n}-1", f"{unit}-{n}", catalogue, answers=answers, **values))
    return made


def found(made: Documents, catalogue: Catalogue, organisation: Organisation, kind: Kind) -> list[Pattern]:
    return [p for p in portfolio(made, catalogue, organisation).patterns if p.kind is kind]


def test_in_an_empty_or_even_city_nothing_strikes(catalogue: Catalogue, organisation: Organisation) -> None:
    factor = catalogue.factors[2].id
    assert portfolio([], catalogue, organisation).patterns == ()
    even = city(catalogue, {unit: [2, 2] for unit in UNITS}, factor)
    assert portfolio(even, catalogue, organisation).patterns == ()


def test_a_factor_is_weak_everywhere_if_most_projects_of_every_unit_are(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    factor = catalogue.factors[2].id
    everywhere = city(catalogue, {"schule": [0], "sport": [1, 1, 3]}, factor)
    assert found(everywhere, catalogue, organisation, Kind.WEAK_EVERYWHERE) == [
        Pattern(kind=Kind.WEAK_EVERYWHERE, factor=factor, n=2, all=2)
    ]
    half = city(catalogue, {"schule": [0], "sport": [1, 3]}, factor)
    assert found(half, catalogue, organisation, Kind.WEAK_EVERYWHERE) == []


def test_one_unit_alone_is_not_everywhere(catalogue: Catalogue, organisation: Organisation) -> None:
    assert found(city(catalogue, {"schule": [0, 0]}, catalogue.factors[2].id), catalogue, organisation,
                 Kind.WEAK_EVERYWHERE) == []  # fmt: skip


def test_strong_exceptions_are_named_in_the_order_of_the_organisation(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    factor = catalogue.factors[2].id
    levels = {"tiefbau": [4], "schule": [4], "sport": [0], "feuerwehr": [0], "musikschule": [0]}
    (pattern,) = found(city(catalogue, levels, factor), catalogue, organisation, Kind.STRONG_EXCEPTION)
    order = [id_ for id_ in organisation.departments if id_ in ("schule", "tiefbau")]
    assert (pattern.n, pattern.all, list(pattern.units)) == (3, 5, order)


def test_old_checks_do_not_speak_for_a_unit(catalogue: Catalogue, organisation: Organisation) -> None:
    made = city(catalogue, {"schule": [0], "sport": [0]}, catalogue.factors[2].id, on=MARCH.replace(year=2023))
    assert found(made, catalogue, organisation, Kind.WEAK_EVERYWHERE) == []


def test_planned_and_not_reached_strikes_from_half_of_three(catalogue: Catalogue, organisation: Organisation) -> None:
    factor = catalogue.factors[2]

    def running(id_: str, *, reached: int) -> Documents:
        answers = answered(catalogue, {})
        for question in factor.questions:
            level = 4 if question.phase == Phase.PLANNING else reached
            answers[question.id] = Answer(choice=Choice(level=level), evidence=(Evidence(text="…"),))
        return [project(id_), check(f"{id_}-1", id_, catalogue, answers=answers, phase=Phase.RUNNING)]

    three = [*running("a", reached=0), *running("b", reached=1), *running("c", reached=4)]
    assert found(three, catalogue, organisation, Kind.PLANNED_ONLY) == [
        Pattern(kind=Kind.PLANNED_ONLY, factor=factor.id, n=2, all=3)
    ]
    assert found(three[:4], catalogue, organisation, Kind.PLANNED_ONLY) == []
    assert found([*three, *running("d", reached=4), *running("e", reached=3)], catalogue, organisation,
                 Kind.PLANNED_ONLY) == []  # fmt: skip


def test_high_levels_without_evidence_strike_from_more_than_half(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    factor = catalogue.factors[2]
    questions = catalogue.due(factor, Phase.PLANNING)

    def high(without: int) -> Documents:
        answers = answered(catalogue, {})
        for n, question in enumerate(questions):
            proof = () if n < without else (Evidence(text="…"),)
            answers[question.id] = Answer(choice=Choice(level=3), evidence=proof)
        return [project("a"), check("a-1", "a", catalogue, answers=answers)]

    n = len(questions)
    assert found(high(n), catalogue, organisation, Kind.WITHOUT_EVIDENCE) == [
        Pattern(kind=Kind.WITHOUT_EVIDENCE, factor=factor.id, n=n, all=n)
    ]
    assert found(high(n // 2), catalogue, organisation, Kind.WITHOUT_EVIDENCE) == []


def test_a_question_that_most_cannot_answer_yet_strikes(catalogue: Catalogue, organisation: Organisation) -> None:
    question = catalogue.due(catalogue.factors[2], Phase.PLANNING)[0]

    def asked(id_: str, choice: Choice) -> Documents:
        answers = {**answered(catalogue, {}), question.id: Answer(choice=choice)}
        return [project(id_), check(f"{id_}-1", id_, catalogue, answers=answers)]

    unknown = Choice(no_answer=NoAnswer.DONT_KNOW)
    made = [*asked("a", unknown), *asked("b", unknown), *asked("c", Choice(level=2)), *asked("d", Choice())]
    assert found(made, catalogue, organisation, Kind.DONT_KNOW) == [
        Pattern(kind=Kind.DONT_KNOW, factor=question.factor, question=question.id, n=2, all=3)
    ]


def test_at_most_five_are_shown_and_every_kind_comes_before_the_second_of_one(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    everything_low = [
        document
        for unit in UNITS[:2]
        for document in (project(unit + "-p", unit), check(unit + "-p-1", unit + "-p", catalogue, 0))
    ]
    unknown = Answer(choice=Choice(no_answer=NoAnswer.DONT_KNOW))
    lost = catalogue.due(catalogue.factors[-1], Phase.PLANNING)[-1].id
    for n in range(3):
        answers = {**answered(catalogue, {}, 0), lost: unknown}
        everything_low += [project(f"x{n}", "sport"), check(f"x{n}-1", f"x{n}", catalogue, answers=answers)]
    kinds = [pattern.kind for pattern in portfolio(everything_low, catalogue, organisation).patterns]
    assert len(kinds) == SHOWN
    assert kinds[:2] == [Kind.WEAK_EVERYWHERE, Kind.DONT_KNOW]


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("n", [0, 1, 2, 1_000])
def test_every_sentence_says_its_figures_and_the_catalogues_words(
    catalogue: Catalogue, organisation: Organisation, kind: Kind, n: int, lang: str
) -> None:
    factor = catalogue.factors[0]
    words = words_in(lang)
    pattern = Pattern(
        kind=kind, factor=factor.id, question=factor.questions[0].id, n=n, all=max(n, 3), units=("schule", "sport")
    )
    sentence = said(pattern, catalogue, organisation, words)
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert words.number(pattern.all) in sentence
    named = factor.questions[0].text if kind is Kind.DONT_KNOW else factor.title
    assert named.said(lang) in sentence


def test_sentences_in_german(catalogue: Catalogue, organisation: Organisation) -> None:
    factor = catalogue.factors[0]
    title, low, high = factor.title.de, catalogue.bands[0].name.de, catalogue.bands[-1].name.de
    one = Pattern(kind=Kind.PLANNED_ONLY, factor=factor.id, n=1, all=2)
    some = Pattern(kind=Kind.STRONG_EXCEPTION, factor=factor.id, n=3, all=5, units=("schule", "tiefbau"))
    names = organisation.names
    assert said(one, catalogue, organisation, words_in("de")) == (
        f"„{title}“ ist gut geplant und noch nicht erreicht: Eines von 2 Vorhaben steht in der Planung auf „{high}“, "
        f"in der Umsetzung auf „{low}“."
    )
    assert said(some, catalogue, organisation, words_in("de")) == (
        f"„{title}“: In 3 von 5 Ämtern mit aktuellen Einschätzungen steht mehr als die Hälfte der Vorhaben auf "
        f"„{low}“, bei „{names['schule']}“ und „{names['tiefbau']}“ dagegen auf „{high}“."
    )
