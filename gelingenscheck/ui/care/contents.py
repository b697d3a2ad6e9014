"""The catalogue for reading: factors, questions with all their answers, ladders, status and sources."""

import streamlit as st

from gelingenscheck.catalogue import Catalogue, Factor, Phase, Question, Text
from gelingenscheck.ui import address, filters, layout, simple
from gelingenscheck.ui.markup import esc


def _said(text: Text) -> str:
    return simple.said(text, address.words())


def head(catalogue: Catalogue) -> None:
    """Say what this is, and what it is not."""
    words = address.words()
    layout.head(
        words("Alle Fragen auf einen Blick"),
        words(
            "{factors} Gelingensfaktoren mit {questions} Fragen, jede mit fünf Antworten. Der Katalog ist eine Datei: "
            "Die Stadt kann seine Texte ändern oder ihn durch einen eigenen ersetzen.",
            factors=len(catalogue.factors),
            questions=len(catalogue.questions),
        ),
        over=words(
            "{title} · Fassung {version} vom {date} · {status}",
            title=esc(catalogue.title.said(words.lang)),
            version=esc(catalogue.version),
            date=words.date(catalogue.released),
            status=esc(catalogue.status.said(words.lang)),
        ),
    )  # fmt: skip


def choose(catalogue: Catalogue) -> Factor:
    """Let the reader choose a factor; the choice is in the address."""
    words = address.words()
    ids = list(catalogue.by_id)
    simple.toggle(catalogue)
    key = f"gc-contents-{words.lang}"
    filters.follow("factor", key, catalogue.by_id.__contains__, ids[0])
    chosen = st.selectbox(
        words("Gelingensfaktor"),
        ids,
        format_func=lambda id_: f"{catalogue.by_id[id_].number} {catalogue.by_id[id_].title.said(words.lang)}",
        key=key,
    )
    filters.write("factor", chosen)
    return catalogue.by_id[chosen]


def factor(catalogue: Catalogue, factor: Factor) -> None:
    """Show one factor with everything that belongs to it."""
    words = address.words()
    with st.container(gap="small"):
        st.header(f"{factor.number}\u2002{_said(factor.title)}", anchor=False)
        layout.lead(_said(factor.meaning))
    for i, question in enumerate(factor.questions, 1):
        _question(catalogue, question, i)
    with st.expander(words("Frage an ein ganzes Amt (Querschnitt)"), type="compact", key=f"gc-cross-{factor.id}"):
        st.markdown(f"**{_said(factor.crosscutting.text)}**")
        _levels(factor.crosscutting.anchors)
    with st.expander(
        words("Gesamtanker für den ganzen Faktor (Workshop)"), type="compact", key=f"gc-group-{factor.id}"
    ):
        for phase, name in ((Phase.PLANNING, words("Planung")), ("implementation", words("Umsetzung"))):
            st.markdown(f"**{name}**")
            _levels(factor.group[phase])
    with st.expander(words("Satz im Kurzcheck"), type="compact", key=f"gc-quick-text-{factor.id}"):
        st.markdown(_said(factor.quick))


def _question(catalogue: Catalogue, question: Question, i: int) -> None:
    words = address.words()
    with layout.box(f"contents-{question.id}", gap="small"):
        marks = [words("Planung") if question.phase == Phase.PLANNING else words("Umsetzung")]
        if question.key:
            marks.append(words("Schlüsselfrage"))
        if question.weight > 1:
            marks.append(words("Gewicht {weight}", weight=question.weight))
        if question.scale:
            marks.append(esc(catalogue.scales[question.scale].name.said(words.lang)))
        layout.note(f"{i} · " + " · ".join(marks), width="stretch")
        st.subheader(_said(question.text), anchor=False)
        _levels(question.anchors)
        with st.expander(
            words("Warum, Nachweise, nächste Schritte, Beispiele"), type="compact", key=f"gc-more-{question.id}"
        ):
            st.markdown("\n\n".join(_more(catalogue, question)))


def _levels(anchors: tuple[Text, ...]) -> None:
    st.markdown("\n".join(f"{level}. {_said(anchor)}" for level, anchor in enumerate(anchors)))


def _more(catalogue: Catalogue, question: Question) -> list[str]:
    words = address.words()

    def said(text: Text) -> str:
        return esc(text.said(words.lang))

    lines = [f"**{said(question.why)}**", said(question.help)]
    lines.append(words("**Nachweise:** {items}", items=", ".join(said(item) for item in question.evidence)))
    steps = [
        "- " + words("von Stufe {level}", level=level) + f": {said(step.text)} "
        f":gray[({said(catalogue.efforts[step.effort])})]"
        for level, step in question.next_steps.items()
    ]
    lines.append(words("**Nächste Schritte**") + "\n" + "\n".join(steps))
    if question.na is None:
        lines.append(words("**„Trifft nicht zu“** ist hier nicht vorgesehen."))
    else:
        lines.append(
            words("**„Trifft nicht zu“, wenn:** {reasons}", reasons="; ".join(said(r) for r in question.na.values()))
        )
    examples = [f"- {said(catalogue.office_kinds[kind])}: {said(text)}" for kind, text in question.examples.items()]
    lines.append(words("**Beispiele**") + "\n" + "\n".join(examples))
    sources = [esc(catalogue.sources[id_].title) for id_ in question.sources]
    lines.append(words("**Quellen:** {sources}", sources="; ".join(sources)))
    return lines


def scales(catalogue: Catalogue) -> None:
    """Show the two ladders and the bands."""
    words = address.words()
    with st.expander(words("Was eine Stufe allgemein heißt"), type="compact", key="gc-scales"):
        for scale in catalogue.scales.values():
            st.markdown(f"**{_said(scale.name)}**")
            _levels(scale.levels)
        bands = [
            words("{name} ab {start}", name=esc(band.name.said(words.lang)), start=band.start)
            for band in catalogue.bands
        ]
        st.markdown(
            words("**Einordnung:** {bands}. Ziel der Stadt: {target}.", bands=", ".join(bands), target=catalogue.target)
        )


def origin(catalogue: Catalogue) -> None:
    """Show sources and versions."""
    words = address.words()
    with st.expander(words("Herkunft der Texte und Fassungen"), type="compact", key="gc-origin"):
        for source in catalogue.sources.values():
            link = f" – {esc(source.link)}" if source.link else ""
            st.markdown(f"- {esc(source.title)}{link}")
        for version, text in catalogue.changelog:
            st.markdown(words("**Fassung {version}:** {text}", version=esc(version), text=esc(text.said(words.lang))))
        st.markdown(
            words("Stand der Einfachen Sprache: {status}", status=esc(catalogue.simple_status.said(words.lang)))
        )
