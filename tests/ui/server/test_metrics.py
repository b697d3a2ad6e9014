"""Figures for this machine, in a format that an independent reader takes."""

from pathlib import Path
from typing import Any

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families
from starlette.applications import Starlette

from gelingenscheck.settings import Settings, from_environment
from gelingenscheck.storage import atomic
from gelingenscheck.storage.saving import BOUNDS, Saves
from gelingenscheck.storage.store import StoreUnavailableError
from gelingenscheck.ui import context
from gelingenscheck.ui.server import metrics, routes
from gelingenscheck.ui.server.openmetrics import MEDIA, counted, exposition, gauge
from gelingenscheck.ui.server.traffic import Traffic
from tests.ui.server.asgi import get

APP = Traffic(Starlette(routes=routes.ROUTES))


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    chosen = from_environment({"GELINGENSCHECK_STORE": f"files:{tmp_path}"})
    monkeypatch.setattr(context, "settings", lambda: chosen)
    return chosen


def families(text: str) -> list[Any]:
    return list(text_string_to_metric_families(text))  # type: ignore[no-untyped-call]  # it comes without types


def figures(text: str) -> dict[str, float]:
    return {
        f"{sample.name}{dict(sorted(sample.labels.items())) or ''}": sample.value
        for family in families(text)
        for sample in family.samples
    }


@pytest.mark.usefixtures("settings")
def test_an_independent_reader_understands_every_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    saves = Saves()
    for seconds in (0.001, 0.03, 9):
        saves.took(seconds)
    saves.refused(StoreUnavailableError(reason=atomic.FULL))
    monkeypatch.setattr(metrics, "SAVES", saves)
    get(APP, "/healthz")
    answer = get(APP, "/metrics")
    assert (answer.status, answer.headers["content-type"]) == (200, MEDIA)
    read = figures(answer.text)
    assert read["gelingenscheck_requests_total{'method': 'GET', 'place': '/healthz', 'status': '200'}"] >= 1
    assert read["gelingenscheck_save_seconds_count"] == 3
    assert read["gelingenscheck_save_seconds_bucket{'le': '0.005'}"] == 1
    assert read["gelingenscheck_save_seconds_bucket{'le': '+Inf'}"] == 3
    assert read["gelingenscheck_save_seconds_sum"] == pytest.approx(9.031)
    assert read["gelingenscheck_saves_refused_total{'reason': 'full'}"] == 1
    assert read["gelingenscheck_assessments"] == read["gelingenscheck_workshops"] == 0
    assert read["process_resident_memory_bytes"] > 10_000_000
    assert read["gelingenscheck_store_free_bytes"] > 0


@pytest.mark.parametrize(
    "mark",
    [(b"x-forwarded-for", b"127.0.0.1"), (b"x-forwarded-proto", b"https"), (b"via", b"1.1 x"), (b"forwarded", b"")],
)
def test_through_a_proxy_there_is_no_such_page(mark: tuple[bytes, bytes]) -> None:
    answer = get(APP, "/metrics", mark)
    assert (answer.status, "gelingenscheck_" in answer.text) == (404, False)


def test_for_other_machines_there_is_no_such_page() -> None:
    assert get(APP, "/metrics", client=("198.51.100.7", 50_000)).status == 404


def test_what_is_not_known_has_no_figure() -> None:
    assert figures(exposition([gauge("memory", "Memory.", None)])) == {}


def test_no_label_breaks_out_of_its_line() -> None:
    text = exposition([counted("odd", 'Help with "quotes"\nand \\.', [({"place": 'a"}\n\\'}, 1.5)])])
    (family,) = families(text)
    assert (family.samples[0].labels, family.samples[0].value) == ({"place": 'a"}\n\\'}, 1.5)


def test_bounds_grow() -> None:
    assert list(BOUNDS) == sorted(set(BOUNDS))
