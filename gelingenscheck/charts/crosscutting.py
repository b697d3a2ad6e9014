"""The cross-cutting matrix: two readings per unit and factor, in one sign.

Left half: lived in projects. Right half: anchored as the unit's standard. Full: the target is reached. Hollow: it is
not. A missing half: no reading. Areas of responsibility have the left half only.
"""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from gelingenscheck.charts.half_discs import grid
from gelingenscheck.charts.wording import BandWords, figure, joined
from gelingenscheck.i18n import N_, NN_, Words
from gelingenscheck.portfolio.matrix import Reading

CLASSES: Mapping[Reading, str] = {
    Reading.LIVED_ANCHORED: N_("gelebt und verankert"),
    Reading.LIVED_ONLY: N_("gelebt, nicht verankert"),
    Reading.ANCHORED_ONLY: N_("geregelt, nicht gelebt"),
    Reading.OPEN: N_("beides offen"),
    Reading.ONE_READING: N_("erst eine Angabe"),
    Reading.NONE: N_("noch ohne Angabe"),
}
SIGNS: Mapping[Reading, tuple[str, str]] = {
    Reading.LIVED_ANCHORED: ("at", "at"),
    Reading.LIVED_ONLY: ("at", "below"),
    Reading.ANCHORED_ONLY: ("below", "at"),
    Reading.OPEN: ("below", "below"),
    Reading.ONE_READING: ("none", "below"),
    Reading.NONE: ("none", "none"),
}
"""What each half of a class's sign says; of one reading it is either half."""
AREA_STATES: Mapping[str, str] = {
    "at": N_("Ziel erreicht"),
    "below": N_("Ziel noch nicht erreicht"),
    "none": N_("noch ohne Angabe"),
}


def matrix_finding(frame: pd.DataFrame, words: Words) -> str:
    """Say how many units are blind spots, and how many cells are at the target in both readings."""
    if frame.empty:
        return words(N_("Zu dieser Auswahl gibt es kein Feld"))
    spots, units = int(frame[frame["blind"]]["id"].nunique()), int(frame["id"].nunique())
    if spots == units:
        return words.n(*NN_("Ein Amt hat noch nichts gemeldet", "{n} Ämter haben noch nichts gemeldet"), spots)
    return f"{_silent(words, spots, units)}; {_reached(words, frame)}"


def _silent(words: Words, spots: int, units: int) -> str:
    if not spots:
        return words.n(*NN_("Von diesem Amt liegt etwas vor", "Von allen {n} Ämtern liegt etwas vor"), units)
    said = NN_("{n} von {units} Ämtern hat noch nichts gemeldet", "{n} von {units} Ämtern haben noch nichts gemeldet")
    return words.n(*said, spots, units=words.number(units))


def _reached(words: Words, frame: pd.DataFrame) -> str:
    reached = int((frame["reading"] == Reading.LIVED_ANCHORED).sum())
    said = NN_("gelebt und verankert ist {n} von {cells} Feldern", "gelebt und verankert sind {n} von {cells} Feldern")
    return words.n(*said, reached, cells=words.number(len(frame)))


def matrix(
    frame: pd.DataFrame,
    words: Words,
    bands: BandWords,  # noqa: ARG001 - all charts are called alike
    *,
    target: int,
    note: str = "",
) -> alt.TopLevelLayerSpec:
    """Draw units by factors; blind spots come as the frame has them: first, as one bar with words."""
    counts = frame["reading"].value_counts()
    key = [
        (*SIGNS[reading], f"{words(name)}: {words.number(int(counts.get(reading, 0)))}")
        for reading, name in CLASSES.items()
    ]
    tips = {"practice": N_("gelebt"), "anchoring": N_("verankert")}
    own = words(
        N_(
            "Linke Hälfte: in Vorhaben gelebt. Rechte: verankert, also im Amt geregelt. Voll heißt: Ziel der Stadt "
            "({target})."
        ),
        target=words.number(target),
    )
    return grid(
        _cells(frame, words, target, {reading.value: words(name) for reading, name in CLASSES.items()}),
        key, {field: words(name) for field, name in tips.items()},
        bar=words(N_("noch nichts gemeldet")), finding=matrix_finding(frame, words), note=joined(note, own),
    )  # fmt: skip


def areas_finding(frame: pd.DataFrame, words: Words, target: int) -> str:
    """Say how many areas no current project touches, and how many cells reach the target."""
    if frame.empty:
        return words(N_("Zu dieser Auswahl gibt es kein Feld"))
    empty, areas = int(frame[frame["blind"]]["id"].nunique()), int(frame["id"].nunique())
    if empty == areas:
        return words(N_("Noch nennt kein aktuelles Vorhaben einen Aufgabenbereich"))
    if not empty:
        first = words(N_("Zu jedem Aufgabenbereich gibt es aktuelle Vorhaben"))
    else:
        said = NN_("Zu {n} von {areas} Aufgabenbereichen gibt es kein aktuelles Vorhaben",
                   "Zu {n} von {areas} Aufgabenbereichen gibt es kein aktuelles Vorhaben")  # fmt: skip
        first = words.n(*said, empty, areas=words.number(areas))
    reached, cells = int((frame["practice"] >= target).sum()), len(frame)
    said = NN_("gelebt ist {n} von {cells} Feldern", "gelebt sind {n} von {cells} Feldern")
    return f"{first}; {words.n(*said, reached, cells=words.number(cells))}"


def areas(
    frame: pd.DataFrame,
    words: Words,
    bands: BandWords,  # noqa: ARG001 - all charts are called alike
    *,
    target: int,
    note: str = "",
) -> alt.TopLevelLayerSpec:
    """Draw areas by factors: what the current projects that name an area show."""
    names = {state: words(name) for state, name in AREA_STATES.items()}
    states = _state(frame["practice"], target).value_counts()
    key = [(s, "none", f"{name}: {words.number(int(states.get(s, 0)))}") for s, name in names.items()]
    own = words(
        N_("Median der aktuellen Vorhaben, die den Bereich nennen. Voll heißt: Ziel der Stadt ({target})."),
        target=words.number(target),
    )
    said = frame.assign(reading=_state(frame["practice"], target))
    return grid(
        _cells(said, words, target, names), key, {"practice": words(N_("gelebt"))},
        bar=words(N_("kein aktuelles Vorhaben")), finding=areas_finding(frame, words, target), note=joined(note, own),
    )  # fmt: skip


def _state(reading: pd.Series, target: int) -> pd.Series:
    """Say whether a reading is at the target, below, or missing."""
    return (reading >= target).map({True: "at", False: "below"}).where(reading.notna(), "none").astype(object)


def _cells(frame: pd.DataFrame, words: Words, target: int, names: Mapping[str, str]) -> pd.DataFrame:
    """Add to each cell what its sign and its tip say."""
    practice = [
        words(N_("{score} (n {n})"), score=figure(words, score), n=words.number(int(n))) if n else figure(words, None)
        for score, n in zip(frame["practice"], frame["n"], strict=True)
    ]
    return frame.assign(
        p=_state(frame["practice"], target),
        a=_state(frame["anchoring"], target),
        word=frame["reading"].map(names),
        practice=practice,
        anchoring=[figure(words, score) for score in frame["anchoring"]],
    )
