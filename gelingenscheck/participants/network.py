"""Where this machine is reached from the room, and how a port is taken; nothing is sent to find out."""

import errno
import os
import socket
from contextlib import suppress
from ipaddress import ip_address
from typing import Final

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_

BACKLOG: Final = 1_024
"""Phones that may knock at the same moment."""
_DOCUMENTATION = "192.0.2.1"
"""An address that belongs to nobody: the system only looks up by which of our own it would be reached."""


class ListenError(GelingenscheckError):
    """The room's access cannot be opened."""

    message = N_(
        "Der Zugang für den Raum ließ sich nicht öffnen ({address}). Alle anderen Seiten sind nicht betroffen. "
        "Bitte eine andere Adresse oder einen anderen Port wählen."
    )


class PortTakenError(ListenError):
    """Another program listens there."""

    message = N_(
        "Der Zugang für den Raum ließ sich nicht öffnen: Unter {address} antwortet schon ein anderes Programm. "
        "Bitte einen anderen Port wählen."
    )


class PortForbiddenError(ListenError):
    """The system keeps that port for itself."""

    message = N_(
        "Der Zugang für den Raum ließ sich nicht öffnen: Das System erlaubt {address} nicht. "
        "Bitte einen Port ab 1024 wählen."
    )


class NotOurAddressError(ListenError):
    """The address belongs to another machine, or to a network that is not there."""

    message = N_(
        "Der Zugang für den Raum ließ sich nicht öffnen: {address} ist gerade keine Adresse dieses Geräts. "
        "Bitte prüfen, ob es mit dem Netz im Raum verbunden ist."
    )


class MalformedAddressError(ListenError):
    """This is not ADDRESS:PORT."""

    message = N_(
        "Der Zugang für den Raum ließ sich nicht öffnen: „{address}“ ist keine Adresse mit Port. "
        "Gemeint ist zum Beispiel 192.168.1.20:8502."
    )


_WHY: Final = {
    errno.EADDRINUSE: PortTakenError,
    errno.EACCES: PortForbiddenError,
    errno.EPERM: PortForbiddenError,
    errno.EADDRNOTAVAIL: NotOurAddressError,
}


def lan_address() -> str | None:
    """Return the address under which devices in the same network reach this machine; None without a network."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect((_DOCUMENTATION, 9))
        address: str = probe.getsockname()[0]
        return None if ip_address(address).is_loopback or ip_address(address).is_unspecified else address
    return None


def host_name(host: str) -> str:
    """Return the name in a Host header or an address, without its port."""
    name, separator, port = host.lower().rpartition(":")
    return name if separator and port.isdecimal() else host.lower()


def is_local(host: str) -> bool:
    """Say whether only this machine reaches that address."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def listen(address: str) -> socket.socket:
    """Return a socket that listens at ADDRESS:PORT; raise `ListenError`."""
    host, port = _parts(address)
    try:
        (family, _, _, _, place), *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError:
        raise NotOurAddressError(address=address) from None
    # asyncio sends small answers at once only where the protocol is named, else each waits 40 ms for the phone's turn
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name != "nt":  # there it would let two programs share a port
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(place)
        sock.listen(BACKLOG)
    except OSError as error:
        sock.close()
        raise _WHY.get(error.errno or 0, ListenError)(address=address) from None
    return sock


def shown(host: str, port: int) -> str:
    """Return an address as it is typed."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _parts(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    if not host or not (port.isascii() and port.isdecimal()) or int(port) > 65_535:  # noqa: PLR2004 - 16 bits
        raise MalformedAddressError(address=address)
    return host.strip("[]"), int(port)
