"""Clean what people typed, and write text so that it reads back exactly as it is."""

import json
import re
import unicodedata
from functools import lru_cache

from yaml.resolver import Resolver

_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
    r"(?<!\ufffd)"
)
_BREAKS = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_JOINERS = re.compile(r"(?<![^\x00-\x7f\u200c\u200d])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f\u200c\u200d])")
"""Zero-width joiners hold emoji and Arabic or Persian letters together; beside anything else they only hide."""
_PLAIN = re.compile(r"[^\W_](?:[\w .,;/()+@&%„“‚‘–…§€!?=*'\"-]|:(?=\S))*\Z")
_RESOLVERS = Resolver.yaml_implicit_resolvers


def cleaned(text: str) -> str:
    """Return the text in NFC without control, direction and invisible characters; line breaks are one kind."""
    if text.isascii() and text.isprintable():
        return text
    visible = unicodedata.normalize("NFC", _CONTROLS.sub("", _BREAKS.sub("\n", text)))
    return unicodedata.normalize("NFC", _JOINERS.sub("", visible))


def cleaned_line(text: str) -> str:
    """Return the text cleaned and on one line."""
    return " ".join(cleaned(text).split("\n")).replace("\t", " ")


def scalar(text: str, indent: str) -> str:
    """Write a text: plain where every YAML reader takes it for text, as a block if it has lines, else in quotes."""
    if _is_plain(text):
        return text
    lines = text.split("\n")
    if len(lines) > 1 and lines[0][:1] not in {"", " ", "\t"} and lines[-1]:
        return "|-\n" + "\n".join(f"{indent}{line}" if line else "" for line in lines)
    return json.dumps(text, ensure_ascii=False)


@lru_cache(maxsize=4_096)
def _is_plain(text: str) -> bool:
    """Say whether no reader takes the unquoted text for a number, date, flag or nothing; keys and codes recur."""
    if _PLAIN.match(text) is None or text[-1] == " " or text in {"y", "Y", "n", "N"}:
        return False
    return not any(pattern.match(text) for _, pattern in _RESOLVERS.get(text[0], ()))
