"""What lets a device in: a ticket that only this server can have given out, and a door for those who scan the code."""

import secrets
from base64 import urlsafe_b64encode
from hashlib import blake2b
from hmac import compare_digest
from typing import Final

from gelingenscheck.storage.workshops.store import Device, WorkshopStore
from gelingenscheck.workshop.code import ALPHABET

COOKIE: Final = "w"
"""Name of the cookie that holds the ticket; its path is the workshop's, so each workshop has one of its own."""
DOOR_SIGNS: Final = 7
_TAG_BYTES: Final = 9
_DOOR: Final = "door"
_LONGEST: Final = 80


def new_ticket(store: WorkshopStore, workshop: str) -> str:
    """Return a ticket for a device that comes in: 128 random bits, and a tag made with the workshop's key."""
    token = secrets.token_urlsafe(16)
    return f"{token}.{_tag(store.device(workshop, token))}"


def holder(store: WorkshopStore, workshop: str, ticket: str) -> Device | None:
    """Return the device that holds a ticket; None where this server never gave it out."""
    token, _, tag = ticket[:_LONGEST].partition(".")
    if not token or not tag.isascii():
        return None
    device = store.device(workshop, token)
    return device if compare_digest(tag, _tag(device)) else None


def door(store: WorkshopStore, workshop: str) -> str:
    """Return what a QR code adds to the code, so that whoever scans it never waits behind people who guess."""
    digest = blake2b(store.device(workshop, _DOOR), digest_size=DOOR_SIGNS, person=b"door").digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest)


def opens(store: WorkshopStore, workshop: str, key: str) -> bool:
    """Say whether this is the door of the workshop."""
    return key.isascii() and compare_digest(key, door(store, workshop))


def _tag(device: Device) -> str:
    return urlsafe_b64encode(blake2b(device, digest_size=_TAG_BYTES, person=b"ticket").digest()).decode()
