"""The content limits: twenty minutes of reading, nothing said twice, nothing missing."""

import re
import time
from collections.abc import Iterable
from dataclasses import replace

import pytest

from gelingenscheck import reading
from gelingenscheck.catalogue import reader
from gelingenscheck.catalogue.lint import lengths
from gelingenscheck.catalogue.lint.content import lint
from gelingenscheck.catalogue.lint.plain import count_words
from gelingenscheck.catalogue.model import Factor, Question, Text
from gelingenscheck.errors import Problem
from gelingenscheck.settings import ROOT
from tests.catalogue import shortened
from tests.catalogue.shortened import NAME, line_of, replaced

QUESTION = "Wie haben Sie herausgefunden, was die Menschen brauchen, für die Sie planen?"
HELP = "Gemeint sind alle, die das Ergebnis benutzen, davon leben oder daran vorbeigehen."
HARD = (
    "Einzelgespräche verschiedener Verwaltungsangehöriger genügen wegen vorhandener Verantwortung innerhalb mehrerer"
    " Arbeitsbereiche zunächst während vorbereitender Besprechungen verantwortlicher Führungspersonen unterschiedlicher"
    " Organisationen benachbarter Ortschaften vollkommen."
)
ANCHOR = "Damit haben wir uns noch nicht beschäftigt."


def problems(content: str) -> list[Problem]:
    return lint(shortened.read(content), content.encode(), NAME)


def only(content: str) -> Problem:
    found = problems(content)
    assert len(found) == 1, [problem.message.format(**problem.values) for problem in found]
    assert found[0].message.format(**found[0].values)
    assert (found[0].file, found[0].severity) == (NAME, "error")
    return found[0]


def words(count: int, end: str = ".") -> str:
    return " ".join(f"Wort{i}" for i in range(count)) + end


def test_what_ships_is_clean() -> None:
    data = (ROOT / NAME).read_bytes()
    assert lint(reader.load(ROOT / NAME), data, NAME) == []


def test_a_factor_by_itself_is_clean() -> None:
    assert problems(shortened.text()) == []


@pytest.mark.parametrize(("old", "limit", "end"), [(QUESTION, 20, "?"), (ANCHOR, 14, ".")])
def test_a_text_may_be_as_long_as_its_limit_and_no_longer(old: str, limit: int, end: str) -> None:
    assert problems(replaced(old, words(limit, end))) == []
    problem = only(replaced(old, words(limit + 1, end)))
    assert problem.values == {"count": limit + 1, "language": "de", "limit": limit}
    assert problem.line == line_of(old) - 1


def test_a_shared_ladder_keeps_the_limit_of_an_answer() -> None:
    problem = only(replaced("Noch kein Thema.", words(15)))
    assert problem.line == line_of("Noch kein Thema.") - 1


def test_a_full_card_has_ninety_words_and_none_has_more() -> None:
    content = shortened.text()
    start = content.index(QUESTION)
    end = content.index("        why:", start)
    card = content[start:end]
    for i, german in enumerate(re.findall(r'de: "([^"]*)"', card)):
        card = card.replace(german, " ".join(f"w{i}x{n}" for n in range(14)) + ".")
    full = content[:start] + card.replace(QUESTION, words(20, "?")) + content[end:]
    assert problems(full) == []
    assert [problem.values["count"] for problem in problems(full.replace(words(20, "?"), words(21, "?")))] == [91, 21]


def test_all_planning_cards_together_are_read_in_twenty_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = shortened.read(shortened.text())
    planning = [question for question in catalogue.questions.values() if question.phase == "planning"]
    texts = [text.de for question in planning for text in (question.text, *question.anchors)]
    total = sum(map(count_words, texts))
    monkeypatch.setattr(lengths, "PLANNING_WORDS", total)
    assert "de" not in {problem.values["language"] for problem in problems(shortened.text())}
    monkeypatch.setattr(lengths, "PLANNING_WORDS", total - 1)
    assert {"count": total, "language": "de", "limit": total - 1} in [p.values for p in problems(shortened.text())]


def test_wording_is_checked_in_every_text_of_the_file() -> None:
    for part in (QUESTION, ANCHOR, "Eine Seite „Was Menschen brauchen“, mit Datum", "Bedürfnisse erfragen"):
        assert only(replaced(part, f"Maßnahme {part}")).values == {"words": "Maßnahme"}


def test_assent_and_origin_are_looked_for_where_people_answer_not_where_it_is_explained() -> None:
    assert "Herkunft" in shortened.text()
    problem = only(replaced(ANCHOR, "Herkunft ist notiert."))
    assert problem.line == line_of(ANCHOR)
    assert only(replaced(ANCHOR, "Ich stimme nicht zu.")).line == line_of(ANCHOR)


