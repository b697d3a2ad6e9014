"""What the city would look like after its open measures, against scoring each project anew."""

from statistics import median
from typing import Any

import pytest

from gelingenscheck.assessment.model import Answer, Assessment, Choice, NoAnswer
from gelingenscheck.assessment.subject import Measure, MeasureStatus, Subject
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.outlook import FactorOutlook
from gelingenscheck.scoring.factor import factor_scores
from gelingenscheck.scoring.outlook import after_measures
from gelingenscheck.usecases.city_measures import outlook_of
from gelingenscheck.usecases.generator import generate
from gelingenscheck.usecases.portfolio import portfolio_of
from tests.portfolio.made import TODAY, check, project, snapshot


def outlook(documents: Any, catalogue: Catalogue, organisation: Organisation) -> tuple[FactorOutlook, ...]:
    made = snapshot(documents, catalogue)
    return outlook_of(made, portfolio_of(made, catalogue, organisation, TODAY))


def expecting(catalogue: Catalogue, level: int | None, **values: Any) -> Measure:
    question = next(q for q in catalogue.due(catalogue.factors[0], None) if q.key)
    plain = {"id": "m1", "text": "…", "factor": question.factor, "question": question.id, "expected_level": level}
    return Measure(**{**plain, **values})


def test_it_equals_scoring_every_project_anew(catalogue: Catalogue, organisation: Organisation) -> None:
    documents = list(generate(catalogue, organisation, size=300, seed=11, today=TODAY))
    made = snapshot(documents, catalogue)
    portfolio = portfolio_of(made, catalogue, organisation, TODAY)
    checks = {document.id: document for document in documents if isinstance(document, Assessment)}
    subjects = {document.id: document for document in documents if isinstance(document, Subject)}
    counted = portfolio.projects[portfolio.projects["assessed"]].set_index("id")["assessment"]
    then = {
        str(id_): factor_scores(catalogue, after_measures(checks[check_id], subjects[str(id_)].measures))
        for id_, check_id in counted.items()
    }
    found = outlook_of(made, portfolio)
    assert len(found) > 3
    for one in found:
        place = [factor.id for factor in catalogue.factors].index(one.factor)
        scores = [all_[place] for all_ in then.values()]
        assert one.weak == (portfolio.by_factor[one.factor].weak, sum(score.weak for score in scores))
        known = [score.score for score in scores if score.score is not None]
        assert one.median[0] == portfolio.by_factor[one.factor].median
        assert one.median[1] == pytest.approx(median(known))


def test_a_low_key_question_that_rises_takes_the_project_out_of_the_lowest_band(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    measure = expecting(catalogue, 4)
    first = check("a-1", "a", catalogue, 4)
    answers = {**first.answers, str(measure.question): Answer(choice=Choice(level=0))}
    made = [project("a", measures=(measure,)), check("a-1", "a", catalogue, answers=answers)]
    (found,) = outlook(made, catalogue, organisation)
    assert (found.measures, found.projects, found.weak) == (1, 1, (1, 0))
    assert found.median[0] is not None
    assert found.median[1] == 100


@pytest.mark.parametrize(
    ("level", "values"),
    [
        (3, {"status": MeasureStatus.DONE}), (3, {}), (2, {}), (None, {}), (4, {"question": None}),
        (4, {"question": "of-another-catalogue"}),
    ],
)  # fmt: skip
def test_what_is_done_or_expects_nothing_higher_changes_nothing(
    catalogue: Catalogue, organisation: Organisation, level: int | None, values: dict[str, Any]
) -> None:
    made = [project("a", measures=(expecting(catalogue, level, **values),)), check("a-1", "a", catalogue, 3)]
    assert outlook(made, catalogue, organisation) == ()


def test_what_does_not_apply_stays_so(catalogue: Catalogue, organisation: Organisation) -> None:
    question = next(q for q in catalogue.due(catalogue.factors[0], None) if q.na is not None)
    measure = Measure(id="m1", text="…", factor=question.factor, question=question.id, expected_level=4)
    none = Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason="other", note="…")
    answers = {**check("a-1", "a", catalogue, 2).answers, question.id: Answer(choice=none)}
    made = [project("a", measures=(measure,)), check("a-1", "a", catalogue, answers=answers)]
    assert outlook(made, catalogue, organisation) == ()


def test_a_project_without_a_check_has_no_outlook(catalogue: Catalogue, organisation: Organisation) -> None:
    assert outlook([project("a", measures=(expecting(catalogue, 4),))], catalogue, organisation) == ()
    assert outlook([], catalogue, organisation) == ()
