"""What a text of the catalogue must not say."""

from collections.abc import Iterable, Mapping

import pytest

from gelingenscheck.catalogue.lint import officialese, wording
from gelingenscheck.catalogue.lint.rules import Rule, breaches


def words_found(rules: Mapping[str, Iterable[Rule]], text: str, language: str) -> list[str | int]:
    return [values["words"] for _, (_, values) in breaches(rules[language], [((), text)])]


def instead_of(text: str, language: str) -> list[str | int]:
    return [values["instead"] for _, (_, values) in breaches(wording.ANYWHERE[language], [((), text)])]


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("Alle Bürger:innen sind da.", "de", "Bürger:innen"),
        ("Jede*r Nutzer*in weiß es.", "de", "Nutzer*in"),
        ("Alle NutzerInnen kommen.", "de", "NutzerInnen"),
        ("Alle Nutzer_innen kommen.", "simple", "Nutzer_innen"),
        ("Das ist sehr gut.", "de", "sehr"),
        ("Sie werden immer gefragt.", "de", "immer"),
        ("Die Maßnahme läuft.", "de", "Maßnahme"),
        ("Wir fragen Betroffene.", "simple", "Betroffene"),
        ("Geflüchtete kommen.", "de", "Geflüchtete"),
        ("That works very well.", "en", "very"),
        ("Help for foreigners", "en", "foreigners"),
    ],
)
def test_a_word_that_the_catalogue_avoids_is_found(text: str, language: str, word: str) -> None:
    assert words_found(wording.ANYWHERE, text, language) == [word]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Öffnung: innen und außen", "de"),
        ("Die Versicherung zahlt oftmals.", "de"),
        ("Wir haben immer gefragt.", "simple"),
        ("“Everyone” is in the plan.", "en"),
        ("Discovery of needs", "en"),
        ("Der Erfolg zeigt sich bald.", "simple"),
        ("Konzept ohne das Wort „bildungsfern“", "de"),
        ("Das Projektgeld ist zugesagt; die Projektseite nennt den Rahmen von Anfang an.", "de"),
        ("Die Hilfe bei Bewerbungen läuft, und Gäste bewerten sie.", "de"),
    ],
)
def test_other_words_pass(text: str, language: str) -> None:
    assert words_found(wording.ANYWHERE, text, language) == []


@pytest.mark.parametrize(
    ("text", "word", "instead"),
    [
        ("Im Rahmen von Treffen fragen wir nach.", "Im Rahmen von", "bei, in, während"),
        ("Die Prüfung erfolgt bald.", "erfolgt", "das Verb nehmen: „wir prüfen“ statt „die Prüfung erfolgt“"),
        ("Die Durchführung steht fest.", "Durchführung", "machen, veranstalten, abhalten"),
        ("Es geht um die Inanspruchnahme.", "Inanspruchnahme", "benutzen, bekommen, annehmen"),
        ("Das obliegt dem Amt.", "obliegt", "ist Aufgabe von"),
        ("Gegebenenfalls fragen wir nach.", "Gegebenenfalls", "wenn nötig"),
        ("Rat bzw. Verwaltung", "bzw", "oder, und"),
        ("Regeln hinsichtlich der Sprache", "hinsichtlich", "zu, bei, für"),
        ("Wir antworten zeitnah.", "zeitnah", "bald, oder besser ein Datum"),
        ("Barrierefreiheit sicherstellen", "sicherstellen", "dafür sorgen, dass …"),
    ],
)
def test_the_language_of_offices_is_found_and_better_words_are_said(text: str, word: str, instead: str) -> None:
    assert words_found(wording.ANYWHERE, text, "de") == [word]
    assert words_found(wording.ANYWHERE, text, "simple") == [word]
    assert instead_of(text, "de") == [instead]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("In order to help, we ask.", "In order to"),
        ("Rules with regard to language", "with regard to"),
        ("All stakeholders agreed.", "stakeholders"),
        ("Letters and/or calls", "and/or"),
        ("We utilise a list.", "utilise"),
    ],
)
def test_english_officialese_is_found_too(text: str, word: str) -> None:
    assert words_found(wording.ANYWHERE, text, "en") == [word]


