"""The report on one page in Einfache Sprache: short sentences, one fact each, every figure as a numeral."""

from collections.abc import Iterator

from gelingenscheck.annual.figures import Figures
from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.annual.prose import heading
from gelingenscheck.i18n import N_, Words
from gelingenscheck.scoring.few import Few


def page(report: AnnualReport, words: Words) -> Iterator[str]:
    """Yield the lines of the page."""
    known = report.figures
    yield heading(words(N_("Worum geht es?")))
    yield words(
        N_("Alle Menschen in {municipality} sollen mitmachen können. Alle sollen dazugehören. Dafür gibt es {n} "
           "wichtige Punkte. Jedes Amt soll auf diese Punkte achten."),
        municipality=known.city.municipality, n=words.number(len(known.factors)),
    )  # fmt: skip
    yield words(N_("In diesem Bericht geht es um die Arbeit der Ämter. Es geht nicht um einzelne Menschen."))
    yield ""
    yield heading(words(N_("Wer hat geantwortet?")))
    yield _answers(known, words)
    yield ""
    yield heading(words(N_("Was haben wir gesehen?")))
    yield _assessed(known, words)
    yield _weakest(known, words)
    yield ""
    yield heading(words(N_("Wie geht es weiter?")))
    yield _measures(known, words)
    yield words(N_("In einem Jahr berichten wir wieder."))


def _answers(known: Figures, words: Words) -> str:
    asked, heard = known.answers.asked, known.answers.complete + known.answers.nil
    if not asked:
        return words(N_("Wir haben kein Amt gefragt."))
    first = words.n("Wir haben 1 Amt gefragt.", "Wir haben {n} Ämter gefragt.", asked)
    if heard == asked:
        then = words.n("Es hat geantwortet.", "Alle haben geantwortet.", asked)
    elif not heard:
        then = words.n("Es hat nicht geantwortet.", "Keines hat geantwortet.", asked)
    else:
        then = words.n("1 Amt hat geantwortet.", "{n} Ämter haben geantwortet.", heard)
    return f"{first} {then}"


def _assessed(known: Figures, words: Words) -> str:
    counted = (
        words.n("Die Ämter haben 1 Vorhaben geprüft.", "Die Ämter haben {n} Vorhaben geprüft.", known.assessed)
        if known.assessed
        else words(N_("In diesem Jahr haben die Ämter kein Vorhaben geprüft."))
    )
    what = words(N_("Ein Vorhaben ist etwas, das ein Amt plant oder macht."))
    return f"{counted} {what}"


def _weakest(known: Figures, words: Words) -> str:
    first = next(iter(known.ranked), None)
    if first is None or first.weak is None:
        return words(N_("Das sind zu wenige Vorhaben. Darum nennen wir keine Zahlen zu den Punkten."))
    if first.weak.high == 1:
        return words(N_("Bei keinem Punkt haben mehrere Vorhaben noch viel zu tun."))
    title = first.title.said(words.lang, simple=True)
    return words(N_("Bei diesem Punkt ist noch viel zu tun: „{factor}“. {many}"),
                 factor=title, many=_many(first.weak, words))  # fmt: skip


def _many(weak: Few, words: Words) -> str:
    if weak.exact:
        return words(N_("Das gilt für {weak} von {n} Vorhaben."), weak=words.number(weak.low), n=words.number(weak.n))
    return words(N_("Das gilt für fast alle oder alle Vorhaben."))


def _measures(known: Figures, words: Words) -> str:
    counts = known.measures
    if not counts.open + counts.done:
        return words(N_("Neue Aufgaben sind noch nicht aufgeschrieben."))
    waiting = (
        words.n("1 Aufgabe ist noch offen.", "{n} Aufgaben sind noch offen.", counts.open)
        if counts.open
        else words(N_("Keine Aufgabe ist mehr offen."))
    )
    done = words.n("1 Aufgabe ist fertig.", "{n} Aufgaben sind fertig.", counts.done)
    return f"{waiting} {done}" if counts.done else waiting
