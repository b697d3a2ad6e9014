"""The text that is proposed for each part of a yearly report: plain sentences, neither praise nor blame."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from gelingenscheck.annual import plain, sentences
from gelingenscheck.annual.figures import Figures
from gelingenscheck.annual.model import AnnualReport, Part
from gelingenscheck.annual.prose import item
from gelingenscheck.annual.returned import Asked, Returned
from gelingenscheck.i18n import N_, Words
from gelingenscheck.scoring.few import FEWEST_PROJECTS, FEWEST_UNITS, said

SPOTS = 3
"""Questions that a proposal names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Material:
    """What texts are made from."""

    report: AnnualReport
    returned: Returned
    words: Words

    @property
    def figures(self) -> Figures:
        """Return the figures of the report."""
        return self.report.figures

    def lines(self, asked: Asked) -> list[str]:
        """Return what units wrote, as lines."""
        return self.returned.lines(asked, self.words, named=self.report.named)


def proposal(part: Part, report: AnnualReport, returned: Returned, words: Words) -> str:
    """Return the proposed text of a part: a paragraph a line; "- " begins an item of a list, "# " a heading."""
    lines = _PROPOSALS[part](Material(report=report, returned=returned, words=words))
    return "\n".join(lines).strip()


def proposals(report: AnnualReport, returned: Returned, words: Words) -> Mapping[Part, str]:
    """Return the proposed text of every part."""
    return {part: proposal(part, report, returned, words) for part in Part}


def summary(material: Material) -> Iterator[str]:
    """Yield the five sentences of the first page."""
    known, words = material.figures, material.words
    yield sentences.answers(known.answers, material.report.year, words)
    yield sentences.projects(known, words)
    yield sentences.weakest(known, words)
    yield sentences.coverage(known, words)
    yield sentences.measures(known.measures, words)


def _resolution(material: Material) -> Iterator[str]:
    yield material.words(N_("Der Rat nimmt den Sachstandsbericht {year} zum Integrationsmanagement zur Kenntnis."),
                         year=material.report.year)  # fmt: skip


def _mandate(material: Material) -> Iterator[str]:
    known, words = material.figures, material.words
    if known.city.mandate:
        yield known.city.mandate
        yield ""
    yield words(
        N_("Dieser Bericht zeigt den Stand für das Berichtsjahr bis zum {until}. Grundlage sind die Jahresabfrage bei "
           "den Ämtern mit Stichtag {as_of} und die Einschätzungen, die im Berichtsjahr abgeschlossen wurden."),
        until=words.date(known.until), as_of=words.date(material.report.as_of),
    )  # fmt: skip


def _scope(material: Material) -> Iterator[str]:
    words = material.words
    yield words(N_(
        "Integration heißt hier: Alle können teilhaben und gehören dazu. Sie ist Aufgabe aller Bereiche von Rat und "
        "Verwaltung. Die Gelingensfaktoren beschreiben, worauf es bei Projekten, Planungen und Prozessen ankommt."
    ))  # fmt: skip
    yield ""
    yield words(N_(
        "Eingeschätzt werden Vorhaben und die Praxis der Ämter, nie Personen. Das ähnlich klingende Landesprogramm "
        "„Kommunales Integrationsmanagement“ (KIM) ist etwas anderes: Es begleitet einzelne zugewanderte Menschen. "
        "Angaben daraus enthält dieser Bericht nicht."
    ))  # fmt: skip


def _activities(material: Material) -> Iterator[str]:
    words, lines = material.words, material.lines(Asked.DONE)
    if not lines:
        yield words(N_("Zu dieser Frage liegt keine Rückmeldung vor."))
        return
    yield words(N_("Die Ämter haben berichtet, was sie im Berichtsjahr getan haben:"))
    yield ""
    yield from lines


def _factors(material: Material) -> Iterator[str]:
    known, words = material.figures, material.words
    yield " ".join((sentences.projects(known, words), sentences.crosscutting(known, words),
                    sentences.coverage(known, words)))  # fmt: skip
    yield ""
    if not known.ranked:
        yield sentences.too_few(words)
        return
    yield words(N_("{weakest} Die Tabelle zeigt alle Faktoren."), weakest=sentences.weakest(known, words))
    spots = [spot for spot in known.spots if spot.weak.high > 1][:SPOTS]
    if spots:
        yield ""
        yield words(N_("Am häufigsten auf Stufe 0 oder 1 stehen Vorhaben bei diesen Fragen:"))
        yield ""
        for spot in spots:
            asked, weak = spot.text.said(words.lang), said(spot.weak, words)
            yield item(words(N_("„{question}“ {weak}"), question=asked, weak=weak))


