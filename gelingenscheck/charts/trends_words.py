"""What charts of time say: findings, explanations and tables."""

from collections.abc import Hashable, Mapping
from math import isnan
from typing import Any

import pandas as pd

from gelingenscheck.catalogue import BANDS
from gelingenscheck.charts.wording import BandWords, figure, signed
from gelingenscheck.i18n import N_, NN_, Words
from gelingenscheck.i18n.words import MISSING
from gelingenscheck.scoring.course import COMPARABLE_FROM, limited

SEEN = 0.5
"""Points from which a difference shows in rounded figures."""
NOTHING = N_("Noch gibt es nichts, was sich über die Zeit vergleichen lässt")
Row = Mapping[Hashable, Any]
ABOUT = ["number", "title", "short", "measure", "n", "common", "union", "limited"]


def moves(frame: pd.DataFrame) -> pd.DataFrame:
    """Return one row per factor with what it was first and last."""
    ordered = frame.sort_values("moment", kind="stable").groupby("number", sort=False)
    first, last = ordered.first().reset_index(), ordered.last().reset_index()
    ends = {"earlier": first["value"], "later": last["value"]}
    ends |= {"weak_earlier": first["weak"], "weak_later": last["weak"]}
    return last[ABOUT].assign(**ends)


def figure_of(row: Row, words: Words) -> str:
    """Write a figure: a median, or how many of the projects are in the lowest band."""
    if isnan(row["value"]):
        return ""
    if row["measure"] == "weak":
        return words(N_("{part} von {whole}"), part=words.number(row["weak"]), whole=words.number(row["n"]))
    return figure(words, row["value"])


def years_finding(frame: pd.DataFrame, words: Words, bands: BandWords, since: str) -> str:
    """Say how many factors rose and fell since the first date."""
    ends = moves(frame).dropna(subset=["earlier", "later"])
    if ends.empty:
        return words(NOTHING)
    difference = ends["later"] - ends["earlier"]
    up, down = int((difference >= SEEN).sum()), int((difference <= -SEEN).sum())
    if not up and not down:
        return words(N_("Seit {since} hat sich kein Faktor verändert"), since=since)
    values = {"since": since, "all": words.number(len(ends))}
    if (ends["measure"] == "weak").any():
        return _rarer(down, up, words, values | {"band": bands[str(BANDS[0])]})
    rose = NN_(
        "Seit {since} ist einer von {all} Faktoren gestiegen", "Seit {since} sind {n} von {all} Faktoren gestiegen"
    )
    fell = NN_(
        "Seit {since} ist einer von {all} Faktoren gesunken", "Seit {since} sind {n} von {all} Faktoren gesunken"
    )
    if not up:
        return words.n(*fell, down, **values)
    parts = [words.n(*rose, up, **values)]
    if down:
        parts.append(words.n("einer ist gesunken", "{n} sind gesunken", down))
    return ", ".join(parts)


def _rarer(rarer: int, more: int, words: Words, values: dict[str, str]) -> str:
    """Say where the lowest band became rarer, and where it became more frequent."""
    if not rarer:
        return words(
            N_("Seit {since} gibt es „{band}“ bei {n} von {all} Faktoren häufiger"), n=words.number(more), **values
        )
    said = words(
        N_("Seit {since} gibt es „{band}“ bei {n} von {all} Faktoren seltener"), n=words.number(rarer), **values
    )
    if not more:
        return said
    besides = words(N_("bei {n} häufiger"), n=words.number(more))
    return f"{said}, {besides}"


