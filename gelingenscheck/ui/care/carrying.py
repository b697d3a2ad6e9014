"""Carrying over on the screen: what would change, doing it, undoing it."""

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.errors import Problem
from gelingenscheck.ui import address, context, failures, filters, layout
from gelingenscheck.ui.care.before_after import SHOWN
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases import carrying, undoing
from gelingenscheck.usecases.carrying import Plan, Way
from gelingenscheck.usecases.undoing import Last, Undone

NAMED = 6
_DONE = "gc-carried"


def target(catalogue: Catalogue) -> str:
    """Return the version to go to: the loaded one, or what the address says; an earlier one can be chosen."""
    words = address.words()
    earlier = {version: version for version in catalogue.versions if version != catalogue.version}
    if not earlier:
        return catalogue.version
    loaded = words("{version} (geladen)", version=catalogue.version)
    return filters.choice("fassung", words("Zielfassung"), earlier, loaded, 200) or catalogue.version


def plan(version: str, only: str | None) -> tuple[Plan, Last | None]:
    """Return what carrying over would change, and what can be undone; read anew only when something changed."""
    asked = tuple((q.id, q.since, q.retired) for q in context.desk().catalogue.questions.values())
    words = address.words()
    with st.spinner(words("Die Einschätzungen werden gelesen …")):
        return _plan(context.snapshot().version, asked, version, only)


@lru_cache(maxsize=4)
def _plan(_state: str, _asked: object, version: str, only: str | None) -> tuple[Plan, Last | None]:
    desk = context.desk()
    return carrying.preview(desk, version, only=only), undoing.last_carried(desk, only=only)


def outcome() -> None:
    """Say once what the last click did."""
    done: Plan | Undone | None = st.session_state.pop(_DONE, None)
    words = address.words()
    if isinstance(done, Plan):
        st.success(words.n(
            "1 Einschätzung ist jetzt in Fassung {version}.", "{n} Einschätzungen sind jetzt in Fassung {version}.",
            len(done.entries), version=esc(done.target),
        ), icon=":material/check:")  # fmt: skip
    elif done is not None:
        st.success(esc(" ".join(undoing.sentences(done, words, most=NAMED))), icon=":material/check:")
    if done is not None:
        problems(done.problems)


def summary(found: Plan, only: str | None) -> None:
    """Say first how many assessments change and how, and offer to do it."""
    words, count = address.words(), len(found.entries)
    with layout.box("carry", gap="small"):
        if not count:
            st.header(words("Hier ist nichts zu tun"), anchor=False)
            st.markdown(words(
                "Keine Einschätzung muss auf Fassung {version} übergeleitet werden.",
                version=esc(found.target),
            ))  # fmt: skip
            return
        st.header(words.n(
            "1 Einschätzung lässt sich auf Fassung {version} überleiten",
            "{n} Einschätzungen lassen sich auf Fassung {version} überleiten", count, version=esc(found.target),
        ), anchor=False)  # fmt: skip
        st.markdown("\n".join(f"- {line}" for line in _counted(found)))
        label = words("Auf Fassung {version} überleiten", version=esc(found.target))
        st.button(label, type="primary", key="gc-carry", on_click=_carry, args=(found.target, only))


def _counted(found: Plan) -> list[str]:
    words, entries = address.words(), found.entries
    moved = sum(entry.way is Way.IN_PLACE for entry in entries)
    lines = []
    if moved:
        lines.append(words.n(
            "1 offener Entwurf zieht um; seine Adresse bleibt.",
            "{n} offene Entwürfe ziehen um; ihre Adressen bleiben.", moved,
        ))  # fmt: skip
    if moved < len(entries):
        lines.append(words.n(
            "1 abgeschlossene Einschätzung bleibt, wie sie ist; ein neuer Entwurf schreibt sie fort.",
            "{n} abgeschlossene Einschätzungen bleiben, wie sie sind; neue Entwürfe schreiben sie fort.",
            len(entries) - moved,
        ))  # fmt: skip
    reports = [entry.report for entry in entries]
    counts = {
        "taken": sum(len(report.taken) for report in reports), "aside": sum(len(report.aside) for report in reports),
        "opened": sum(len(report.opened) for report in reports),
    }  # fmt: skip
    lines.append(words(
        "Antworten: {taken} werden übernommen, {aside} liegen danach beiseite. Neu offene Fragen: {opened}.",
        **{name: words.number(count) for name, count in counts.items()},
    ))  # fmt: skip
    return [*lines, words("Keine Antwort geht verloren, und alles lässt sich zurücknehmen.")]


def undo_offer(last: Last | None, only: str | None) -> None:
    """Offer to undo the last carrying over."""
    if last is None:
        return
    words, zone = address.words(), context.desk().organisation.timezone
    local = last.at.astimezone(zone)
    with layout.box("undo", gap="small"):
        st.markdown(words.n(
            "Zuletzt übergeleitet: 1 Einschätzung am {date} um {time}.",
            "Zuletzt übergeleitet: {n} Einschätzungen am {date} um {time}.", last.count,
            date=words.date(local.date()), time=words.time(local, zone),
        ))  # fmt: skip
        layout.note(words(
            "Entwürfe kehren mit allen Antworten zurück, auch mit späteren. Neue Entwürfe, an denen niemand gearbeitet "
            "hat, werden verworfen; die anderen bleiben."
        ), width="stretch")  # fmt: skip
        st.button(words("Zurücknehmen"), key="gc-undo", on_click=_undo, args=(only,))


def left_alone(found: Plan) -> None:
    """Name what stays as it is."""
    words = address.words()
    if found.unchanged and found.entries:
        layout.note(words.n(
            "1 weitere Einschätzung bleibt, wie sie ist: Für sie ändert sich nichts.",
            "{n} weitere Einschätzungen bleiben, wie sie sind: Für sie ändert sich nichts.", found.unchanged,
        ), width="stretch")  # fmt: skip
    if found.others:
        ids = [f"{esc(id_)} ({esc(catalogue.id)} {esc(catalogue.version)})" for id_, catalogue in found.others]
        more = ["…"] if len(ids) > NAMED else []
        layout.note(words.n(
            "1 Einschätzung bleibt unberührt, weil von ihrem Katalog oder ihrer Fassung kein Weg hierher führt: {ids}",
            "{n} Einschätzungen bleiben unberührt, weil von ihrem Katalog oder ihrer Fassung kein Weg hierher führt: "
            "{ids}", len(ids), ids=", ".join([*ids[:NAMED], *more]),
        ), width="stretch")  # fmt: skip


def problems(found: Sequence[Problem]) -> None:
    """Name files that could not be read or saved."""
    words = address.words()
    for i, problem in enumerate(found[:SHOWN]):
        with layout.row(f"carry-problem-{i}", horizontal=False, gap="xxsmall"):
            st.text(problem.where(words))
            st.markdown(esc(problem.reason(words)))
            layout.note(esc(problem.advice(words)), width="stretch")


def _carry(version: str, only: str | None) -> None:
    with failures.noted():
        context.require(Action.CARRY_OVER)
        st.session_state[_DONE] = carrying.carry(context.desk(), version, only=only, role=context.user().role)
        context.index().refresh(force=True)


def _undo(only: str | None) -> None:
    with failures.noted():
        context.require(Action.CARRY_OVER)
        st.session_state[_DONE] = undoing.undo(context.desk(), only=only, role=context.user().role)
        context.index().refresh(force=True)
