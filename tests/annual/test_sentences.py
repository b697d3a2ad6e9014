"""Every generated sentence is right in itself, and was read by a person: see sentences_de.md and sentences_en.md."""

import os
import re
from gettext import NullTranslations
from itertools import product
from pathlib import Path

import pytest

from gelingenscheck.annual import sentences
from gelingenscheck.annual.figures import Answers, Outcome
from gelingenscheck.annual.promised import promises
from gelingenscheck.i18n import Words, words_in
from gelingenscheck.i18n.formats import translations
from gelingenscheck.i18n.words import DIRECTORY
from tests.annual import spoken
from tests.annual.made import figures, measures, promise

APPROVED = Path(__file__).parent
COUNTS = (0, 1, 2, 7, 1_200)
BROKEN = {
    "de": r"\b1 (?:Ämter|Maßnahmen|Punkten|haben|sind|waren)\b|\b(?:2|7|1\.200) (?:Amt|Maßnahme|hat|ist|war)\b"
          r"|\b[Aa]lle 2\b|\b0 (?:von|Ämter|Vorhaben|Maßnahmen)|[Kk]eine von|\b0 Prozent",
    "en": r"\b1 (?:departments|measures|have|are|were)\b|\b(?:2|7|1,200) (?:department|measure|has|is|was)\b"
          r"|\b[Aa]ll 2\b|\b0 (?:of|departments|projects|measures)",
}  # fmt: skip
"""What no sentence may contain: a plural of one, a singular of many, none as a numeral."""
NEVER = re.compile(
    r"[{}!]|  |\bNone\b(?! of)|\.\.|,\.|;\.|: \.| [.,;:]|\berfreulich|\bleider\b|\bnur noch\b|\bunfortunately"
)
"""Traces of a template, a cry, praise and blame."""


class Untranslated(NullTranslations):
    """What a catalogue falls back to where a message is not translated yet; it counts how often."""

    times = 0

    def gettext(self, message: str) -> str:
        """Return the German message."""
        self.times += 1
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the German message for a count."""
        self.times += 1
        return msgid1 if n == 1 else msgid2


def test_every_german_sentence_reads_as_a_person_approved_it() -> None:
    """With GELINGENSCHECK_APPROVE=1 the page is written anew, to be read before it is committed."""
    page, path = spoken.as_page(words_in("de")), APPROVED / "sentences_de.md"
    if os.environ.get("GELINGENSCHECK_APPROVE"):
        path.write_text(page, "utf-8")
    assert page == path.read_text("utf-8")


def test_every_english_sentence_reads_as_a_person_approved_it() -> None:
    """A sentence that waits for its translation is compared once it has one."""
    missing, known = Untranslated(), translations(DIRECTORY / "en" / "LC_MESSAGES" / "messages.po", "en")
    known.add_fallback(missing)
    approved = (APPROVED / "sentences_en.md").read_text("utf-8")
    words = Words("en", known)
    cases = [(say, f"- `{case}`: ") for group in spoken.GROUPS.values() for case, say in group()]
    lines = [line for line in approved.splitlines() if line.startswith("- ")]
    compared = 0
    for (say, case), line in zip(cases, lines, strict=True):
        before = missing.times
        said = f"{case}{spoken.on_one_line(say(words))}"
        if missing.times == before:
            compared += 1
            assert said == line
    assert compared > 20


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_sentence_is_a_whole_one_and_says_numbers_as_one_does(lang: str) -> None:
    for group, case, said in spoken.spoken(words_in(lang)):
        for line in said.splitlines():
            assert not NEVER.search(line), (group, case, line)
            assert not re.search(BROKEN[lang], _without_of(line)), (group, case, line)
            assert line[:1] in "-#" or line.endswith((".", ":", "?")), (group, case, line)


def _without_of(line: str) -> str:
    """Leave out the figures that are said as a fraction or as a level."""
    return re.sub(r"\d+ (?:von|of) \d+|0 oder 1|0 or 1|(?:Stufe|level) \d", "", line)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_mix_of_counts_is_a_sentence(lang: str) -> None:
    words = words_in(lang)
    said = [
        sentences.answers(Answers(complete=a, nil=b, begun=c, silent=d), 2026, words)
        for a, b, c, d in product((0, 1, 2), repeat=4)
    ]
    said += [
        sentences.projects(figures(projects=all_, assessed=some), words)
        for all_, some in product(COUNTS, COUNTS) if some <= all_
    ]  # fmt: skip
    said += [
        sentences.measures(measures(open=open_, done=done, overdue=late), spoken.DAY, words)
        for open_, done, late in product(COUNTS, repeat=3) if late <= open_
    ]  # fmt: skip
    said += [sentences.due(measures(due=due, kept=kept), words) for due, kept in product(COUNTS, COUNTS) if kept <= due]
    said += [
        promises(figures(measures=measures(promises=tuple(map(promise, some)))), words)
        for n in (1, 2, 3) for some in product(Outcome, repeat=n)
    ]  # fmt: skip
    for sentence in said:
        assert sentence.endswith(".")
        assert not NEVER.search(sentence), sentence
        assert not re.search(BROKEN[lang], _without_of(sentence)), sentence


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("1 Ämter haben", True), ("Alle 2 Maßnahmen", True), ("0 von 0", True), ("keine von ihnen", True),
     ("2 Maßnahmen sind offen", False), ("11 Ämter haben", False)],
)  # fmt: skip
def test_the_patterns_know_a_broken_sentence(text: str, wrong: bool) -> None:  # noqa: FBT001 - a row of a table
    assert bool(re.search(BROKEN["de"], text)) is wrong
