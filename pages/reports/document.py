"""Read a document about a check or a project as it will be, and take it along."""

from gelingenscheck.ui import failures, layout
from gelingenscheck.ui.check import paper

with layout.page(layout.WIDE):
    failures.show_noted()
    paper.page()
