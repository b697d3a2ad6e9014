"""What the room sees of a result: words first, figures only as `tally.public` lets them out, then what was agreed."""

from gelingenscheck.ui.workshop import wall_blocks as blocks
from gelingenscheck.ui.workshop import wall_look as look_at
from gelingenscheck.ui.workshop.wall_blocks import Block
from gelingenscheck.ui.workshop.wall_look import Look, Picture
from gelingenscheck.workshop import wording
from gelingenscheck.workshop.tally import Tally
from gelingenscheck.workshop.verdict import Verdict


def revealed(look: Look) -> Picture:
    """Return what a vote says."""
    main, side = _result(look)
    return [look_at.about(look), *main], side


def _result(look: Look) -> Picture:
    """Return what a vote says: words first; without figures where it may not be shown."""
    view, words = look.view, look.words
    seen = _votes(look)[-2:]
    if view.hidden:
        head = blocks.heading(words(wording.HIDDEN_TITLE), look_at.other(look, "hidden_title"))
        next_ = blocks.line(words(wording.HIDDEN), "next", look_at.other(look, "hidden_text"))
    else:
        verdict = view.verdict or Verdict.FEW
        values = {"n": look.workshop.threshold} if verdict is Verdict.FEW else {}
        head = blocks.heading(wording.headline(verdict, words), look_at.other(look, f"words.{verdict}"))
        said = wording.next_step(verdict, look.workshop.threshold, words)
        next_ = blocks.line(said, "next", look_at.other(look, f"next.{verdict}", **values))
    if not seen:
        return [head, next_, look_at.anchors(look)], []
    drawn = blocks.bars(look.texts.anchors, seen, words)
    names = [blocks.keys([name for name, _ in seen])] if len(view.tallies) > 1 else []
    if view.last is None:
        return [head, next_, drawn, *names], []
    return [head, drawn, *names], [*_figures(look, seen[-1][1]), next_]


def _votes(look: Look) -> list[tuple[str, Tally]]:
    """Return the votes that may be shown, with their names."""
    pairs = enumerate(look.view.tallies, 1)
    return [(wording.vote_name(vote, look.words), tally) for vote, tally in pairs if tally is not None]


def _figures(look: Look, tally: Tally) -> list[Block]:
    view, words = look.view, look.words
    votes = words("Stimmen")
    if tally.dont_know:
        votes = words("Stimmen, dazu {n} „weiß es noch nicht“", n=words.number(tally.dont_know))
    return [
        blocks.figure(words.number(view.median, 1), words("Mitte (Stufe 0–4)")),
        blocks.figure(words("{n} von 100", n=words.number(view.concord)), words("Einigkeit")),
        blocks.figure(words.number(tally.rated), votes),
    ]


def agreed(look: Look) -> Picture:
    """Return the agreed level with its sentence, the next one above, and who sees it differently."""
    words, view, anchors = look.words, look.view, look.texts.anchors
    if view.item.practice:
        return [blocks.heading(words("Das war die Probe")), blocks.line(words("Gleich geht es los."), "next")], []
    question = look_at.about(look)
    dissent = [blocks.line(words("Andere Meinung: {dissent}", dissent=view.dissent), "quiet")] if view.dissent else []
    if view.level is None:
        return [question, blocks.heading(words(wording.UNDECIDED), look_at.other(look, "undecided")), *dissent], []
    also = look_at.anchors_also(look)
    head = blocks.heading(words("Wir haben uns geeinigt"), look_at.other(look, "agreed_title"))
    agreed = blocks.level(view.level, anchors[view.level], words, also[view.level])
    above = view.level + 1
    if above == len(anchors):
        higher = [blocks.line(words("Das ist die höchste Stufe."), "soft", look_at.other(look, "agreed_top"))]
    else:
        higher = [
            blocks.line(words("Das wäre die nächste Stufe:"), "soft", look_at.other(look, "agreed_next")),
            blocks.line(anchors[above], "plain", also[above]),
        ]
    return [question, head, agreed, *higher, *dissent], []


def end(look: Look) -> Picture:
    """Return what was agreed, item by item, and what is deleted when."""
    words, workshop = look.words, look.workshop
    if workshop.rehearsal:
        last = words("Das war eine Probe. Nichts davon wird gespeichert.")
    else:
        last = words.n(
            "Einzelne Stimmen werden nach einem Tag gelöscht.",
            "Einzelne Stimmen werden nach {n} Tagen gelöscht.",
            workshop.kept.days,
        )
    pairs = enumerate(look.titles)
    rows = [(title, agreed_word(look, i)) for i, title in pairs if not workshop.items[i].practice]
    head = blocks.heading(words("Vielen Dank"), look_at.other(look, "end_title"))
    return [head, blocks.levels(rows), blocks.line(last, "soft")], []


def agreed_word(look: Look, index: int) -> str:
    """Return what came of an item in a word or two."""
    words, outcome = look.words, look.state.outcomes[index]
    if outcome.level is not None:
        return words("Stufe {n}", n=outcome.level)
    return words("ausgelassen") if outcome.skipped else words("offen geblieben")
