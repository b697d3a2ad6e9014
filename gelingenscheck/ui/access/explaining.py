"""What the administration page says where there are no links to care for."""

import streamlit as st

from gelingenscheck.settings import Way
from gelingenscheck.ui import address, context, layout


def has_links() -> bool:
    """Say whether people sign in with links here."""
    return context.settings().access is Way.LINKS


def without_links() -> None:
    """Say why there are none, and how that would change."""
    words = address.words()
    layout.head(words("Zugänge"))
    if context.settings().access is Way.PROXY:
        st.markdown(
            words(
                "Hier meldet ein Dienst Ihrer Verwaltung alle an, Links braucht es dafür nicht. Welche Rolle jemand "
                "hat, legt dieser Dienst fest."
            )
        )
        return
    st.markdown(
        words(
            "Sie arbeiten allein auf diesem Rechner, dafür braucht es keine Zugänge. Für eine ganze Verwaltung läuft "
            "der Gelingenscheck auf einem Server; mit `GELINGENSCHECK_ACCESS=links` bekommt dort jedes Amt seinen Link."
        )
    )
