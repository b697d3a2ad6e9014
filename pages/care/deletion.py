"""Delete a project for good; whoever does it needs its id, and sees nothing of its content."""

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.care import deletion

words = address.words()
context.require(Action.DELETE_PROJECT)

with layout.page(layout.READ):
    failures.show_noted()
    layout.head(
        words("Ein Vorhaben löschen"),
        words(
            "Gelöscht werden Angaben, Maßnahmen, alle Einschätzungen mit ihrer Geschichte und die Workshops. "
            "Zurückholen lässt es sich nur aus einer Sicherung von vorher."
        ),
    )
    deletion.form()
