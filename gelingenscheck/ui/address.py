"""Where one is: the pages by name, and what the address holds (language, check, factor, filters)."""

from typing import NoReturn

import streamlit as st

from gelingenscheck.i18n import LANGUAGES, Words, words_in

START = "check/start.py"
NEW = "check/new.py"
PROJECT = "check/project.py"
QUICK = "check/quick.py"
TASKS = "check/tasks.py"
FACTOR = "check/factor.py"
ANSWERS = "check/answers.py"
ENTRY = "check/entry.py"
RESULT = "check/result.py"
PORTFOLIO = "portfolio/overview.py"
FILES = "portfolio/files.py"
MATRIX = "portfolio/matrix.py"
MEASURES = "portfolio/measures.py"
TRENDS = "portfolio/trends.py"
RETURNS = "portfolio/returns.py"
RETURN = "portfolio/unit_return.py"
PRESENTATION = "portfolio/presentation.py"
CROSSCUTTING_CHECK = "check/crosscutting.py"
SIDE_BY_SIDE = "check/side_by_side.py"
WORKSHOP = "workshop/prepare.py"
MODERATE = "workshop/moderate.py"
WALL = "workshop/wall.py"
WORKSHOP_RESULT = "workshop/outcome.py"
ANNUAL = "reports/annual.py"
DOCUMENT = "reports/document.py"
ACCESS = "care/access.py"
KEPT = "care/kept.py"
DELETION = "care/deletion.py"
TRACE = "check/trace.py"
CATALOGUE = "catalogue/questions.py"
LANGUAGES_PAGE = "catalogue/languages.py"
COMPARE = "catalogue/compare.py"
CARRY_OVER = "catalogue/carry_over.py"

SIMPLE = "simple"
"""In the address and in the session: the visit reads Einfache Sprache."""


def language() -> str:
    """Return the language of this visit: as the address says, else as chosen before, else German."""
    asked = st.query_params.get("lang")
    chosen: str = st.session_state.setdefault("lang", "de")
    if asked in LANGUAGES:
        st.session_state["lang"] = chosen = asked
    if SIMPLE in st.query_params:
        st.session_state[SIMPLE] = st.query_params[SIMPLE] == "1"
    return chosen


def words() -> Words:
    """Return the words of this visit's language."""
    return words_in(st.session_state.get("lang", "de"))


def keep_language() -> None:
    """Write language and Einfache Sprache into the address, so that a reload and a shared link keep them."""
    for name, value in _how_one_reads().items():
        st.query_params[name] = value


def keep_place() -> None:
    """Write what a page was asked for into the address.

    A link from a page to itself changes what is shown, but not the browser's address: the next click, a reload and
    the way back would all begin from the old place. The browser adds a step only where its address says otherwise.
    """
    st.query_params.from_dict(st.query_params.to_dict())


def switch_language() -> None:
    """Change to the other language; place and answers stay."""
    other = "en" if words().lang == "de" else "de"
    st.session_state["lang"] = other
    if other == "de":
        st.query_params.pop("lang", None)
    else:
        st.query_params["lang"] = other


def is_simple() -> bool:
    """Say whether this visit reads the catalogue in Einfache Sprache, which exists in German only."""
    return words().lang == "de" and bool(st.session_state.get(SIMPLE))


def switch_simple() -> None:
    """Change to Einfache Sprache or back; place and answers stay."""
    st.session_state[SIMPLE] = not is_simple()
    if is_simple():
        st.query_params[SIMPLE] = "1"
    else:
        st.query_params.pop(SIMPLE, None)


def wording() -> str:
    """Return a name for how this visit reads: a widget whose options read otherwise needs another key."""
    return SIMPLE if is_simple() else words().lang


def _how_one_reads() -> dict[str, str]:
    """Return what the address says of how one reads, where it is not usual German."""
    lang = {} if words().lang == "de" else {"lang": words().lang}
    return lang | ({SIMPLE: "1"} if is_simple() else {})


def parameters(**values: str | None) -> dict[str, str]:
    """Return query parameters for a link, with how one reads where it is not usual German."""
    return {name: value for name, value in values.items() if value} | _how_one_reads()


def go(page: str, **values: str | None) -> NoReturn:
    """Open a page."""
    st.switch_page(page, query_params=parameters(**values))
    raise AssertionError  # switch_page ends the run


def asked(name: str) -> str:
    """Return a value of the address; empty where it is missing."""
    value: str = st.query_params.get(name, "")
    return value


def place(page: str) -> str:
    """Return where one is, whatever the language and the filters are."""
    parts = [page, asked("check"), asked("project"), asked("factor") if asked("check") else "", asked("workshop")]
    if page == "rueckmeldung":
        parts.append(asked("amt"))  # elsewhere a unit is a filter
    if page == "vorstellen":
        parts.append(asked("folie"))  # each slide is arrived at, so that its title is read out
    if page == "jahresbericht":  # each part is one, comparing figures is not
        look = asked("ansicht")
        parts += [asked("jahr"), asked("teil"), look if look == "vorschau" else ""]
    return "/".join(parts)
