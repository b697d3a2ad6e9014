"""Check a project together in one room, on the projector. Voting by phone is not built yet, and the page says so."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.check import lists
from gelingenscheck.usecases import shelf

words = address.words()
context.require(Action.RUN_WORKSHOP)

with layout.page(layout.READ):
    layout.head(
        words("Gemeinsam einschätzen"),
        words(
            "So geht es heute: ein Raum, ein Beamer, eine Frage nach der anderen. Die Antwort gibt, wer moderiert, "
            "nach dem Gespräch ein."
        ),
        over=words("Workshop"),
    )
    st.markdown(
        "\n".join(
            f"{i}. {step}"
            for i, step in enumerate(
                [
                    words(
                        "Entwurf des Vorhabens öffnen oder neu anlegen; am Beamer die Ansicht des Browsers auf 150 "
                        "bis 175 % stellen."
                    ),
                    words(
                        "Mit dem schwächsten oder einem offenen Faktor beginnen. Die Frage vorlesen, alle wählen "
                        "still eine Stufe und schreiben sie auf."
                    ),
                    words("Gleichzeitig zeigen. Wo die Stufen um zwei oder mehr auseinanderliegen, zuerst reden."),
                    words(
                        "Die gemeinsame Stufe anklicken; wer es anders sieht, steht mit einem Satz in der "
                        "Begründung, ohne Namen."
                    ),
                ],
                1,
            )
        )
    )
    layout.note(
        words(
            "Anonym mit dem Handy abstimmen, in mehreren Sprachen und mit Protokoll: Das ist noch nicht gebaut. "
            "Was Sie hier gemeinsam eingeben, ist eine gewöhnliche Einschätzung und bleibt erhalten."
        ),
        width="stretch",
    )
    if st.button(words("Vorhaben suchen oder anlegen"), type="primary"):
        address.go(address.NEW)
    lists.drafts(
        [entry for entry in shelf.drafts(context.snapshot(), context.desk().catalogue) if entry.check == "full"]
    )
