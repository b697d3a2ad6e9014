"""The text that is proposed for each part of a yearly report: plain sentences, neither praise nor blame."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo

from gelingenscheck.annual import plain, sentences
from gelingenscheck.annual.figures import Figures
from gelingenscheck.annual.model import AnnualReport, Part
from gelingenscheck.annual.promised import promises
from gelingenscheck.annual.prose import item
from gelingenscheck.annual.returned import Asked, Returned
from gelingenscheck.annual.weakest import too_few, weakest
from gelingenscheck.i18n import N_, Words
from gelingenscheck.scoring.few import FEWEST_PROJECTS, FEWEST_UNITS, said

SPOTS = 3
"""Questions that a proposal names."""
COUNCIL = "Rat "
"""How the name of a council begins that "der" goes before: other cities have a Stadtverordnetenversammlung."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Material:
    """What texts are made from."""

    report: AnnualReport
    returned: Returned
    words: Words
    zone: tzinfo

    @property
    def counted(self) -> date:
        """Return the day on which measures were counted."""
        return self.report.computed.day_in(self.zone)

    @property
    def figures(self) -> Figures:
        """Return the figures of the report."""
        return self.report.figures

    def lines(self, asked: Asked) -> list[str]:
        """Return what units wrote, as lines."""
        return self.returned.lines(asked, self.words, named=self.report.named)


def proposal(part: Part, report: AnnualReport, returned: Returned, words: Words, zone: tzinfo) -> str:
    """Return the proposed text of a part: a paragraph a line; "- " begins an item of a list, "# " a heading."""
    lines = _PROPOSALS[part](Material(report=report, returned=returned, words=words, zone=zone))
    return "\n".join(lines).strip()


def proposals(report: AnnualReport, returned: Returned, words: Words, zone: tzinfo) -> Mapping[Part, str]:
    """Return the proposed text of every part."""
    return {part: proposal(part, report, returned, words, zone) for part in Part}


def summary(material: Material) -> Iterator[str]:
    """Yield the five sentences of the first page."""
    known, words = material.figures, material.words
    yield sentences.answers(known.answers, material.report.year, words)
    yield sentences.projects(known, words)
    yield weakest(known, words)
    yield sentences.coverage(known, words)
    yield sentences.measures(known.measures, material.counted, words)


def _resolution(material: Material) -> Iterator[str]:
    known, words = material.figures, material.words
    council = known.city.bodies[-1] if known.city.bodies else ""
    said_ = (
        N_("Der {council} nimmt den Sachstandsbericht {year} zum Integrationsmanagement zur Kenntnis.")
        if council.startswith(COUNCIL)
        else N_("Der Rat nimmt den Sachstandsbericht {year} zum Integrationsmanagement zur Kenntnis.")
    )
    yield words(said_, council=" ".join(council.split()), year=material.report.year)


def _mandate(material: Material) -> Iterator[str]:
    known, words = material.figures, material.words
    if known.city.mandate:
        yield known.city.mandate
        yield ""
    yield words(
        N_("Dieser Bericht gilt für das Berichtsjahr vom {first} bis zum {until}. Er beruht auf der Jahresabfrage bei "
           "den Ämtern mit Stichtag {as_of} und auf den Einschätzungen von Vorhaben, die im Berichtsjahr abgeschlossen "
           "wurden."),
        first=words.date(known.after + timedelta(days=1)), until=words.date(known.until),
        as_of=words.date(material.report.as_of),
    )  # fmt: skip


def _scope(material: Material) -> Iterator[str]:
    words = material.words
    yield words(N_(
        "Integration heißt hier: Alle können teilhaben und gehören dazu. Sie ist Aufgabe aller Bereiche von Rat und "
        "Verwaltung. Die Gelingensfaktoren beschreiben, worauf es bei Projekten, Planungen und Prozessen ankommt."
    ))  # fmt: skip
    yield ""
    yield words(N_(
        "Eingeschätzt werden Vorhaben und die Praxis der Ämter, nie Personen. Davon zu unterscheiden ist das ähnlich "
        "klingende Landesprogramm „Kommunales Integrationsmanagement“ (KIM): Sein Case Management begleitet einzelne "
        "zugewanderte Menschen. Angaben daraus enthält dieser Bericht nicht."
    ))  # fmt: skip


def _activities(material: Material) -> Iterator[str]:
    words, lines = material.words, material.lines(Asked.DONE)
    if not lines:
        yield words(N_("Dazu hat in der Jahresabfrage {year} kein Amt etwas geschrieben."), year=material.report.year)
        return
    yield words.n("Ein Amt hat berichtet, was es im Berichtsjahr getan hat:",
                  "{n} Ämter haben berichtet, was sie im Berichtsjahr getan haben:",
                  material.returned.count(Asked.DONE))  # fmt: skip
    yield ""
    yield from lines


def _factors(material: Material) -> Iterator[str]:
    known, words = material.figures, material.words
    yield " ".join((sentences.projects(known, words), sentences.crosscutting(known, words),
                    sentences.coverage(known, words)))  # fmt: skip
    yield ""
    if not known.ranked:
        yield too_few(words)
        return
    yield words(N_("{weakest} Die Tabelle zeigt alle Faktoren."), weakest=weakest(known, words))
    spots = [spot for spot in known.spots if spot.weak.high > 1][:SPOTS]
    if spots:
        yield ""
        yield words.n(
            "Auf den unteren Stufen (0 oder 1 von 4) stehen Vorhaben vor allem bei dieser Frage:",
            "Auf den unteren Stufen (0 oder 1 von 4) stehen Vorhaben vor allem bei Fragen wie diesen:",
            len(spots),
        )
        yield ""
        for spot in spots:
            asked, weak = spot.text.said(words.lang), said(spot.weak, words)
            yield item(words(N_("„{question}“ – {weak} Vorhaben"), question=asked, weak=weak))


