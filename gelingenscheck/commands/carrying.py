"""carry-over: take assessments over to another version of the catalogue, look first, or undo it."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from gelingenscheck.assessment.model import CatalogueRef
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.commands.office import (
    Office,
    UsageError,
    complain,
    one_line,
    problem_line,
    problems_json,
    say,
    say_json,
)
from gelingenscheck.errors import Problem
from gelingenscheck.i18n import N_, Words
from gelingenscheck.scoring.profile import Profile
from gelingenscheck.usecases import carrying
from gelingenscheck.usecases.carrying import Effect, Entry, Plan, UnknownVersionError, Way
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.series import subjects_with_checks
from gelingenscheck.usecases.undoing import sentences, undo


class VersionError(UsageError):
    """The version is none that the catalogue leads to."""

    message = UnknownVersionError.message


class DryUndoError(UsageError):
    """Undoing has no dry run."""

    message = N_("Die Angaben --undo und --dry-run gehen nicht zusammen. Es wurde nichts geändert.")


class UnknownProjectError(UsageError):
    """Nothing is stored of such a project."""

    message = N_("Ein Vorhaben „{id}“ ist hier nicht gespeichert. Es wurde nichts geändert.")


def run(options: Namespace, words: Words) -> int:
    """Carry over, say what that would do, or undo it; return 1 if a file could not be read or saved."""
    office = Office(options)
    desk = Desk(
        store=office.store(), catalogue=office.catalogue, organisation=office.organisation,
        now=lambda: datetime.now(UTC),
    )  # fmt: skip
    if options.project is not None and not _is_stored(desk, options.project):
        raise UnknownProjectError(id=options.project[:80])
    if options.undo:
        return _undo(options, desk, words)
    act = carrying.preview if options.dry_run else carrying.carry
    try:
        plan = act(desk, options.to, only=options.project)
    except UnknownVersionError as error:
        raise VersionError(**error.values) from None
    if options.json:
        say_json({"dry_run": options.dry_run, **_plan_json(plan, words)})
    else:
        for line in _plan_lines(plan, words, dry=options.dry_run):
            say(one_line(line))
        _complain(plan.problems, words)
    return 1 if plan.problems else 0


def _is_stored(desk: Desk, subject_id: str) -> bool:
    """Say whether there is such a project, or checks of one whose own file is gone."""
    return subject_id in desk.store.ids(Subject) or any(subjects_with_checks(desk, subject_id))


def _undo(options: Namespace, desk: Desk, words: Words) -> int:
    if options.dry_run:
        raise DryUndoError
    undone = undo(desk, only=options.project)
    if options.json:
        say_json({
            "returned": list(undone.returned), "discarded": list(undone.discarded), "kept": list(undone.kept),
            "problems": problems_json(undone.problems, words),
        })  # fmt: skip
    else:
        for line in sentences(undone, words):
            say(one_line(line))
        _complain(undone.problems, words)
    return 1 if undone.problems else 0


def _complain(problems: Sequence[Problem], words: Words) -> None:
    for problem in problems:
        complain(problem_line(problem, words))


def _plan_lines(plan: Plan, words: Words, *, dry: bool) -> Iterator[str]:
    count = len(plan.entries)
    if dry:
        yield words.n(
            "1 Einschätzung würde auf Fassung {version} übergeleitet; geändert wurde nichts.",
            "{n} Einschätzungen würden auf Fassung {version} übergeleitet; geändert wurde nichts.",
            count, version=plan.target,
        )  # fmt: skip
    else:
        yield words.n(
            "1 Einschätzung ist auf Fassung {version} übergeleitet.",
            "{n} Einschätzungen sind auf Fassung {version} übergeleitet.", count, version=plan.target,
        )  # fmt: skip
    for entry in plan.entries:
        yield "; ".join(_entry_parts(entry, words))
    if plan.unchanged:
        yield words.n(
            "1 Einschätzung bleibt, wie sie ist: Für sie ändert sich nichts.",
            "{n} Einschätzungen bleiben, wie sie sind: Für sie ändert sich nichts.", plan.unchanged,
        )  # fmt: skip
    for id_, catalogue in plan.others:
        yield words("{id} bleibt unberührt: Von {catalogue} führt hier kein Weg.", id=id_, catalogue=_said(catalogue))


def _entry_parts(entry: Entry, words: Words) -> Iterator[str]:
    report = entry.report
    yield words("{id} (Fassung {version})", id=entry.id, version=entry.source)
    yield words("{n} übernommen", n=words.number(len(report.taken)))
    if report.aside:
        yield words("beiseitegelegt: {ids}", ids=", ".join(report.aside))
    if report.opened:
        yield words("neu offen: {ids}", ids=", ".join(report.opened))
    if report.renamed:
        yield words("neuer Name: {names}", names=", ".join(f"{old} → {new}" for old, new in report.renamed))
    if entry.effect is not None:
        before, after = entry.effect.before.score, entry.effect.after.score
        yield words("Mittel {before} → {after}", before=words.number(before), after=words.number(after))
        yield words("vergleichbar: {share}", share=words.percent(entry.effect.change.comparability))
    if entry.way is Way.NEW_DRAFT:
        yield words("neuer Entwurf {id}", id=entry.made) if entry.made else words("mit einem neuen Entwurf")


def _plan_json(plan: Plan, words: Words) -> dict[str, Any]:
    return {
        "to": plan.target,
        "entries": [_entry_json(entry) for entry in plan.entries],
        "unchanged": plan.unchanged,
        "others": [{"id": id_, "catalogue": ref.id, "version": ref.version} for id_, ref in plan.others],
        "problems": problems_json(plan.problems, words),
    }


def _entry_json(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id, "subject": entry.subject, "title": entry.title, "check": entry.check,
        "variant": entry.variant, "from": entry.source, "way": entry.way, "draft": entry.made,
        "taken": list(entry.report.taken),
        "renamed": [{"from": old, "to": new} for old, new in entry.report.renamed],
        "aside": list(entry.report.aside), "opened": list(entry.report.opened),
        "effect": None if entry.effect is None else _effect_json(entry.effect),
    }  # fmt: skip


def _effect_json(effect: Effect) -> dict[str, Any]:
    after = {score.factor: score for score in effect.after.scores}
    return {
        "before": _profile_json(effect.before), "after": _profile_json(effect.after),
        "comparability": effect.change.comparability, "limited": effect.change.limited,
        "factors": [
            {
                "factor": score.factor, "before": score.score, "after": after[score.factor].score,
                "band_before": score.band, "band_after": after[score.factor].band,
                "completeness_before": score.completeness, "completeness_after": after[score.factor].completeness,
            }
            for score in effect.before.scores
        ],
    }  # fmt: skip


def _profile_json(profile: Profile) -> dict[str, Any]:
    return {
        "score": profile.score, "low": profile.low, "high": profile.high, "rated": profile.rated,
        "bands": dict(profile.bands),
    }  # fmt: skip


def _said(reference: CatalogueRef) -> str:
    return f"{reference.id} {reference.version}"
