"""A person at the pages: opens, reads, answers, presses. Looks at what is shown, never at how it is built."""

# ruff: noqa: D102 - short names say it

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import AppTest, local_script_runner
from streamlit.testing.v1.element_tree import Block, Button, Element, Radio

from gelingenscheck.i18n import Words, words_in
from gelingenscheck.settings import ROOT
from tests.reports import read_html

FRAME = ROOT / "pages" / "frame.py"
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
JOINER = "\u2060"
LABELLED = (
    "button", "toggle", "checkbox", "radio", "selectbox", "multiselect", "text_input", "text_area", "date_input",
    "button_group", "page_link", "metric", "expander",
)  # fmt: skip
DOCUMENT = "gelingenscheck_document"
BODIED = ("markdown", "title", "header", "subheader", "error", "warning", "info", "success")


def plain(markdown: str) -> str:
    """Return Markdown as it reads, near enough to find words in it."""
    return ESCAPE.sub(r"\1", markdown).replace(JOINER, "")


class ForgedRadio(Radio[Any]):
    """What a browser sends that does not keep to the options."""

    sent: str

    @property
    def _widget_state(self) -> WidgetState:
        return WidgetState(id=self.id, string_value=self.sent)


@dataclass
class Visit:
    """One browser tab."""

    at: AppTest
    lang: str = "de"
    errors: list[str] = field(default_factory=list)
    """What was refused since the last action; some of it is said only once."""

    @property
    def words(self) -> Words:
        return words_in(self.lang)

    def open(self, page: str, **query: str) -> "Visit":
        """Follow a link to a page."""
        self.at.switch_page(page)
        self.at.query_params = query | ({} if self.lang == "de" else {"lang": self.lang})
        return self.run()

    def run(self) -> "Visit":
        """Let the page be drawn; a card that redraws only itself is followed by the whole page, as it then stands."""
        self.errors = []
        self._draw()
        if not self.at.title:
            self._draw()
        return self

    def _draw(self) -> None:
        self.at.run()
        self.at._page_hash = ""  # from here on the app says where one is
        assert not self.at.exception, [error.value for error in self.at.exception]
        self.errors = list(dict.fromkeys([*self.errors, *(plain(error.value) for error in self.at.error)]))

    @property
    def text(self) -> str:
        """Return all that can be read on the page."""
        return "\n".join(plain(text) for text in (*markdown_of(self.at.main), *plain_of(self.at.main)))

    @property
    def title(self) -> str:
        return plain(self.at.title[0].value)

    def card(self, question: str) -> Block:
        """Return the card of a question."""
        block = self.at.main.get_by_key(f"gc-box-{question}")
        assert isinstance(block, Block)
        return block

    def read(self, block: Block) -> str:
        """Return all that can be read in a part of the page."""
        return "\n".join(plain(text) for text in (*markdown_of(block), *plain_of(block)))

    def buttons(self, label: str, within: Block | None = None) -> list[Button]:
        """Return the buttons that are called so."""
        return [button for button in (within or self.at._tree).button if plain(button.label) == label]

    def press(self, label: str, within: Block | None = None) -> "Visit":
        """Press the first button that is called so."""
        found = self.buttons(label, within)
        assert found, f"no button {label!r} among {[plain(b.label) for b in self.at.button]}"
        found[0].click()
        return self.run()

    def answer(self, question: str, code: int | str | None) -> "Visit":
        """Choose an option of a question."""
        self.card(question).radio[0].set_value(code)
        return self.run()

    def forge(self, question: str, sent: str) -> "Visit":
        """Send what the browser never offers as the choice of an option."""
        radio = self.card(question).radio[0]
        radio.__class__ = ForgedRadio
        radio.__dict__["sent"] = sent
        return self.run()

    def write(self, label: str, text: str, within: Block | None = None) -> "Visit":
        """Type into a field and leave it."""
        block = within or self.at.main
        field = next(field for field in (*block.text_input, *block.text_area) if plain(field.label) == label)
        field.set_value(text)
        return self.run()

    def select(self, label: str, value: Any, within: Block | None = None) -> "Visit":
        """Choose from a list."""
        next(box for box in (within or self.at.main).selectbox if plain(box.label) == label).set_value(value)
        return self.run()

    def unfold(self, label: str, within: Block | None = None) -> "Visit":
        """Open a fold that is drawn only while it is open."""
        fold = next(fold for fold in (within or self.at.main).expander if plain(fold.label).startswith(label))
        assert fold.key
        self.at.session_state[fold.key] = True
        return self.run()

    def press_alone(self, fragment: str, label: str, within: Block | None = None) -> "Visit":
        """Press a button as a browser does: only its part of the page is drawn, unless it asks for more."""
        self.buttons(label, within)[0].click()
        only = partial(RerunData, fragment_id=fragment)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(local_script_runner, "RerunData", only)
            self.errors = []
            self._draw()
        return self

    def fragment(self, key: str) -> str:
        """Return the id of the part of the page with a key."""
        return next(id_ for id_, known in self.at._fragment_storage._target_key_by_id.items() if known == key)

    def dialog(self, opener: str) -> str:
        """Open a dialog with a button and return the id of its part of the page."""
        before = set(self.at._fragment_storage._fragments)
        self.press(opener)
        (opened,) = set(self.at._fragment_storage._fragments) - before
        return opened


def markdown_of(block: Block) -> Iterator[str]:
    """Yield every text that Streamlit reads as Markdown."""
    for node in _nodes(block):
        if node.type in BODIED:
            yield node.value
        elif node.type == "popover":
            yield node.proto.popover.label
        elif node.type == "progress":
            yield node.proto.text
        elif node.type == "table":
            yield from (str(cell) for cell in (*node.value.columns, *node.value.to_numpy().ravel()))
        elif node.type in LABELLED:
            yield node.label
        if node.type == "radio":
            yield from (*node.proto.options, *node.proto.captions)
        yield from _help(node)


def _nodes(block: Block) -> Iterator[Any]:
    return (node for node in block if node is not block)


def _help(node: Any) -> Iterator[str]:
    if isinstance(node, Element) and getattr(node.proto, "help", None):
        yield node.proto.help


def plain_of(block: Block) -> Iterator[str]:
    """Yield every text that is shown as it is."""
    for node in _nodes(block):
        if node.type in {"text", "code", "metric"}:
            yield node.value
        elif node.type in {"text_input", "text_area"}:
            yield from (node.value or "", node.proto.placeholder)
        elif node.type in {"selectbox", "multiselect"}:
            yield from (*node.proto.options, node.proto.placeholder)
        elif node.type == "bidi_component" and node.proto.component_name.endswith(DOCUMENT):
            yield read_html.text(json.loads(node.proto.json)["html"])


@cache
def components() -> BidiComponentManager:
    """Return the components that are installed; looking for them takes longer than drawing a page."""
    manager = BidiComponentManager()
    manager.discover_and_register_components(start_file_watching=False)
    return manager


def new_visit(lang: str = "de") -> Visit:
    """Open the start page in a new tab."""
    at = AppTest.from_file(FRAME, default_timeout=60)
    at._bidi_component_manager = components()
    if lang != "de":
        at.query_params["lang"] = lang
    return Visit(at=at, lang=lang).run()