def _examples(material: Material) -> Iterator[str]:
    known, words = material.figures, material.words
    if not known.released:
        yield words(N_("Für diesen Bericht ist kein Vorhaben freigegeben."))
        return
    yield words.n(
        "Für diesen Bericht ist ein Vorhaben freigegeben:", "Für diesen Bericht sind {n} Vorhaben freigegeben:",
        known.released_in_all,
    )  # fmt: skip
    yield ""
    for one in known.released:
        yield item(words(N_("{title}, {unit}"), title=" ".join(one.title.split()), unit=one.unit))
    more = known.released_in_all - len(known.released)
    if more:
        yield ""
        yield words.n("Ein weiteres freigegebenes Vorhaben ist hier nicht aufgeführt.",
                      "{n} weitere freigegebene Vorhaben sind hier nicht aufgeführt.", more)  # fmt: skip


def _obstacles(material: Material) -> Iterator[str]:
    words = material.words
    missing, council = material.lines(Asked.MISSING), material.lines(Asked.COUNCIL)
    if not missing and not council:
        yield words(N_("Dazu hat in der Jahresabfrage {year} kein Amt etwas geschrieben."), year=material.report.year)
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
    counted = sentences.measures(known.measures, material.counted, words)
    yield " ".join(filter(None, (counted, sentences.due(known.measures, words))))
    kept = promises(known, words)
    if kept:
        yield ""
        yield kept
    if known.measures.open + known.measures.done:
        yield ""
        yield words(N_("Gezählt sind die Maßnahmen aller Vorhaben. Einzeln genannt sind nur die von Vorhaben, die für "
                       "den Bericht freigegeben sind."))  # fmt: skip


def _finances(material: Material) -> Iterator[str]:
    yield material.words(N_(
        "Die Kenntnisnahme löst keine Ausgaben aus. Was die Maßnahmen kosten und woher das Geld dafür kommt, ist in "
        "diesem Bericht nicht erfasst."
    ))  # fmt: skip


def _method(material: Material) -> Iterator[str]:
    known, words = material.figures, material.words
    yield words(
        N_("Die Ämter schätzen ihre Vorhaben selbst ein, mit dem Fragenkatalog „{title}“, Fassung {version}. Darin "
           "heißt es: „{status}“ Eine Einschätzung sagt, wie ein Vorhaben angelegt ist; ob es wirkt, sagt sie nicht. "
           "Mit „Ämtern“ sind alle Stellen gemeint, die gefragt wurden, auch Stabsstellen und Betriebe."),
        title=known.basis.title.said(words.lang), version=known.basis.version,
        status=known.basis.status.said(words.lang),
    )  # fmt: skip
    yield ""
    yield words(
        N_("Gezählt ist von jedem Vorhaben der letzte vollständige Check, der vom {first} bis zum {until} "
           "abgeschlossen wurde. Entwürfe, Kurzchecks und Varianten zählen nicht; über Vorhaben ohne Check in dieser "
           "Zeit sagt der Bericht nichts. Die Rückmeldungen der Ämter sind gezählt, wie sie beim Schließen der "
           "Jahresabfrage standen, die bekannten Vorhaben und die Maßnahmen, wie sie am {counted} standen."),
        first=words.date(known.after + timedelta(days=1)), until=words.date(known.until),
        counted=words.date(material.counted),
    )  # fmt: skip
    yield ""
    yield words(
        N_("Zahlen zu einem Faktor oder einer Frage gibt es ab {projects} Vorhaben aus mindestens {units} Ämtern. "
           "„Höchstens 1“ heißt: keines oder eines; „mindestens“ heißt: alle oder alle bis auf eines. Punktwerte, "
           "Mittelwerte und Reihenfolgen von Ämtern nennt der Bericht nicht. So lässt sich aus keiner Zahl auf ein "
           "einzelnes Vorhaben oder auf ein Amt mit wenigen Vorhaben schließen."),
        projects=words.number(FEWEST_PROJECTS), units=words.number(FEWEST_UNITS),
    )  # fmt: skip
    if any(one.before for one in known.factors):
        yield ""
        yield words(N_(
            "Die Zahlen des Vorjahres stammen von anderen Einschätzungen und zum Teil von anderen Vorhaben. Der "
            "Unterschied zwischen beiden Jahren zeigt deshalb nicht, wie sich einzelne Vorhaben entwickelt haben."
        ))  # fmt: skip


def _plain(material: Material) -> Iterator[str]:
    return plain.page(material.figures, material.words)


_PROPOSALS: Mapping[Part, Callable[[Material], Iterator[str]]] = {
    Part.SUMMARY: summary, Part.RESOLUTION: _resolution, Part.MANDATE: _mandate, Part.SCOPE: _scope,
    Part.ACTIVITIES: _activities, Part.FACTORS: _factors, Part.EXAMPLES: _examples, Part.OBSTACLES: _obstacles,
    Part.MEASURES: _measures, Part.FINANCES: _finances, Part.METHOD: _method, Part.PLAIN: _plain,
}  # fmt: skip