def _examples(material: Material) -> Iterator[str]:
    known, words = material.figures, material.words
    if not known.released:
        yield words(N_("Für diesen Bericht ist kein Vorhaben freigegeben."))
        return
    yield words.n(
        "Für diesen Bericht haben die Ämter ein Vorhaben freigegeben:",
        "Für diesen Bericht haben die Ämter {n} Vorhaben freigegeben:", known.released_in_all,
    )  # fmt: skip
    yield ""
    for one in known.released:
        yield item(words(N_("{title}, {unit}"), title=" ".join(one.title.split()), unit=one.unit))
    more = known.released_in_all - len(known.released)
    if more:
        yield ""
        yield words.n("Ein weiteres steht hier nicht.", "{n} weitere stehen hier nicht.", more)


def _obstacles(material: Material) -> Iterator[str]:
    words = material.words
    missing, council = material.lines(Asked.MISSING), material.lines(Asked.COUNCIL)
    if not missing and not council:
        yield words(N_("Zu dieser Frage liegt keine Rückmeldung vor."))
        return
    if missing:
        yield words(N_("Das hat nach Angaben der Ämter gefehlt:"))
        yield ""
        yield from missing
    if council:
        yield ""
        yield words(N_("Das soll der Rat aus Sicht der Ämter wissen:"))
        yield ""
        yield from council


def _measures(material: Material) -> Iterator[str]:
    known, words = material.figures, material.words
    yield " ".join((sentences.measures(known.measures, words), sentences.due(known.measures, words)))
    kept = sentences.promises(known, words)
    if kept:
        yield ""
        yield kept
    if known.measures.open + known.measures.done:
        yield ""
        yield words(N_("Einzeln genannt sind nur Maßnahmen von Vorhaben, die für den Bericht freigegeben sind."))


def _finances(material: Material) -> Iterator[str]:
    yield material.words(N_(
        "Mit der Kenntnisnahme des Berichts sind keine Ausgaben verbunden. Was einzelne Maßnahmen kosten, ist nicht "
        "erfasst."
    ))  # fmt: skip


def _method(material: Material) -> Iterator[str]:
    known, words = material.figures, material.words
    yield words(
        N_("Die Ämter schätzen ihre Vorhaben selbst ein, mit dem Fragenkatalog „{title}“, Fassung {version}. {status} "
           "Eine Einschätzung sagt, wie gut ein Vorhaben angelegt ist; ob es wirkt, sagt sie nicht."),
        title=known.basis.title.said(words.lang), version=known.basis.version,
        status=known.basis.status.said(words.lang),
    )  # fmt: skip
    yield ""
    yield words(
        N_("Gezählt ist von jedem Vorhaben die letzte Einschätzung, die vom {first} bis zum {until} "
           "abgeschlossen wurde. Maßnahmen sind gezählt, wie sie bei der Berechnung standen."),
        first=words.date(known.after + timedelta(days=1)), until=words.date(known.until),
    )  # fmt: skip
    yield ""
    yield words(
        N_("Zahlen gibt es ab {projects} Vorhaben aus mindestens {units} Ämtern. Ob keines oder eines, alle oder alle "
           "bis auf eines auf einer Stufe stehen, wird nicht unterschieden. Punktwerte, Mittelwerte und Reihenfolgen "
           "von Ämtern nennt der Bericht nicht. So lässt sich aus keiner Zahl auf ein einzelnes Vorhaben oder auf ein "
           "Amt mit wenigen Vorhaben schließen."),
        projects=words.number(FEWEST_PROJECTS), units=words.number(FEWEST_UNITS),
    )  # fmt: skip
    if any(one.before for one in known.factors):
        yield ""
        yield words(N_(
            "Die Zahlen des Vorjahres stammen von anderen Einschätzungen, zum Teil von anderen Vorhaben. Sie stehen "
            "daneben; ihre Differenz ist keine Entwicklung derselben Vorhaben."
        ))  # fmt: skip


def _plain(material: Material) -> Iterator[str]:
    return plain.page(material.report, material.words)


_PROPOSALS: Mapping[Part, Callable[[Material], Iterator[str]]] = {
    Part.SUMMARY: summary, Part.RESOLUTION: _resolution, Part.MANDATE: _mandate, Part.SCOPE: _scope,
    Part.ACTIVITIES: _activities, Part.FACTORS: _factors, Part.EXAMPLES: _examples, Part.OBSTACLES: _obstacles,
    Part.MEASURES: _measures, Part.FINANCES: _finances, Part.METHOD: _method, Part.PLAIN: _plain,
}  # fmt: skip
