"""Who did what when in a project, and what changed."""

from gelingenscheck.access import Action
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.check import trace
from gelingenscheck.ui.markup import esc, shortened

desk, words = context.desk(), address.words()
if not address.asked("project"):
    address.go(address.NEW)
subject = desk.store.load(Subject, address.asked("project")).document
context.require(Action.CHANGE_SUBJECT, subject.department)

with layout.page(layout.WORK):
    failures.show_noted()
    layout.head(words("Verlauf"), esc(shortened(subject.title, 160)))
    trace.listed(subject)
    trace.take_along(subject)
    layout.link(address.PROJECT, words("Zum Vorhaben"), "to-project", project=subject.id)
