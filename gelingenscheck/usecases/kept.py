"""What is stored, for how long, and who sees it: told from the settings and tables that hold, never from memory."""

from dataclasses import dataclass

from gelingenscheck.access.audit import KEPT
from gelingenscheck.access.naming import ACTIONS
from gelingenscheck.access.session import LONGEST
from gelingenscheck.access.table import PERMISSIONS, Reach
from gelingenscheck.access.wording import ROLES
from gelingenscheck.assessment import retention
from gelingenscheck.i18n import Words
from gelingenscheck.settings import JSON, Settings, Way


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """One sort of data."""

    what: str
    where: str
    how_long: str


def kept(settings: Settings, words: Words) -> tuple[Kept, ...]:
    """Return what is stored, where and for how long."""
    folder, for_good = words("im Ordner des Speichers"), words("bis die Stadt das Vorhaben löscht")

    def row(what: str, where: str, how_long: str) -> Kept:
        return Kept(what=what, where=where, how_long=how_long)

    rows = [
        row(words("Angaben zu Vorhaben, Maßnahmen und abgeschlossene Einschätzungen"), folder, for_good),
        row(words("Rückmeldungen und Jahresberichte"), folder, words("auf Dauer, als Zahlen und Texte des Amts")),
        row(
            words("frühere Stände von Entwürfen"), folder,
            words("{n} Tage nach dem Abschluss", n=retention.DRAFTS.days),
        ),
        row(words("Kommentare des Amts zu einem Entwurf"), folder, words("bis zum Abschluss oder Löschen")),
        row(words("verworfene Entwürfe"), folder, words("{n} Tage", n=retention.DISCARDED.days)),
        row(
            words("Entwürfe, die niemand mehr anrührt"), folder,
            words("werden nach {n} Tagen genannt, nicht von selbst gelöscht", n=retention.UNTOUCHED.days),
        ),
        row(
            words("einzelne Stimmen aus Workshops, ohne Zeit und ohne Person"), folder,
            words("{n} Tage", n=settings.ballots_kept.days),
        ),
        row(
            words("Löschungen: Tag, Rolle, Grund und ein Kennzeichen, ohne Inhalt"), folder, words("auf Dauer")
        ),
    ]  # fmt: skip
    if settings.access is Way.LINKS:
        hours = int(LONGEST.total_seconds() // 3600)
        rows += [
            row(words("Anmeldungen: Zeit und Rolle im Amt, nie eine Person"), folder, words("{n} Tage", n=KEPT.days)),
            row(
                words("ein Cookie für die Anmeldung"),
                words("in Ihrem Browser"),
                words("höchstens {n} Stunden", n=hours),
            ),
        ]
    return tuple(rows)


def way(settings: Settings, words: Words) -> str:
    """Say how people sign in."""
    said = {
        Way.LOCAL: words("Lokaler Modus: eine Person auf einem Rechner, ohne Anmeldung."),
        Way.LINKS: words("Anmeldung mit einem Link je Amt und Rolle; Namen und Konten gibt es nicht."),
        Way.PROXY: words("Anmeldung durch den Anmeldedienst der Stadt; gespeichert werden nur Rolle und Amt."),
        Way.CLOSED: words("Zurzeit kann sich niemand anmelden: Die Einstellung ist nicht zu verstehen."),
    }
    return said[settings.access]


def logged(settings: Settings, words: Words) -> str:
    """Say what the server writes into its log."""
    if settings.log == JSON:
        return words(
            "Das Protokoll des Servers nennt, was wo im Programm geschah und wie lange es dauerte, aber keine "
            "Eingaben, keine Personen, keine Adressen von Geräten und keine Titel."
        )
    return words("Das Protokoll des Servers nennt Warnungen und Fehler. Zugriffe schreibt er nicht auf.")


def permissions(words: Words) -> tuple[tuple[str, ...], ...]:
    """Return who may do what: a row per action, a column per role, the titles first."""
    title = (words("Was"), *(words(ROLES[role]) for role in ROLES))
    return (
        title,
        *(
            (words(said), *(_reach(words, PERMISSIONS[role].get(action)) for role in ROLES))
            for action, said in ACTIONS.items()
        ),
    )


def _reach(words: Words, reach: Reach | None) -> str:
    """Say for which departments a role may do something."""
    if reach is None:
        return "–"
    if reach is Reach.INVITED:
        return words("auf Einladung")
    return words("alle Ämter") if reach is Reach.ALL else words("eigenes Amt")
