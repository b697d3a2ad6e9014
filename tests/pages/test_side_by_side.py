"""Two checks side by side: chosen by the address, differences first, nothing shown that is not released."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from gelingenscheck import access
from gelingenscheck.access import Action, Reach, Role
from gelingenscheck.assessment.model import Answer, CatalogueRef, Check, Choice, NoAnswer
from gelingenscheck.assessment.subject import Release
from gelingenscheck.catalogue import Phase
from gelingenscheck.ui import address
from gelingenscheck.usecases.desk import Desk
from tests.pages.visit import Visit
from tests.portfolio.made import check, project

File = Callable[[str], Mapping[str, Any]]
KEPT = "Nur für uns: *wichtig* <b>"
ASKED = "[klick](https://evil.example)"


@pytest.fixture
def two(desk: Desk) -> Desk:
    """Save a released project and another one; the first three questions differ by 3, 1 and 0 levels."""
    questions = desk.catalogue.due(desk.catalogue.factors[0], Phase.PLANNING)
    answers = {
        questions[0].id: Answer(choice=Choice(level=0), rationale=KEPT),
        questions[1].id: Answer(choice=Choice(level=2)),
        questions[2].id: Answer(choice=Choice(level=3)),
    }
    rest = {id_: Answer(choice=Choice(level=3)) for id_ in desk.catalogue.questions}
    for document in (
        project("links", title=f"Links {ASKED}"), project("rechts", title="Rechts"),
        check("links-1", "links", desk.catalogue, on=desk.today, answers=rest | answers),
        check("rechts-1", "rechts", desk.catalogue, 3, on=desk.today),
    ):  # fmt: skip
        desk.store.create(document)
    return desk


def compare(visit: Visit, left: str = "links-1", right: str = "rechts-1") -> Visit:
    return visit.open(address.SIDE_BY_SIDE, links=left, rechts=right)


def links(visit: Visit, label: str) -> list[str]:
    found: Sequence[Any] = visit.at.get("page_link")
    return [link.proto.query_string for link in found if label in link.label]


def test_what_lies_far_apart_is_shown_with_both_answers(visit: Visit, two: Desk) -> None:
    compare(visit)
    first, second, *_ = two.catalogue.due(two.catalogue.factors[0], Phase.PLANNING)
    for part in (first.text, first.anchors[0], first.anchors[3]):
        assert part.said(visit.lang) in visit.text
    assert second.anchors[2].said(visit.lang) not in visit.text
    assert ASKED in visit.text


def test_smaller_differences_unfold(german: Visit, two: Desk) -> None:
    compare(german).unfold("Eine Stufe dazwischen")
    second = two.catalogue.due(two.catalogue.factors[0], Phase.PLANNING)[1]
    assert second.anchors[2].de in german.text


def test_a_rationale_is_shown_only_where_it_is_released(german: Visit, two: Desk) -> None:
    compare(german)
    assert "Nur für uns" not in german.text
    assert "Begründungen stehen hier nur bei Vorhaben, die" in german.text
    known = two.store.load(type(project("x")), "links")
    two.store.replace(replace(known.document, release=Release.COUNCIL), base=known.digest)
    compare(german)
    assert KEPT in german.text
    assert "Begründungen stehen hier nur" not in german.text


def test_a_swap_is_a_link(german: Visit, two: Desk) -> None:
    assert links(compare(german), "Seiten tauschen") == ["links=rechts-1&rechts=links-1"]
    compare(german, "rechts-1", "links-1")
    assert links(german, "Seiten tauschen") == ["links=links-1&rechts=rechts-1"]


def test_each_side_is_found_by_its_title(german: Visit, two: Desk) -> None:
    german.open(address.SIDE_BY_SIDE, links="links-1")
    german.write("Vorhaben suchen (rechts)", "recht")
    assert links(german, "Rechts –") == ["links=links-1&rechts=rechts-1"]
    german.write("Vorhaben suchen (rechts)", "gibt es nicht")
    assert "keine weitere abgeschlossene Einschätzung" in german.text


def test_other_checks_of_the_same_project_are_offered(german: Visit, two: Desk) -> None:
    two.store.create(check("links-2", "links", two.catalogue, on=two.today))
    german.open(address.SIDE_BY_SIDE, rechts="links-1")
    assert "Vom selben Vorhaben" in german.text
    assert links(german, "Links") == ["links=links-2&rechts=links-1", "check=links-1"]


@pytest.mark.parametrize("id_", ["gibt-es-nicht-1", "../../etc/passwd", "<script>", "x" * 5_000, "links"])
def test_an_address_that_leads_nowhere_is_a_sentence_beside_the_other_side(visit: Visit, two: Desk, id_: str) -> None:
    compare(visit, id_)
    assert len(visit.errors) == 1
    assert "Rechts" in visit.text


def test_drafts_and_other_kinds_of_checks_are_refused_in_a_sentence(german: Visit, two: Desk) -> None:
    two.store.create(check("links-2", "links", two.catalogue, on=None))
    two.store.create(check("links-3", "links", two.catalogue, on=two.today, check=Check.QUICK, answers={}))
    for id_ in ("links-2", "links-3"):
        compare(german, id_)
        assert german.errors[0].startswith("Nebeneinander stehen nur abgeschlossene Einschätzungen")


def test_another_catalogue_is_named_and_not_compared(german: Visit, two: Desk) -> None:
    foreign = replace(
        check("links-2", "links", two.catalogue, on=two.today), catalogue=CatalogueRef(id="x", version="1.0.0")
    )
    two.store.create(foreign)
    compare(german, "links-2")
    assert "Beantwortet wurde der Katalog" in german.text
    assert "vergleichbaren Fragen" not in german.text


def test_the_same_check_twice_is_said(german: Visit, two: Desk) -> None:
    compare(german, "links-1", "links-1")
    assert "dieselbe Einschätzung" in german.text


def test_why_nothing_is_compared_is_said_per_question(german: Visit, two: Desk) -> None:
    question = two.catalogue.due(two.catalogue.factors[0], Phase.PLANNING)[0]
    known = check("links-2", "links", two.catalogue, on=two.today)
    answers = {**known.answers, question.id: Answer(choice=Choice(no_answer=NoAnswer.DONT_KNOW))}
    two.store.create(replace(known, answers=answers))
    two.store.create(check("rechts-2", "rechts", two.catalogue, on=two.today, phase=Phase.RUNNING))
    compare(german, "links-2", "rechts-2").unfold("Nicht vergleichbar")
    assert "weiß noch nicht" in german.text
    assert "noch nicht fällig" in german.text


@pytest.fixture
def variants(desk: Desk) -> Desk:
    desk.store.create(project("p"))
    for n, (variant, level) in enumerate((("A", 1), ("B", 4)), start=1):
        desk.store.create(check(f"p-{n}", "p", desk.catalogue, level, on=desk.today, variant=variant))
    return desk


def test_the_chosen_variant_is_in_the_file_after_the_click(visit: Visit, variants: Desk, file: File) -> None:
    compare(visit, "p-1", "p-2")
    for value in ("B", "A", ""):
        visit.at.radio[0].set_value(value)
        visit.run()
        assert file("subjects/p").get("chosen_variant") == (value or None)
        assert visit.at.radio[0].value == value


def test_choosing_a_variant_needs_a_permission(
    german: Visit, variants: Desk, file: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare(german, "p-1", "p-2")
    rest = {known: Reach.ALL for known in Action if known is not Action.CHANGE_SUBJECT}
    monkeypatch.setattr(access, "PERMISSIONS", {Role.LOCAL: rest})
    german.at.radio[0].set_value("B")
    german.run()
    assert german.errors == ["Das ist mit Ihrer Anmeldung nicht vorgesehen. Es wurde nichts geändert."]
    assert file("subjects/p").get("chosen_variant") is None
    assert len(german.at.radio) == 0


def test_two_projects_have_no_variant_to_choose(german: Visit, two: Desk) -> None:
    assert len(compare(german).at.radio) == 0