def change_finding(frame: pd.DataFrame, words: Words, bands: BandWords) -> str:
    """Name what moved most between two dates."""
    ends = moves(frame).dropna(subset=["earlier", "later"])
    if ends.empty:
        return words(NOTHING)
    difference = ends["later"] - ends["earlier"]
    if difference.abs().max() < SEEN:
        return words(N_("Kein Faktor hat sich verändert"))
    if (ends["measure"] == "weak").any():
        return _most(ends[difference.abs() == difference.abs().max()].to_dict("records")[0], words, bands)
    gain, loss = difference.max(), difference.min()
    values = {
        "up": ends["number"][difference == gain].iloc[0], "gain": signed(words, gain),
        "down": ends["number"][difference == loss].iloc[0], "loss": signed(words, loss),
    }  # fmt: skip
    if loss > -SEEN:
        return words(N_("Am meisten gewonnen: Faktor {up} ({gain}); kein Faktor hat verloren"), **values)
    if gain < SEEN:
        return words(N_("Am meisten verloren: Faktor {down} ({loss}); kein Faktor hat gewonnen"), **values)
    return words(N_("Am meisten gewonnen: Faktor {up} ({gain}); am meisten verloren: Faktor {down} ({loss})"), **values)


def _most(row: Row, words: Words, bands: BandWords) -> str:
    """Say where the number of projects in the lowest band moved most."""
    values = {
        "band": bands[str(BANDS[0])], "number": row["number"], "whole": words.number(row["n"]),
        "before": words.number(row["weak_earlier"]), "after": words.number(row["weak_later"]),
    }  # fmt: skip
    if row["later"] < row["earlier"]:
        said = N_("„{band}“ ging bei Faktor {number} am meisten zurück: von {before} auf {after} von {whole} Vorhaben")
    else:
        said = N_("„{band}“ nahm bei Faktor {number} am meisten zu: von {before} auf {after} von {whole} Vorhaben")
    return words(said, **values)


def explained(frame: pd.DataFrame, words: Words) -> list[str]:
    """Explain dashed lines, and name what cannot be compared."""
    ends, notes = moves(frame), []
    missing = ends[ends["later"].isna()]
    if (ends["limited"] & ends["later"].notna()).any():
        notes.append(
            words(
                N_("Gestrichelt: eingeschränkt vergleichbar, weniger als {share} der Fragen sind gemeinsam."),
                share=words.percent(COMPARABLE_FROM / 100),
            )
        )
    if len(missing):
        factors = words.listed([str(number) for number in missing["number"]])
        notes.append(
            words.n(
                "Nicht vergleichbar: Faktor {factors}.", "Nicht vergleichbar: Faktoren {factors}.",
                len(missing), factors=factors,
            )
        )  # fmt: skip
    return notes


def trends_table(frame: pd.DataFrame, words: Words, bands: BandWords) -> pd.DataFrame:
    """Return the table of factors over dates, with how comparable they are."""
    ends = moves(frame)
    rows = ends.to_dict("records")
    weak = bool((ends["measure"] == "weak").any())
    shown: dict[str, list[Any]] = {words(N_("Faktor")): [f"{row['number']} {row['title']}" for row in rows]}
    for moment, part in enumerate(part for _, part in frame.groupby("moment", sort=True)):
        when = str(part["when"].iloc[0])
        heading = words(N_("{when}, „{band}“"), when=when, band=bands[str(BANDS[0])]) if weak else when
        figures = part["weak"].where(part["value"].notna()) if weak else part["value"]
        shown[_new(heading, shown, moment)] = list(figures)
    if not weak:
        shown[words(N_("Veränderung"))] = [signed(words, row["later"] - row["earlier"]) or MISSING for row in rows]
    if ends["n"].any():
        shown[words(N_("Vorhaben"))] = list(ends["n"])
    shown[words(N_("Vergleichbar"))] = [comparable(row["common"], row["union"], words) for row in rows]
    return pd.DataFrame(shown, dtype=object)


def _new(heading: str, known: Mapping[str, Any], moment: int) -> str:
    """Return a heading that no other column has: two checks may be of the same day."""
    return heading if heading not in known else f"{heading} ({moment + 1})"


def comparable(common: int, union: int, words: Words) -> str:
    """Say how many questions are comparable, and where that is too few."""
    if not union:
        return words(N_("keine Frage"))
    values = {
        "common": words.number(common), "union": words.number(union), "share": words.percent(common / union),
    }  # fmt: skip
    if limited(common, union):
        return words(N_("{common} von {union} Fragen ({share}), eingeschränkt"), **values)
    return words(N_("{common} von {union} Fragen ({share})"), **values)
