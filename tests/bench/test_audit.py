"""Known gaps fail the examination; a service that cannot be reached does not, and nobody takes it for a pardon."""

from typing import Any

from bench.audit import NOT_ASKED, verdict

FINE: dict[str, Any] = {"name": "a", "version": "1", "vulns": []}
GAP: dict[str, Any] = {"name": "b", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["3"]}]}
UNKNOWN: dict[str, Any] = {"name": "c", "skip_reason": "not found"}


def test_a_known_gap_is_named_and_fails() -> None:
    assert verdict({"dependencies": [FINE, GAP]}) == (
        1, "b 2: CVE-1, mended in 3\n2 packages examined, 0 unknown to the service, 1 gaps known."
    )  # fmt: skip


def test_what_the_service_does_not_know_is_counted() -> None:
    assert verdict({"dependencies": [FINE, UNKNOWN]}) == (
        0, "1 packages examined, 1 unknown to the service, 0 gaps known."
    )  # fmt: skip


def test_without_an_answer_nothing_is_claimed() -> None:
    assert verdict(None) == verdict({"dependencies": [UNKNOWN]}) == (0, NOT_ASKED)
