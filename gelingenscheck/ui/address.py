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
RESULT = "check/result.py"
PORTFOLIO = "portfolio/overview.py"
FILES = "portfolio/files.py"
WORKSHOP = "workshop/together.py"
CATALOGUE = "catalogue/questions.py"
LANGUAGES_PAGE = "catalogue/languages.py"
COMPARE = "catalogue/compare.py"
CARRY_OVER = "catalogue/carry_over.py"


def language() -> str:
    """Return the language of this visit: as the address says, else as chosen before, else German."""
    asked = st.query_params.get("lang")
    chosen: str = st.session_state.setdefault("lang", "de")
    if asked in LANGUAGES:
        st.session_state["lang"] = chosen = asked
    return chosen


def words() -> Words:
    """Return the words of this visit's language."""
    return words_in(st.session_state.get("lang", "de"))


def keep_language() -> None:
    """Write the language into the address, so that a reload and a shared link keep it."""
    if words().lang != "de":
        st.query_params["lang"] = words().lang


def switch_language() -> None:
    """Change to the other language; place and answers stay."""
    other = "en" if words().lang == "de" else "de"
    st.session_state["lang"] = other
    if other == "de":
        st.query_params.pop("lang", None)
    else:
        st.query_params["lang"] = other


def parameters(**values: str | None) -> dict[str, str]:
    """Return query parameters for a link, with the language where it is not German."""
    lang = {} if words().lang == "de" else {"lang": words().lang}
    return {name: value for name, value in values.items() if value} | lang


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
    parts = [page, asked("check"), asked("project"), asked("factor") if asked("check") else ""]
    return "/".join(parts)
