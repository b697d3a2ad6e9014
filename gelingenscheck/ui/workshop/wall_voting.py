"""What the room sees until a vote is closed: the way in, the question, how many have voted; never how."""

from gelingenscheck.ui.workshop import wall_blocks as blocks
from gelingenscheck.ui.workshop import wall_look as look_at
from gelingenscheck.ui.workshop.wall_blocks import Block
from gelingenscheck.ui.workshop.wall_look import Look, Picture


def join(look: Look) -> Picture:
    """Return the way in, as large as it gets."""
    words, entrance = look.words, look.entrance
    if entrance is None:
        shut = words("Handys können noch nicht mitmachen: Der Zugang ist geschlossen.")
        return [
            blocks.heading(words("Gleich geht es los"), look_at.other(look, "lobby_title")),
            blocks.line(shut, "next"),
        ], []
    free = words("Ohne Namen, ohne Konto")
    there = words.n("Ein Gerät ist dabei", "{n} Geräte sind dabei", look.present) if look.present else ""
    return [
        blocks.heading(words("Mit dem eigenen Handy mitmachen"), look_at.other(look, "join_text")),
        blocks.line(words("QR-Code scannen oder im Browser eingeben:"), "soft"),
        blocks.address(entrance.address),
        blocks.line(words("Code"), "soft"),
        blocks.code(look.workshop.code),
        blocks.line(" · ".join(filter(None, [free, there])), "plain"),
    ], [blocks.qr(entrance.url, words)]


def lobby(look: Look) -> Picture:
    """Return the next question, to be read before its vote."""
    soon = look.words("Gleich stimmen wir ab. Zuerst in Ruhe lesen.")
    return [
        *look_at.asked(look),
        look_at.anchors(look),
        blocks.line(soon, "soft", look_at.other(look, "lobby_title")),
    ], look_at.way_in(look)


def _counted(look: Look) -> Block:
    words = look.words
    said = words("haben abgestimmt")
    if look.paper:
        said = words.n(
            "haben abgestimmt, dazu eine Stimme auf Papier", "haben abgestimmt, dazu {n} auf Papier", look.paper
        )
    of = words("von {n}", n=words.number(look.present)) if look.present >= look.voted else ""
    return blocks.count(words.number(look.voted), of, said)


def voting(look: Look) -> Picture:
    """Return the question while everybody votes."""
    timed = [] if look.state.guide_until is None else [blocks.clock(look.words)]
    return [*look_at.asked(look), look_at.anchors(look)], [_counted(look), *timed, *look_at.way_in(look)]


def closed(look: Look) -> Picture:
    """Return that the vote is over and nothing is shown yet."""
    words = look.words
    return [
        blocks.heading(words("Die Abstimmung ist geschlossen"), look_at.other(look, "closed_title")),
        blocks.line(words("Gleich sehen wir zusammen das Ergebnis."), "next", look_at.other(look, "closed_text")),
        look_at.about(look),
        look_at.anchors(look),
    ], [_counted(look), *look_at.way_in(look)]


def skipped(look: Look) -> Picture:
    """Return that a question was left out."""
    words = look.words
    return [
        look_at.about(look),
        blocks.heading(words("Diese Frage haben wir ausgelassen."), look_at.other(look, "skipped")),
        blocks.line(words("Gleich geht es weiter."), "soft"),
    ], []


def paused(look: Look) -> Picture:
    """Return that it goes on later, and how."""
    words = look.words
    return [
        blocks.heading(words("Wir machen eine Pause"), look_at.other(look, "paused_title")),
        blocks.line(words("Alle Stimmen bleiben gespeichert."), "plain"),
        blocks.line(words("Es geht später mit demselben Code weiter."), "plain", look_at.other(look, "paused_text")),
    ], look_at.way_in(look)
