"""Take assessments over to another version of the catalogue: first what would change, then the change."""

from gelingenscheck.access import Action
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.care import before_after, carrying
from gelingenscheck.ui.markup import esc, shortened

words, desk = address.words(), context.desk()
context.require(Action.CARRY_OVER)
only = address.asked("project") or None
title = esc(shortened(desk.store.load(Subject, only).document.title)) if only else ""

with layout.page(layout.WORK):
    if only:
        back = words("Alles zu diesem Vorhaben")
        layout.link(address.PROJECT, back, "back", icon=":material/arrow_back:", project=only)
    else:
        layout.link(address.CATALOGUE, words("Fragenkatalog"), "back", icon=":material/arrow_back:")
    layout.head(
        words("Fassung wechseln"),
        words(
            "Eine neue Fassung des Katalogs kann Fragen umbenennen, weglassen oder hinzufügen. Hier steht vorher, was "
            "das für gespeicherte Einschätzungen heißt. Ohne Ihren Klick ändert sich nichts."
        ),
        over=title,
    )
    failures.show_noted()
    carrying.outcome()
    version = carrying.target(desk.catalogue)
    plan, last = carrying.plan(version, only)
    carrying.summary(plan, only)
    carrying.left_alone(plan)
    carrying.problems(plan.problems)
    carrying.undo_offer(last, only)
    before_after.entries(plan)
