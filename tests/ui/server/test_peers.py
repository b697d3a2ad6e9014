"""What a proxy says counts only from this machine, and without configuration no proxy lets others in."""

import pytest

from gelingenscheck.ui.server.guard import Guard
from gelingenscheck.ui.server.peers import Proxied, address, for_others, through_proxy
from tests.ui.server.asgi import Behind, call, scope

HOST = (b"host", b"localhost")
FAR = ("203.0.113.9", 40_000)


def with_for(*values: bytes) -> list[tuple[bytes, bytes]]:
    return [HOST, *((b"x-forwarded-for", value) for value in values)]


@pytest.mark.parametrize(
    ("values", "others"),
    [
        ([], False),
        ([b"127.0.0.1"], False),
        ([b"::1"], False),
        ([b"198.51.100.7"], True),
        ([b"127.0.0.1, 198.51.100.7"], True),
        ([b"127.0.0.1", b"198.51.100.7"], True),
        ([b"unknown"], True),
        ([b""], True),
        ([b"127.0.0.1\xff"], True),
    ],
)
def test_who_comes_through_a_proxy_from_elsewhere_is_another(values: list[bytes], others: bool) -> None:  # noqa: FBT001
    assert for_others(scope(headers=with_for(*values))) is others


@pytest.mark.parametrize("mark", [b"x-forwarded-proto", b"x-real-ip", b"forwarded", b"via", b"x-forwarded-host"])
def test_a_proxy_that_does_not_say_for_whom_asks_for_others(mark: bytes) -> None:
    request = scope(headers=[HOST, (mark, b"1.1 somewhere")])
    assert through_proxy(request)
    assert for_others(request)


@pytest.mark.parametrize(("proxied", "passes"), [(False, False), (True, True)])
def test_without_access_configuration_a_proxy_lets_nobody_in(proxied: bool, passes: bool) -> None:  # noqa: FBT001
    behind = Behind()
    call(Guard(behind, ("localhost",), proxied=proxied), scope(headers=with_for(b"198.51.100.7")))
    assert bool(behind.reached) is passes


def test_even_behind_a_proxy_only_this_machine_is_a_peer() -> None:
    behind = Behind()
    call(Guard(behind, ("localhost",), proxied=True), scope(headers=with_for(b"127.0.0.1"), client=FAR))
    assert not behind.reached


@pytest.mark.parametrize(
    ("values", "client", "expected"),
    [
        ([b"198.51.100.7"], ("127.0.0.1", 1), "198.51.100.7"),
        ([b"1.2.3.4, 198.51.100.7"], ("127.0.0.1", 1), "198.51.100.7"),
        ([b"1.2.3.4", b"[2001:db8::1]"], ("127.0.0.1", 1), "2001:db8::1"),
        ([b"1.2.3.4"], FAR, "203.0.113.9"),
        ([], ("127.0.0.1", 1), "127.0.0.1"),
        ([], None, ""),
    ],
)
def test_the_address_is_what_the_proxy_here_wrote(
    values: list[bytes], client: tuple[str, int] | None, expected: str
) -> None:
    assert address(scope(headers=with_for(*values), client=client)) == expected


@pytest.mark.parametrize(("kind", "secure"), [("http", "https"), ("websocket", "wss")])
@pytest.mark.parametrize(
    ("said", "client", "counts"),
    [(b"https", ("127.0.0.1", 1), True), (b"http", ("127.0.0.1", 1), False), (b"https", FAR, False)],
)
def test_tls_counts_only_if_this_machine_says_so(
    kind: str,
    secure: str,
    said: bytes,
    client: tuple[str, int],
    counts: bool,  # noqa: FBT001
) -> None:
    behind, before = Behind(), "http" if kind == "http" else "ws"
    call(Proxied(behind), scope(kind, headers=[HOST, (b"x-forwarded-proto", said)], client=client, scheme=before))
    assert behind.reached[0]["scheme"] == (secure if counts else before)