def test_titles_of_sources_are_not_ours_to_word() -> None:
    assert problems(replaced("Eigene Ausarbeitung für Gelingenscheck", "Maßnahmen für Bürger:innen")) == []


def test_an_answer_stands_once_in_the_whole_catalogue() -> None:
    second = "Noch keine; der Plan spricht von „allen“ oder „der Bevölkerung“."
    problem = only(replaced(second, ANCHOR.upper()))
    assert problem.values == {"text": ANCHOR.upper(), "other": "needs-asked"}
    assert problem.line == line_of(second)


def test_group_and_crosscutting_answers_are_own_answers_too() -> None:
    group = "Der Plan spricht von allen; um Bedürfnisse geht es noch nicht."
    crosscutting = "Eine Vorgabe zu Bedürfnissen gibt es bisher nicht."
    assert only(replaced(crosscutting, group)).values["other"] == "identities"


def test_a_shared_ladder_may_be_used_by_many_questions() -> None:
    content = shortened.text()
    for question in ("needs-asked", "group-differences"):
        start = content.index("        anchors:\n", content.index(f"- id: {question}"))
        end = content.index("        why:", start)
        content = content[:start] + "        scale: planning\n" + content[end:]
    assert problems(content) == []


def test_an_example_stands_once_in_the_whole_catalogue() -> None:
    example = "Pendelnde, Schulkinder und Lieferdienste in derselben Straße"
    problem = only(replaced("Licht dort, wo Menschen sich abends unwohl fühlen", example))
    assert problem.line == line_of(example)
    assert problem.values["other"] == "identities"


def test_every_kind_of_office_has_its_example() -> None:
    problem = only(replaced('          it: {de: "Am Handy', '          # it: {de: "Am Handy'))
    assert problem.values == {"count": 9, "wanted": 10}


def test_steps_are_there_for_the_three_low_levels() -> None:
    content = shortened.text()
    start = content.index("          2:\n", content.index("        next_steps:"))
    end = content.index("        examples:", start)
    assert only(content[:start] + content[end:]).line == line_of("        next_steps:")


def test_the_same_reason_has_the_same_words_everywhere() -> None:
    reason = "Das Vorhaben ändert nur Abläufe innerhalb der Verwaltung"
    uses = shortened.text().count(f'internal-only: {{de: "{reason}"')
    found = problems(replaced(reason, reason + " selbst"))
    assert [problem.values for problem in found] == [{"id": "internal-only"}] * (uses - 1)
    assert found


def test_no_dimension_is_empty() -> None:
    problem = only(replaced("      strengths: {", '      colours: {de: "Farben", en: "Colours"}\n      strengths: {'))
    assert problem.values == {"id": "colours"}
    assert problem.line == line_of("      strengths: {")


def test_a_short_name_can_be_broken_every_twelve_letters() -> None:
    assert problems(replaced("Identi\\u00ADtäten", "Zwölfbuchsta\\u00ADbuchst")) == []
    problem = only(replaced("Identi\\u00ADtäten", "Dreizehnbuchs"))
    assert problem.values == {"piece": "Dreizehnbuchs", "limit": 12}


@pytest.mark.parametrize("simple", ["Damit haben wir noch nicht angefangen.", "Menschen sehen, wie sie sind"])
def test_what_a_room_reads_exists_in_simple_german(simple: str) -> None:
    content = re.sub(rf'\n +simple: "{re.escape(simple)}[^"]*"', "", shortened.text(), count=1)
    assert "simple" in only(content).message


def test_problems_come_in_the_order_of_the_file() -> None:
    content = replaced(ANCHOR, words(15)).replace("Unterschiede sehen", "Unterschiede sehr sehen")
    lines = [problem.line or 0 for problem in problems(content)]
    assert len(lines) == 2
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (ANCHOR, "Die Prüfung erfolgt noch.", "klingt nach Amt"),
        (ANCHOR, "Im Projekt steht es noch nicht.", "heißt im Glossar anders"),
        (ANCHOR, "Damit haben wir uns  noch nicht beschäftigt.", "Leerzeichen zu viel"),
        (ANCHOR, "Damit haben wir uns noch nicht beschäftigt", "kein Satzzeichen"),
        (ANCHOR, "Damit hat {office} noch nicht angefangen.", "Platzhalter"),
        (ANCHOR, "Die Bürgerbeteiligungsverfahren fehlen noch.", "ohne Trennstelle"),
        (ANCHOR, "Die Prüfung der Planung fehlt noch.", "Ein Verb macht den Satz leichter"),
        ("We have not started on that yet.", "We've not started on that yet.", "Der Apostroph steht gerade"),
        (QUESTION, "Was brauchen Menschen? Woher wissen Sie das?", "Eine Frage fragt nach einer Sache"),
        (QUESTION, "Sagen Sie, was die Menschen brauchen.", "endet mit einem Fragezeichen"),
        (ANCHOR, f"{ANCHOR} ", "steht ein Leerzeichen"),
        (
            HELP,
            HARD,
            "schwer zu lesen",
        ),
        (
            "Damit haben wir noch nicht angefangen.",
            "Damit haben wir heute und auch in den letzten Wochen noch nicht begonnen.",
            "Ein Satz in Einfacher Sprache hat 13 Wörter",
        ),
        (
            "Damit haben wir noch nicht angefangen.",
            "Das wird von uns nicht gefragt.",
            "wenn dasteht, wer etwas tut",
        ),
    ],
)
def test_each_rule_reaches_the_line_that_breaks_it(old: str, new: str, message: str) -> None:
    problem = only(replaced(old, new))
    assert message in problem.message.format(**problem.values)
    assert problem.line in {line_of(old), line_of(old) - 1}


