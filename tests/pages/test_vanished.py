"""What vanishes while the app is running is named on every page, and all is as before when it is back."""

import shutil
from pathlib import Path

import pytest

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.settings import ROOT
from gelingenscheck.ui import address
from tests.pages.conftest import forget
from tests.pages.visit import new_visit, plain

PAGES = (
    address.START, address.NEW, address.PORTFOLIO, address.FILES, address.CATALOGUE, address.TASKS, address.FACTOR,
    address.ANSWERS, address.RESULT,
)  # fmt: skip


def test_a_catalogue_that_vanished_is_named_on_every_page_and_work_goes_on_without_it(
    draft: Assessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = tmp_path / "factors.yaml"
    shutil.copy(ROOT / "factors.yaml", catalogue)
    monkeypatch.setenv("GELINGENSCHECK_CATALOGUE", str(catalogue))
    forget()
    visit = new_visit()
    assert visit.open(address.START).errors == []
    catalogue.unlink()
    for page in PAGES:
        assert visit.open(page, check=draft.id).errors == [], page
        (notice,) = visit.at.warning
        assert "factors.yaml" in plain(notice.value), page
    shutil.copy(ROOT / "factors.yaml", catalogue)
    for page in PAGES:
        assert visit.open(page, check=draft.id).errors == [], page
        assert not visit.at.warning, page


def test_a_store_that_vanished_is_named_and_never_looks_empty(draft: Assessment, folder: Path) -> None:
    visit = new_visit()
    away = folder.with_name("away")
    folder.rename(away)
    for page in (address.START, address.PORTFOLIO, address.FILES, address.FACTOR, address.TASKS):
        assert "nicht da" in visit.open(page, check=draft.id).errors[0], page
    assert not folder.exists()
    away.rename(folder)
    for page in PAGES:
        assert visit.open(page, check=draft.id).errors == [], page
