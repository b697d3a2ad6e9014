"""The command line: what it prints, its exit codes, and that it never shows a traceback."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gelingenscheck import cli
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.commands.arguments import build_parser
from gelingenscheck.returns import answering, rounds
from gelingenscheck.returns.model import Return
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.codec import encode
from gelingenscheck.storage.files import FileStore
from tests.catalogue.languages import translated

Run = Callable[..., tuple[int, str, str]]
NEEDED = {
    "delete": ["x", "--reason", "trial", "--confirm", "x"],
    "score": ["x"], "export": ["x"], "import": ["x"], "report": ["catalogue"], "compare": ["x", "y"],
    "carry-over": ["--to", "2.0.0"], "link": ["list"],
}  # fmt: skip
"""What a command is not understood without."""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process; return exit code, stdout and stderr."""

    def command(*arguments: object) -> tuple[int, str, str]:
        code = cli.main([str(argument) for argument in arguments])
        return code, *capsys.readouterr()

    return command


@pytest.fixture
def folder(tmp_path: Path, run: Run) -> Path:
    """Return a folder with the examples."""
    run("demo", "--to", tmp_path / "store")
    return tmp_path / "store"


def _store(folder: Path) -> str:
    return f"files:{folder}"


def _outside(*arguments: object) -> "subprocess.CompletedProcess[bytes]":
    environment = {**os.environ, "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "gelingenscheck", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=environment, check=False, timeout=60)


def test_what_ships_is_in_order(run: Run) -> None:
    code, out, err = run("check")
    assert (code, err) == (0, ""), out
    assert "alles in Ordnung" in out


def test_the_examples_are_loaded_once(folder: Path, run: Run) -> None:
    assert len(list(folder.glob("*.yaml"))) == 16
    assert len(list((folder / "subjects").glob("*.yaml"))) == 14
    assert run("demo", "--to", folder) == (0, "Die Beispiele sind schon da; geändert wurde nichts.\n", "")
    assert run("check", "--store", _store(folder))[0] == 0


def test_score_gives_one_entry_per_file_with_figures_unrounded(folder: Path, run: Run) -> None:
    paths = [folder / "beispiel-schulweg-umbau-2.yaml", folder / "beispiel-terminportal-1.yaml"]
    code, out, _ = run("score", *paths)
    school, portal = json.loads(out)
    assert code == 0
    assert list(school) == ["id", "file", "check", "profile", "overall", "factors"]
    assert school["file"] == str(paths[0])
    assert school["profile"].startswith("1 stark, 5 im Aufbau, 2 Handlungsbedarf; am schwächsten: Faktor 6")
    assert school["overall"]["rated"] == 8
    participation = school["factors"][5]
    assert list(participation) == [
        "factor", "score", "completeness", "low", "high", "band", "worst", "best", "capped_by", "not_applicable",
        "planned", "reached", "group_level",
    ]  # fmt: skip
    assert (participation["score"], participation["band"], participation["reached"]) == (18.75, "gap", None)
    assert (portal["factors"][0]["score"], portal["factors"][0]["band"]) == (None, None)
    assert (portal["overall"]["score"], portal["overall"]["rated"]) == (None, 7)


def test_score_names_what_it_cannot_read_and_goes_on(folder: Path, tmp_path: Path, run: Run) -> None:
    broken = tmp_path / "kaputt.yaml"
    broken.write_text("id: [\n")
    good = folder / "beispiel-terminportal-1.yaml"
    code, out, err = run("score", broken, good, tmp_path / "fehlt.yaml", folder / "subjects/beispiel-terminportal.yaml")
    assert code == 1
    assert [entry["id"] for entry in json.loads(out)] == ["beispiel-terminportal-1"]
    assert [line.split(",")[0].split(":")[0] for line in err.splitlines()] == [
        str(broken), str(tmp_path / "fehlt.yaml"), str(folder / "subjects/beispiel-terminportal.yaml"),
    ]  # fmt: skip


def test_score_of_a_folder_is_that_of_its_assessments(folder: Path, run: Run) -> None:
    code, out, _ = run("score", folder)
    assert code == 0
    assert len(json.loads(out)) == 16


def test_portfolio_has_every_part(folder: Path, run: Run) -> None:
    code, out, _ = run("portfolio", "--store", _store(folder), "--json")
    found = json.loads(out)
    assert code == 0
    assert list(found) == [
        "as_of", "counts", "returns", "factors", "weak_spots", "departments", "matrix", "areas", "measures", "problems",
    ]  # fmt: skip
    assert (found["counts"]["projects"], found["counts"]["examples"], found["problems"]) == (12, 12, [])


def test_portfolio_knows_an_earlier_day(folder: Path, run: Run) -> None:
    _, out, _ = run("portfolio", "--store", _store(folder), "--json", "--as-of", "2020-01-01")
    found = json.loads(out)
    assert found["as_of"] == "2020-01-01"
    assert found["counts"]["current"] == 0
    assert {factor["median"] for factor in found["factors"]} == {None}


def test_portfolio_says_how_far_the_yearly_rounds_are(folder: Path, run: Run) -> None:
    store, by = FileStore(folder), "local@rat"
    opened = Stamp(at=date(2026, 8, 3), by=by)
    store.create(rounds.opened(year=2026, cut_off=date(2026, 9, 30), deadline=date(2026, 10, 15), stamp=opened))
    empty = Return(year=2026, unit="sport", changed=opened)
    store.create(answering.declare_nil(empty, "Kein Vorhaben", stamp=Stamp(at=date(2026, 9, 1), by=by)))

    def returns(*arguments: str) -> list[dict[str, Any]]:
        _, out, _ = run("portfolio", "--store", _store(folder), "--json", *arguments)
        found: list[dict[str, Any]] = json.loads(out)["returns"]
        return found

    (said,) = returns("--as-of", "2026-09-02")
    assert [said[key] for key in ("year", "cut_off", "deadline", "state")] == [2026, "2026-09-30", "2026-10-15", "open"]
    sport = next(unit for unit in said["units"] if unit["department"] == "sport")
    assert (sport["state"], sport["nil_reason"], sport["submitted"]) == ("nil_return", "Kein Vorhaben", None)
    (earlier,) = returns("--as-of", "2026-08-31")
    assert {unit["state"] for unit in earlier["units"]} <= {"no_return_yet", "begun"}
    assert returns("--as-of", "2026-08-02") == []
    assert "Jahresabfrage 2026" in run("portfolio", "--store", _store(folder))[1]


def test_check_names_a_faulty_return_with_its_line(folder: Path, run: Run) -> None:
    faulty = folder / "returns" / "2026" / "sport.yaml"
    faulty.parent.mkdir(parents=True)
    good = encode(Return(year=2026, unit="sport", changed=Stamp(at=date(2026, 9, 1), by="local@sport")))
    faulty.write_bytes(good)
    assert run("check", "--store", _store(folder))[0] == 0
    assert run("check", faulty)[0] == run("check", folder)[0] == 0
    faulty.write_bytes(good.replace(b"year: 2026", b"year: zwanzig"))
    for arguments in (("--store", _store(folder)), (faulty,), (folder,)):
        code, out, _ = run("check", *arguments)
        assert (code, "sport.yaml, Zeile 2" in out) == (1, True)
    faulty.write_bytes(good.replace(b"year: 2026", b"year: 2025"))
    assert run("check", faulty)[0] == 1
    code, out, _ = run("score", folder)
    assert (code, len(json.loads(out))) == (0, 16)


@pytest.mark.parametrize(("lang", "said"), [("de", "Augenhöhe und Miteinander herstellen"), ("en", "equal")])
def test_the_summary_is_for_people(folder: Path, run: Run, lang: str, said: str) -> None:
    code, out, _ = run("portfolio", "--store", _store(folder), "--lang", lang)
    assert code == 0
    assert len(out.splitlines()) > 9
    assert said in out


def test_export_and_import_carry_everything(folder: Path, tmp_path: Path, run: Run) -> None:
    archive, other = tmp_path / "sicherung.zip", tmp_path / "other"
    assert run("export", archive, "--store", _store(folder))[0] == 0
    assert run("import", archive, "--store", _store(other))[0] == 0
    for path in folder.rglob("*.yaml"):
        assert (other / path.relative_to(folder)).read_bytes() == path.read_bytes()
    code, out, _ = run("import", archive, "--store", _store(other))
    assert (code, f"0 neu, {len([*folder.rglob('*.yaml')])} " in out) == (0, True)


def test_a_damaged_archive_is_refused(folder: Path, tmp_path: Path, run: Run) -> None:
    archive = tmp_path / "sicherung.zip"
    run("export", archive, "--store", _store(folder))
    archive.write_bytes(archive.read_bytes()[:-300])
    code, out, err = run("import", archive, "--store", _store(tmp_path / "other"))
    assert (code, out, err.count("\n")) == (1, "", 1)


def test_a_generated_portfolio_is_the_same_again_and_in_order(tmp_path: Path, run: Run) -> None:
    for name in ("a", "b"):
        code, _, _ = run("demo", "--to", tmp_path / name, "--size", 60, "--seed", 7, "--as-of", "2026-11-24")
        assert code == 0
    files = sorted(path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*.yaml"))
    assert len([file for file in files if file.parent == Path()]) == 60
    for file in files:
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()
    assert run("check", "--store", _store(tmp_path / "a"))[0] == 0
    assert run("verify", "--store", _store(tmp_path / "a"))[0] == 0
    code, _, err = run("demo", "--to", tmp_path / "a", "--size", 1)
    assert code == 1
    assert "nicht leer" in err


def test_check_tells_files_apart_by_their_content(folder: Path, tmp_path: Path, run: Run) -> None:
    catalogue, city = tmp_path / "k.yaml", tmp_path / "o.yaml"
    catalogue.write_bytes((ROOT / "factors.yaml").read_bytes().replace(b"target: 75", b"target: 175"))
    city.write_bytes((ROOT / "organisation.yaml").read_bytes().replace(b"areas: [sport]", b"areas: [spott]"))
    copy = folder / "kopie.yaml"
    copy.write_bytes((folder / "beispiel-terminportal-1.yaml").read_bytes())
    code, out, _ = run("check", catalogue, city, copy, folder / "subjects/beispiel-terminportal.yaml")
    assert code == 1
    assert [line.split(",")[0] for line in out.splitlines()[:-1]] == [str(catalogue), str(city), str(copy)]
    assert "Zeile" in out.splitlines()[0]
    assert out.splitlines()[-1].endswith("3 Befunde")


def test_check_says_it_in_json_too(folder: Path, run: Run) -> None:
    (folder / "kaputt.yaml").write_text("format: gelingenscheck/assessment/9\n...\n")
    code, out, _ = run("check", "--store", _store(folder), "--json")
    (problem,) = json.loads(out)["problems"]
    assert code == 1
    assert (problem["file"], problem["severity"]) == ("kaputt.yaml", "error")
    assert problem["reason"]
    assert problem["remedy"]


def test_a_broken_catalogue_does_not_hide_what_is_wrong_with_documents(folder: Path, tmp_path: Path, run: Run) -> None:
    broken = tmp_path / "k.yaml"
    broken.write_text("meta: {}\n...\n")
    (folder / "kaputt.yaml").write_text("{")
    code, out, _ = run("check", "--store", _store(folder), "--catalogue", broken)
    assert code == 1
    assert {line.split(",")[0].split(":")[0] for line in out.splitlines()[:-1]} == {"k.yaml", "kaputt.yaml"}
    for command in (["portfolio"], ["score", folder], ["demo"]):
        code, out, err = run(*command, "--store", _store(folder), "--catalogue", broken)
        assert (code, out, err.count("\n")) == (1, "", 1)


def test_verify_finds_a_changed_revision(folder: Path, run: Run) -> None:
    before = sorted(folder.rglob("*.yaml"))
    damaged = folder / "beispiel-terminportal-1.yaml"
    damaged.write_bytes(damaged.read_bytes()[:-40])
    code, out, _ = run("verify", "--store", _store(folder))
    assert code == 1
    assert out.startswith("beispiel-terminportal-1.yaml")
    assert sorted(folder.rglob("*.yaml")) == before


def test_what_is_deleted_is_confirmed_by_its_id_and_tidying_says_what_it_does(folder: Path, run: Run) -> None:
    store = ("--store", _store(folder))
    id_ = "beispiel-terminportal"
    assert run("delete", id_, "--reason", "trial", "--confirm", "ja", *store)[0] == 1
    assert run("tidy", "--dry-run", *store)[0] == 0
    assert run("tidy", "--today", "2001-01-01", *store)[0] == 2
    code, out, _ = run("delete", id_, "--reason", "trial", "--confirm", id_, *store)
    assert (code, out.startswith("Gelöscht")) == (0, True)
    assert not [path for path in folder.rglob("*.yaml") if id_ in path.as_posix()]
    assert run("verify", "--seal", *store)[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["gibt-es-nicht"], ["score"], ["check", "--nie"], ["portfolio", "--as-of", "gestern"],
        ["demo", "--size", "-1"], ["demo", "--size", "1e9"], ["check", "--lang", "fr"],
        ["portfolio", "--store", "postgres:x"], ["verify", "--store", "files:/gibt/es/nicht"],
        ["check", "--store", ""], ["export"], ["export", "/"], ["export", "/gibt/es/nicht/a.zip"],
    ],
)  # fmt: skip
def test_a_call_that_is_not_understood_is_one_line_and_2(arguments: list[str], run: Run) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1


def test_every_command_has_german_help(run: Run) -> None:
    parser = build_parser()
    for name in cli.COMMANDS:
        code, out, _ = run(name, "--help")
        assert code == 0
        assert out.startswith(f"Aufruf: python -m gelingenscheck {name}")
        assert "usage" not in out
        assert "options" not in out
        assert parser.parse_args([name, *NEEDED.get(name, ())]).command == name


@pytest.mark.parametrize("chosen", [["--lang", "en"], ["--lang=en"]])
def test_help_and_refusals_are_english_where_that_is_asked_for(chosen: list[str], run: Run) -> None:
    for name in cli.COMMANDS:
        code, out, _ = run(name, *chosen, "--help")
        assert code == 0
        assert out.startswith(f"Usage: python -m gelingenscheck {name}")
        assert "Sprache der Ausgabe" not in out
    assert run(*chosen, "portfolio", "--as-of", "x")[2].startswith("--as-of: “x” is not a date")
    assert run(*chosen, "score")[2].startswith("Missing: PATH.")


def test_options_stand_before_or_after_the_command() -> None:
    parser = build_parser()
    assert parser.parse_args(["--store", "files:a", "check"]).store == "files:a"
    assert parser.parse_args(["check", "--store", "files:a"]).store == "files:a"
    assert parser.parse_args(["check"]).store is None
    assert parser.parse_args(["--lang", "en", "check"]).lang == "en"


def test_hostile_files_give_lines_and_never_a_traceback(folder: Path) -> None:
    hostile = {
        "leer.yaml": b"", "null.yaml": b"\0" * 100, "utf16.yaml": "id: x".encode("utf-16"), "tief.yaml": b"[" * 5000,
        "alias.yaml": b"a: &a [1]\nb: *a\n", "tag.yaml": b"!!python/object/apply:os.system ['true']\n",
        "gross.yaml": b"a" * 3_000_000, "zahl.yaml": b"7\n", "liste.yaml": b"- format\n",
        "rtl.yaml": 'format: "\u202e<script>"\n'.encode(),
    }  # fmt: skip
    for name, data in hostile.items():
        (folder / name).write_bytes(data)
    (folder / "ordner.yaml").mkdir()
    (folder / "verweis.yaml").symlink_to("/etc/passwd")
    (folder / "kreis.yaml").symlink_to("kreis.yaml")
    os.mkfifo(folder / "rohr.yaml")
    names = [*hostile, "ordner.yaml", "verweis.yaml", "kreis.yaml", "rohr.yaml"]
    for command in (["check", "--store", _store(folder)], ["check", str(folder)]):
        done = _outside(*command)
        assert (done.returncode, done.stderr) == (1, b"")
        lines = done.stdout.decode().splitlines()
        assert len(lines) == len(names) + 1
        assert all(any(name in line for line in lines) for name in names)
    done = _outside("score", *(folder / name for name in names if name != "ordner.yaml"))
    assert (done.returncode, json.loads(done.stdout)) == (1, [])
    assert len(done.stderr.decode().splitlines()) == len(names) - 1
    for arguments in (["portfolio"], ["verify"], ["export", str(folder.parent / "x.zip")]):
        done = _outside(*arguments, "--store", _store(folder))
        assert b"Traceback" not in done.stdout + done.stderr
        assert b"Unerwartet" not in done.stderr


def test_hostile_names_and_a_closed_pipe_give_no_traceback(folder: Path) -> None:
    done = _outside("score", b"\xff\xfe".decode("utf-8", "surrogateescape"), folder / ("x" * 300), "a\nb")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 3
    command = f"{sys.executable} -m gelingenscheck score {folder} | true"
    piped = subprocess.run(  # noqa: S602 - the shell's pipe is what is tried
        command, shell=True, capture_output=True, cwd=ROOT, check=False, timeout=60
    )
    assert piped.stderr == b""


def test_the_name_of_a_file_cannot_steer_the_terminal(folder: Path, run: Run) -> None:
    (folder / "x\x1b[2J\u202e.yaml").write_text("a: 1\n")
    _, out, err = run("check", "--store", _store(folder))
    assert "x\ufffd[2J\ufffd.yaml" in out
    assert "\x1b" not in out + err


@pytest.mark.parametrize("name", ["zweite.yml", "ZWEITE.YAML"])
def test_a_file_with_a_similar_ending_is_named_and_not_passed_over(name: str, folder: Path, run: Run) -> None:
    (folder / name).write_text("a: 1\n...\n")
    code, out, _ = run("check", "--store", _store(folder))
    assert code == 1
    assert out.startswith(f"{name}, Zeile 1: ")


def test_dates_the_wrong_way_round_are_named_and_the_project_still_counts(folder: Path, run: Run) -> None:
    path = next(path for path in sorted((folder / "subjects").glob("*.yaml")) if "\nend: " in path.read_text())
    before = json.loads(run("portfolio", "--json", "--store", _store(folder))[1])
    text = re.sub(r"\nend: .*", "\nend: 1999-01-01", path.read_text())
    path.write_text(text)
    code, out, _ = run("check", "--store", _store(folder))
    line = text[: text.index("\nend:")].count("\n") + 2
    assert code == 1
    assert out.startswith(f"subjects/{path.name}, Zeile {line}: Die Daten sind vertauscht: Das Ende (1999-01-01)")
    after = json.loads(run("portfolio", "--json", "--store", _store(folder))[1])
    assert [problem["severity"] for problem in after.pop("problems")] == ["warning"]
    assert after == {name: value for name, value in before.items() if name != "problems"}


def test_what_an_export_leaves_out_is_named(folder: Path, tmp_path: Path, run: Run) -> None:
    (folder / "Kopie von x.yaml").write_text("a: 1\n...\n")
    code, _, err = run("export", tmp_path / "all.zip", "--store", _store(folder))
    assert code == 1
    assert "Kopie von x.yaml" in err


def test_the_exit_code_reaches_the_shell(folder: Path) -> None:
    assert _outside("check", "--store", _store(folder)).returncode == 0
    assert _outside("nie").returncode == 2


def test_help_is_there_before_anything_heavy_is_loaded() -> None:
    code = (
        "import sys; from gelingenscheck.cli import main; main(['--help']); print(sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True, timeout=60)
    loaded = done.stderr.decode()
    assert not any(f"'{heavy}'" in loaded for heavy in ("pandas", "yaml", "babel", "streamlit", "pyarrow", "numpy"))


def test_a_language_is_checked_with_the_catalogue_and_one_more_needs_no_code(tmp_path: Path, run: Run) -> None:
    catalogue = tmp_path / "factors.yaml"
    shutil.copy(ROOT / "factors.yaml", catalogue)
    spoken = translated.invented(translated.folder(tmp_path))
    code, out, _ = run("check", "--catalogue", catalogue)
    assert (code, out.count("\n")) == (0, 1)
    line = translated.spoiled(spoken.parent, '  vote_go: "Oy ver"', '  vote_go: ""', name="xx")
    for arguments in (("--catalogue", catalogue), ("--catalogue", catalogue, spoken)):
        code, out, _ = run("check", *arguments)
        assert code == 1
        assert f"catalogue/xx.yaml, Zeile {line}: „vote_go“" in out
    spoken.write_text("page: [", encoding="utf-8")
    assert "catalogue/xx.yaml, Zeile" in run("check", "--catalogue", catalogue)[1]


def test_a_broken_catalogue_does_not_hide_what_is_wrong_with_a_language(tmp_path: Path, run: Run) -> None:
    broken = tmp_path / "factors.yaml"
    broken.write_text("meta: {}\nfactors: []\n...\n")
    line = translated.spoiled(translated.folder(tmp_path), "signed_off: null", "signed_off: yes")
    code, out, _ = run("check", "--catalogue", broken)
    assert code == 1
    assert f"catalogue/tr.yaml, Zeile {line}" in out
