"""What a text of the catalogue must not say."""

import pytest

from gelingenscheck.catalogue.wording import count_words, flaws, rating_flaws


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Woher wissen Sie das?", 4),
        ("Geld und Termine – beides steht fest.", 6),
        ("Eine 50-m-Bahn", 4),
        ("Noch offen, oder wie üblich …", 6),
    ],
)
def test_words_are_counted_as_one_reads_them(text: str, count: int) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("Alle Bürger:innen sind da.", "de", "Bürger:innen"),
        ("Jede*r Nutzer*in weiß es.", "de", "Nutzer*in"),
        ("Alle Nutzer_innen kommen.", "simple", "Nutzer_innen"),
        ("Das ist sehr gut.", "de", "sehr"),
        ("Sie werden immer gefragt.", "de", "immer"),
        ("Die Maßnahme läuft.", "de", "Maßnahme"),
        ("Betroffene wurden gefragt.", "simple", "Betroffene"),
        ("Geflüchtete kommen.", "de", "Geflüchtete"),
        ("Barrierefreiheit sicherstellen", "de", "sicherstellen"),
        ("That works very well.", "en", "very"),
        ("All stakeholders agreed.", "en", "stakeholders"),
    ],
)
def test_a_word_that_the_catalogue_avoids_is_found(text: str, language: str, word: str) -> None:
    assert [values for _, values in flaws(text, language)] == [{"words": word}]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Öffnung: innen und außen", "de"),
        ("Die Versicherung zahlt oftmals.", "de"),
        ("Wir haben immer gefragt.", "simple"),
        ("“Everyone” is in the plan.", "en"),
        ("Discovery of needs", "en"),
    ],
)
def test_other_words_pass(text: str, language: str) -> None:
    assert list(flaws(text, language)) == []


def test_straight_quotation_marks_are_found_in_every_language() -> None:
    for language in ("de", "en", "simple"):
        assert len(list(flaws('Im Plan steht "alle".', language))) == 1


def test_a_sentence_in_simple_german_has_at_most_twelve_words() -> None:
    twelve = "Eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf."
    assert list(flaws(f"{twelve} {twelve}", "simple")) == []
    longer = list(flaws(f"Kurz. {twelve[:-1]} dreizehn.", "simple"))
    assert [values for _, values in longer] == [{"count": 13, "limit": 12}]
    assert list(flaws(f"{twelve[:-1]} dreizehn.", "de")) == []


def test_simple_german_has_no_semicolon() -> None:
    assert len(list(flaws("Es steht da; alle wissen es.", "simple"))) == 1
    assert list(flaws("Es steht da; alle wissen es.", "de")) == []


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
    assert len(list(rating_flaws(text, language))) == 1


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
    assert len(list(rating_flaws(text, language))) == 1


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
    assert list(rating_flaws(text, language)) == []
