"""The report on one page in Einfache Sprache: short sentences, one fact each, every figure as a numeral."""

from collections.abc import Iterator

from gelingenscheck.annual.figures import Figures
from gelingenscheck.annual.prose import heading
from gelingenscheck.annual.weakest import MOST_NAMED, leading
from gelingenscheck.i18n import N_, NN_, Words
from gelingenscheck.scoring.few import Few


def page(known: Figures, words: Words) -> Iterator[str]:
    """Yield the lines of the page."""
    if known.examples:
        yield words(N_("Achtung: Das ist ein Beispiel. Die Zahlen sind ausgedacht."))
        yield ""
    yield heading(words(N_("Worum geht es?")))
    yield words(N_("Alle Menschen in {municipality} sollen mitmachen können. Alle sollen dazugehören."),
                municipality=known.city.municipality)  # fmt: skip
    yield words.n("Dafür gibt es 1 wichtigen Punkt. Jedes Amt soll darauf achten.",
                  "Dafür gibt es {n} wichtige Punkte. Jedes Amt soll darauf achten.", len(known.factors))  # fmt: skip
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
    what = words(N_("Ein Vorhaben ist etwas, das ein Amt plant oder macht."))
    counted = (
        words.n("Die Ämter haben 1 Vorhaben geprüft.", "Die Ämter haben {n} Vorhaben geprüft.", known.assessed)
        if known.assessed
        else words(N_("In diesem Jahr haben die Ämter kein Vorhaben geprüft."))
    )
    return f"{counted} {what}"


def _weakest(known: Figures, words: Words) -> str:
    if not known.ranked:
        return words(N_("Zu den Punkten nennen wir keine Zahlen. Dafür ist noch zu wenig geprüft."))
    first = leading(known)
    if not first:
        return words(N_("Bei keinem Punkt haben mehrere Vorhaben noch viel zu tun."))
    if len(first) > MOST_NAMED:
        return words(N_("Bei {n} Punkten ist noch viel zu tun."), n=words.number(len(first)))
    titles = words.listed([words(N_("„{factor}“"), factor=one.title.said(words.lang, simple=True)) for one in first])
    where = words.n("Bei diesem Punkt ist noch viel zu tun: {factors}.",
                    "Bei diesen {n} Punkten ist noch viel zu tun: {factors}.", len(first),
                    factors=titles)  # fmt: skip
    return " ".join(filter(None, (where, _many([one.weak for one in first if one.weak], words))))


def _many(weak: list[Few], words: Words) -> str:
    """Say of how many projects it is true; nothing where the factors differ."""
    if len(set(weak)) > 1:
        return ""
    one = weak[0]
    if not one.exact:
        return words(N_("Das gilt für alle oder fast alle Vorhaben."))
    alike = NN_("Das gilt für {weak} von {all} Vorhaben.", "Das gilt bei jedem Punkt für {weak} von {all} Vorhaben.")
    return words.n(*alike, len(weak), weak=words.number(one.low), all=words.number(one.n))


def _measures(known: Figures, words: Words) -> str:
    counts = known.measures
    if not counts.open + counts.done:
        return words(N_("Es sind noch keine Aufgaben aufgeschrieben."))
    waiting = (
        words.n("1 Aufgabe ist noch offen.", "{n} Aufgaben sind noch offen.", counts.open)
        if counts.open
        else words(N_("Keine Aufgabe ist mehr offen."))
    )
    late = (
        words.n("Davon sollte 1 schon fertig sein.", "Davon sollten {n} schon fertig sein.", counts.overdue)
        if counts.open > 1
        else words(N_("Sie sollte schon fertig sein."))
    )
    done = words.n("1 Aufgabe ist fertig.", "{n} Aufgaben sind fertig.", counts.done)
    said = (waiting, late if counts.overdue else "", done if counts.done else "")
    return " ".join(filter(None, said))