def test_neighbours_that_differ_by_a_degree_are_named_with_their_line() -> None:
    upper = "Menschen aus der dargestellten Gruppe; ihre Hinweise sind notiert."
    content = replaced(upper, "Eine zweite Person aus der Verwaltung, mit vielen schriftlichen Prüffragen.")
    problem = only(content)
    assert problem.line == line_of(upper)
    assert problem.values["other"] == "Eine zweite Person aus der Verwaltung, mit schriftlichen Prüffragen."


def test_a_lopsided_factor_is_named_where_its_questions_begin() -> None:
    found = problems(shortened.text().replace("phase: planning", "phase: implementation"))
    assert [problem.values for problem in found] == [{"count": 6, "planning": 0, "later": 6}] * 3
    assert found[0].line == line_of("    questions:")


@pytest.mark.parametrize("count", [3, 5, 12])
def test_catalogues_of_three_to_twelve_factors_with_two_questions_each_can_be_clean(count: int) -> None:
    catalogue = shortened.read(shortened.text())
    factors = tuple(of_its_own(catalogue.factors[0], number) for number in range(count))
    assert lint(replace(catalogue, factors=factors), b"", NAME) == []


def of_its_own(factor: Factor, number: int) -> Factor:
    """Return a factor with its third and fourth question, whose texts differ from any other's by a number."""

    def text(value: Text) -> Text:
        said = {lang: getattr(value, lang) for lang in ("de", "en", "simple")}
        return Text(**{lang: words and f"{words[:-1]}{number}{words[-1]}" for lang, words in said.items()})

    def texts(values: Iterable[Text]) -> tuple[Text, ...]:
        return tuple(text(value) for value in values)

    def examples(owner: Factor | Question) -> dict[str, Text]:
        return {kind: text(value) for kind, value in owner.examples.items()}

    asked = factor.questions[2:4]
    return replace(
        factor,
        dimensions={question.dimension: factor.dimensions[question.dimension] for question in asked},
        examples=examples(factor),
        group={phase: texts(anchors) for phase, anchors in factor.group.items()},
        crosscutting=replace(factor.crosscutting, anchors=texts(factor.crosscutting.anchors)),
        questions=tuple(replace(q, anchors=texts(q.anchors), examples=examples(q)) for q in asked),
    )


@pytest.mark.parametrize("piece", ["wird ", "stimmt ", "Planung und ", "a", "ge", "und, ", "' "])
def test_a_hostile_text_is_named_at_once(piece: str) -> None:
    begun = time.process_time()
    problem = only(replaced(ANCHOR, piece * (300_000 // len(piece))))
    assert problem.values["limit"] == lengths.TEXT_LETTERS
    assert problem.line == line_of(ANCHOR)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("piece", ["wird ", "stimmt ", "Planung und ", "a", "ge", "und, ", "' "])
def test_texts_that_are_just_not_too_long_are_checked_in_time(piece: str) -> None:
    text = (piece * lengths.TEXT_LETTERS)[: lengths.TEXT_LETTERS - 1].rstrip() + "."
    begun = time.process_time()
    assert problems(replaced(ANCHOR, text))
    assert time.process_time() - begun < 5


def test_lines_are_looked_up_only_when_something_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []

    def lines_of(data: bytes) -> dict[tuple[str | int, ...], int]:
        asked.append(data)
        return {}

    monkeypatch.setattr(reading, "lines_of", lines_of)
    assert problems(shortened.text()) == []
    assert asked == []
    assert len(problems(replaced(ANCHOR, "Sehr.").replace(QUESTION, "Sehr?"))) == 2
    assert len(asked) == 1