def test_each_kind_of_officialese_names_its_own_better_words() -> None:
    assert instead_of("Die Durchführung obliegt dem Amt.", "de") == [
        officialese.GERMAN[r"durchführ\w*|durchzuführ\w*|durchgeführt\w*"]
    ]
    assert instead_of("Sie obliegt dem Amt.", "de") == [officialese.GERMAN[r"oblieg\w*"]]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ich stimme voll zu.", "de"),
        ("Stimmen Sie dem Satz zu?", "de"),
        ("Das trifft eher nicht zu.", "de"),
        ("Sind Sie einverstanden?", "simple"),
        ("I agree.", "en"),
        ("Strongly agree", "en"),
        ("Do you disagree?", "en"),
    ],
)
def test_nothing_is_rated_by_agreeing(text: str, language: str) -> None:
    assert len(words_found(wording.RATING, text, language)) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Welche Herkunft haben die Teilnehmenden?", "de"),
        ("Religion und Alter sind notiert.", "de"),
        ("Die Staatsangehörigkeit steht im Bogen.", "de"),
        ("Wie ist Ihr Name?", "simple"),
        ("Liste mit Namen", "de"),
        ("Namensliste der Teilnehmenden", "de"),
        ("Name und Kontakt", "de"),
        ("What is your nationality?", "en"),
        ("Their religion is recorded.", "en"),
        ("Attendance sheet with names", "en"),
    ],
)
def test_nobody_is_asked_who_they_are(text: str, language: str) -> None:
    assert len(words_found(wording.RATING, text, language)) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Stichworte aus Gesprächen, ohne Namen", "de"),
        ("Wir haben den Termin mit der Zielgruppe abgestimmt.", "de"),
        ("Der Plan nennt einen Vorteil.", "de"),
        ("Agreed with the target group; money and dates are fixed.", "en"),
        ("The plan names what is still open.", "en"),
        ("Key points from conversations, without names", "en"),
    ],
)
def test_what_only_sounds_alike_passes(text: str, language: str) -> None:
    assert words_found(wording.RATING, text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wen wollen Sie erreichen? Wie wollen Sie das tun?", "de"),
        ("Wen wollen Sie erreichen, und wie erfahren diese Menschen davon?", "de"),
        ("Was planen und/oder bauen Sie?", "de"),
        ("Wen fragen Sie, aber auch wann?", "de"),
        ("Whom do you want to reach, and how?", "en"),
        ("What do you plan and/or build?", "en"),
        ("Whom do you ask? When?", "en"),
    ],
)
def test_a_question_asks_one_thing(text: str, language: str) -> None:
    assert len(words_found(wording.ASKING, text, language)) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wonach entscheiden Sie, wo und wann etwas stattfindet?", "de"),
        ("Wo steht, was noch offen ist und was schon feststeht?", "de"),
        ("Was bekommen Vereine und andere Partner für ihre Mitarbeit?", "de"),
        ("Menschen kommen. Was brauchen sie? Woher wissen Sie das?", "simple"),
        ("Where does it say what is still open and what is already settled?", "en"),
    ],
)
def test_one_thing_may_have_two_sides(text: str, language: str) -> None:
    assert words_found(wording.ASKING, text, language) == []


def test_a_sentence_prefers_the_verb_to_a_chain_of_nouns() -> None:
    assert words_found(wording.SENTENCES, "Die Prüfung der Planung steht an.", "de") == ["Prüfung der Planung"]
    assert words_found(wording.SENTENCES, "Wir prüfen die Planung der Stadt.", "de") == []


def test_one_text_can_be_looked_at_by_itself() -> None:
    thirteen = "Eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn."
    assert [values for _, values in wording.flaws(f"Maßnahme: {thirteen}", "simple")] == [
        {"words": "Maßnahme"},
        {"count": 13, "limit": 12},
    ]
    assert wording.flaws("Wir fragen nach.", "simple") == []


@pytest.mark.parametrize("language", ["de", "simple", "en"])
def test_officialese_in_capitals_or_at_the_end_is_found(language: str) -> None:
    text = {"de": "ZEITNAH", "simple": "Wir antworten ZEITNAH", "en": "We answer PRIOR TO"}[language]
    assert len(words_found(wording.ANYWHERE, text, language)) == 1
