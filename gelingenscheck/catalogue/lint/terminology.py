"""One word for one thing: what the glossary calls otherwise."""

from typing import Final

from gelingenscheck.catalogue.lint.rules import Instead

GERMAN: Final[Instead] = {
    r"projekte?[ns]?": "Vorhaben",
    r"bewertung\w*|assessments?": "Einschätzung",
    r"levels?|reifegrad\w*": "Stufe",
    r"teilnehmern?|teilnehmer(?:s|innen|in)": "Teilnehmende",
    r"kriteri(?:um|en|ums)|erfolgsfaktor\w*": "Gelingensfaktor",
    r"indikator\w*|items?": "Frage",
    r"scores?|punktzahl\w*": "Punktwert",
    r"ratings?": "Einordnung",
    r"subdimension\w*|dimension(?:en)?": "Teilbereich",
    r"fachbereich\w*|dienststelle\w*": "Amt",
    r"moderator\w*|facilitator\w*": "Moderation",
    r"sprachmittlung": "Dolmetschen",
    r"leichte[nr]? sprache": "Einfache Sprache",
}
ENGLISH: Final[Instead] = {
    r"evaluations?|appraisals?": "assessment",
    r"criteri(?:on|a)|success criteri\w+": "factor",
    r"indicators?": "question",
    r"maturity": "level",
    r"attendees?": "participant",
    r"moderators?": "facilitator",
    r"subdimensions?": "dimension",
    r"easy[- ]read|easy language": "plain German",
}
