"""What goes wrong ends in a sentence; nothing is lost, and the other pages still work."""

import itertools
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.store import StoreUnavailableError
from gelingenscheck.ui import address
from gelingenscheck.usecases.checks import finalise_check
from gelingenscheck.usecases.desk import Desk
from tests.pages.conftest import forget
from tests.pages.visit import Visit, new_visit, plain

Saved = Callable[[], Mapping[str, bytes]]
File = Callable[[str], Mapping[str, Any]]
FULL = "Auf dem Datenträger ist kein Platz mehr."
CHECKED = ("check/factor.py", "check/tasks.py", "check/answers.py", "check/result.py", "check/quick.py")
OTHERS = (address.START, address.NEW, address.PORTFOLIO, address.FILES, address.WORKSHOP, address.CATALOGUE)
STUCK = "Hier geht es gerade nicht weiter"


class Disk:
    """A disk that is full, or not."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch

    def fill(self) -> None:
        """From now on nothing can be saved."""

        def refuse(*_: object, **__: object) -> None:
            raise StoreUnavailableError(reason=FULL)

        for method in ("create", "update", "replace", "remove"):
            self._patch.setattr(FileStore, method, refuse)

    def free(self) -> None:
        """From now on everything can be saved again."""
        self._patch.undo()


@pytest.fixture
def disk() -> Iterator[Disk]:
    """Return the disk below the store."""
    with pytest.MonkeyPatch.context() as patch:
        yield Disk(patch)


def sentence(visit: Visit) -> str:
    said = "Der Speicher nimmt gerade nichts an ({reason}). Bisher Gespeichertes ist sicher; bitte erneut versuchen."
    return visit.words(said, reason=visit.words(FULL))


def stuck(visit: Visit) -> bool:
    return visit.words(STUCK) in [plain(title.value) for title in visit.at.title]


def others_work(visit: Visit) -> None:
    for page in OTHERS:
        visit.open(page)
        assert not stuck(visit), page
        assert visit.errors == []


def test_a_full_disk_keeps_the_answer_on_the_screen_and_saves_it_afterwards(
    visit: Visit,
    draft: Assessment,
    desk: Desk,
    file: File,
    disk: Disk,
) -> None:
    w, id_ = visit.words, desk.catalogue.due(desk.catalogue.factors[0], Phase.PLANNING)[0].id
    visit.open("check/factor.py", check=draft.id).answer(id_, 1)
    disk.fill()
    visit.answer(id_, 3)
    assert visit.errors == [sentence(visit)]
    assert w("nicht gespeichert") in visit.read(visit.card(id_))
    assert visit.card(id_).radio[0].value == 3
    assert file(draft.id)["answers"][id_]["level"] == 1
    visit.press(w("Erneut versuchen"))
    assert visit.errors == [sentence(visit)]
    disk.free()
    visit.press(w("Erneut versuchen"))
    assert visit.errors == []
    assert file(draft.id)["answers"][id_]["level"] == 3


def test_one_may_go_back_to_what_is_stored(visit: Visit, draft: Assessment, desk: Desk, disk: Disk) -> None:
    id_ = desk.catalogue.due(desk.catalogue.factors[0], Phase.PLANNING)[0].id
    visit.open("check/factor.py", check=draft.id).answer(id_, 1)
    disk.fill()
    visit.answer(id_, 3).press(visit.words("Gespeicherten Stand zeigen"))
    assert visit.card(id_).radio[0].value == 1
    assert visit.errors == []


def test_a_text_that_a_full_disk_did_not_take_still_stands_there(
    visit: Visit,
    draft: Assessment,
    desk: Desk,
    file: File,
    disk: Disk,
) -> None:
    w, id_ = visit.words, desk.catalogue.due(desk.catalogue.factors[0], Phase.PLANNING)[0].id
    visit.open("check/factor.py", check=draft.id).answer(id_, 1)
    visit.unfold(w("Begründung, Nachweis, Ziel"), visit.card(id_))
    disk.fill()
    visit.write(w("Begründung"), "Ein langer Satz.", visit.card(id_))
    assert sentence(visit) in visit.errors
    assert "Ein langer Satz." in visit.read(visit.card(id_))
    disk.free()
    visit.press(w("Erneut versuchen"))
    assert file(draft.id)["answers"][id_]["rationale"] == "Ein langer Satz."


def test_an_answer_that_waits_is_not_lost_when_something_else_is_saved(
    visit: Visit,
    draft: Assessment,
    desk: Desk,
    file: File,
    disk: Disk,
) -> None:
    w, id_ = visit.words, desk.catalogue.due(desk.catalogue.factors[0], Phase.PLANNING)[0].id
    visit.open("check/factor.py", check=draft.id)
    visit.unfold(w("Begründung, Nachweis, Ziel"), visit.card(id_))
    disk.fill()
    visit.answer(id_, 3)
    disk.free()
    visit.write(w("Begründung"), "Ein langer Satz.", visit.card(id_))
    known = file(draft.id)["answers"][id_]
    assert known["rationale"] == "Ein langer Satz."
    assert visit.card(id_).radio[0].value == 3
    visit.press(w("Erneut versuchen"))
    assert file(draft.id)["answers"][id_]["level"] == 3


def test_a_reason_that_could_not_be_taken_over_is_said_on_the_card(
    visit: Visit, draft: Assessment, desk: Desk, disk: Disk, saved: Saved
) -> None:
    question = next(q for q in desk.catalogue.questions.values() if q.na and q.phase == Phase.PLANNING)
    visit.open("check/factor.py", check=draft.id, factor=question.factor).answer(question.id, "not_applicable")
    visit.select(visit.words("Warum trifft es nicht zu?"), next(iter(question.na or {})), visit.card(question.id))
    disk.fill()
    before = saved()
    visit.press(visit.words("Auch für den offenen Rest dieses Faktors"))
    assert visit.errors == [sentence(visit)]
    assert saved() == before


def test_a_full_disk_is_a_sentence_when_a_project_is_begun(
    visit: Visit, folder: Path, disk: Disk, saved: Saved
) -> None:
    disk.fill()
    visit.open("check/new.py", q="Neu").select(visit.words("Federführendes Amt"), "tiefbau")
    visit.at.radio[0].set_value(Phase.PLANNING)
    visit.run().press(visit.words("Anlegen und beginnen"))
    assert visit.errors == [sentence(visit)]
    assert saved() == {}


def test_a_full_disk_is_a_sentence_when_one_finalises_or_discards(
    visit: Visit, draft: Assessment, desk: Desk, disk: Disk, saved: Saved
) -> None:
    id_ = desk.catalogue.due(desk.catalogue.factors[0], Phase.PLANNING)[0].id
    visit.open("check/factor.py", check=draft.id).answer(id_, 1)
    disk.fill()
    before = saved()
    visit.open("check/result.py", check=draft.id).press(visit.words("Einschätzung abschließen"))
    assert visit.errors == [sentence(visit)]
    visit.open("check/tasks.py", check=draft.id).press(visit.words("Ja, verwerfen"))
    assert visit.errors == [sentence(visit)]
    assert saved() == before


def test_a_full_disk_is_a_sentence_when_examples_are_loaded(visit: Visit, disk: Disk) -> None:
    disk.fill()
    visit.press(visit.words("Mit Beispieldaten ansehen"))
    assert visit.errors == [sentence(visit)]


@pytest.mark.parametrize("id_", ["gibt-es-nicht-1", "../../etc/passwd", "<script>", "a" * 500, "con", "%00"])
def test_a_check_that_does_not_exist_is_a_sentence(german: Visit, id_: str) -> None:
    for page in CHECKED:
        german.open(page, check=id_)
        assert stuck(german)
        (error,) = german.errors
        assert "gibt es hier nicht" in error
    german.open("check/project.py", project=id_)
    assert stuck(german)
    assert len(german.errors) == 1


def test_an_address_without_a_check_is_a_sentence(visit: Visit) -> None:
    for page in CHECKED:
        visit.open(page)
        assert visit.errors == [
            visit.words(
                "In der Adresse fehlt, um welche Einschätzung es geht. Auf der Startseite stehen alle Entwürfe."
            )
        ]
    others_work(visit)


def test_a_damaged_draft_names_its_file_and_stays_as_it_is(
    visit: Visit, draft: Assessment, folder: Path, saved: Saved
) -> None:
    path = folder / f"{draft.id}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("revision: 1", "revision: eins"), encoding="utf-8")
    before = saved()
    for page in CHECKED:
        visit.open(page, check=draft.id)
        assert stuck(visit)
        (error,) = visit.errors
        assert f"{draft.id}.yaml" in error
        assert "3" in error
    others_work(visit)
    visit.open(address.FILES)
    assert f"{draft.id}.yaml" in visit.text
    assert saved() == before


def test_a_half_written_draft_is_listed_and_opens_as_a_sentence(visit: Visit, draft: Assessment, folder: Path) -> None:
    path = folder / f"{draft.id}.yaml"
    path.write_bytes(path.read_bytes()[:60])
    visit.open("check/factor.py", check=draft.id)
    assert stuck(visit)
    others_work(visit)


def test_a_check_whose_project_is_missing_or_damaged_still_works(
    visit: Visit, draft: Assessment, desk: Desk, folder: Path, file: File
) -> None:
    path = folder / "subjects" / f"{draft.subject}.yaml"
    id_ = desk.catalogue.due(desk.catalogue.factors[0], Phase.PLANNING)[0].id
    for harm in (lambda: path.write_bytes(b"{"), path.unlink):
        harm()
        for page in CHECKED[:4]:
            visit.open(page, check=draft.id)
            assert not stuck(visit)
            assert visit.errors == []
        visit.open("check/factor.py", check=draft.id).answer(id_, "dont_know")
        assert file(draft.id)["answers"][id_]["no_answer"] == "dont_know"
        others_work(visit)
        visit.open("check/project.py", project=draft.subject)
        assert stuck(visit)


def test_an_error_in_the_catalogue_names_its_line_once_on_every_page(
    draft: Assessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saved: Saved
) -> None:
    lines = (ROOT / "factors.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    lines.insert(211, "        3: zweimal\n")
    broken = tmp_path / "factors.yaml"
    broken.write_text("".join(lines), encoding="utf-8")
    monkeypatch.setenv("GELINGENSCHECK_CATALOGUE", str(broken))
    forget()
    before = saved()
    for lang in ("de", "en"):
        visit = new_visit(lang)
        for page in (*OTHERS, *CHECKED):
            visit.open(page, check=draft.id)
            assert stuck(visit), page
            (error,) = visit.errors
            assert "factors.yaml" in error
            assert "212" in error
            assert len(visit.at.error) == 1, "said once is enough"
    assert saved() == before


def test_a_broken_organisation_is_a_sentence(
    draft: Assessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "organisation.yaml"
    broken.write_text("municipality: [\n", encoding="utf-8")
    monkeypatch.setenv("GELINGENSCHECK_ORGANISATION", str(broken))
    forget()
    visit = new_visit()
    for page in CHECKED:
        visit.open(page, check=draft.id)
        assert stuck(visit), page
    for page in (*OTHERS, *CHECKED):
        visit.open(page, check=draft.id)
        assert len(visit.at.error) <= 1
        assert all("organisation.yaml" in error for error in visit.errors)


def test_a_department_that_the_organisation_does_not_know_is_shown_by_its_id(
    visit: Visit, draft: Assessment, desk: Desk, project: Subject
) -> None:
    desk.store.update(Subject, project.id, lambda known: replace(known, department="altes-amt"))
    desk.store.update(Assessment, draft.id, lambda known: replace(known, department="altes-amt"))
    for page in CHECKED[:4]:
        visit.open(page, check=draft.id)
        assert not stuck(visit)
        assert visit.errors == []
    visit.open("check/project.py", project=project.id)
    assert "altes-amt" in visit.text
    finalise_check(desk, draft.id)
    others_work(visit)


def test_a_store_that_cannot_be_opened_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for store in (f"files:{tmp_path}/file", "ftp://x", "files:"):
        monkeypatch.setenv("GELINGENSCHECK_STORE", store)
        forget()
        visit = new_visit()
        assert stuck(visit)
        assert len(visit.at.error) == 1


def test_a_folder_that_vanishes_while_one_works_is_a_sentence(visit: Visit, draft: Assessment, folder: Path) -> None:
    visit.open("check/factor.py", check=draft.id)
    shutil.rmtree(folder)
    visit.run()
    assert visit.at.error
    visit.open(address.START)
    assert stuck(visit), "an empty start page would look as if nothing was ever saved"


def test_when_several_cards_fail_at_once_each_says_so(
    visit: Visit, draft: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, calls, limit = FileStore.load, itertools.count(), [10**6]

    def fail_late(*arguments: Any) -> Any:
        if next(calls) >= limit[0]:
            raise StoreUnavailableError(reason=FULL)
        return load(*arguments)

    monkeypatch.setattr(FileStore, "load", fail_late)
    visit.open("check/factor.py", check=draft.id)
    begun = next(calls)
    visit.run()
    used = next(calls) - begun
    limit[0] = next(calls) + used // 2
    visit.run()
    assert visit.errors == [sentence(visit)]
    assert len(visit.at.error) >= 2
    assert not stuck(visit)


def test_what_nobody_foresaw_is_a_sentence_with_a_number_and_no_inner_life(
    visit: Visit, draft: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        message = "inner life"
        raise RuntimeError(message)

    monkeypatch.setattr(FileStore, "load", fail)
    for page in CHECKED:
        visit.open(page, check=draft.id)
        assert stuck(visit)
        assert "inner life" not in visit.text
        assert "RuntimeError" not in visit.text
    monkeypatch.undo()
