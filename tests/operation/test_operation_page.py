"""The operation page is true: what it tells to type leads to a running, proxied, backed-up, restored server."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gelingenscheck import organisation
from gelingenscheck.access import Role
from gelingenscheck.cli import main
from gelingenscheck.usecases.access.links import make_link
from gelingenscheck.usecases.access.live import access_store
from tests.operation.conftest import FULL, NAME, Site, ask, install
from tests.operation.page import DEPLOY, PAGE, Machine, commands, environment, needs_system, section, unit

UNITS = sorted(path.name for pattern in ("*.service", "*.timer") for path in DEPLOY.glob(pattern))
CADDY, SYSTEMD = shutil.which("caddy"), shutil.which("systemd-analyze")
needs_caddy = pytest.mark.skipif(CADDY is None, reason="Caddy is not installed here: apt-get install caddy")


def figures(store: Path, capsys: pytest.CaptureFixture[str]) -> object:
    capsys.readouterr()
    assert main(["portfolio", "--json", "--store", f"files:{store}", "--as-of", "2026-11-01"]) == 0
    return json.loads(capsys.readouterr().out)


def typed(site: Site, lines: list[str]) -> list[str]:
    """Type the lines that need no machine of one's own; the installing of packages only where all is tried."""
    said = []
    for line in lines:
        if line.endswith(" install"):
            release = Path(site.machine.line(line).split()[2])
            if FULL:
                site.type("make wheels")
                site.type(f"cp -r wheels {release} && {line} WHEELS=wheels")
            else:
                install(release)
        elif not needs_system(line):
            said.append(site.type(line))
    return said


def test_the_page_needs_fewer_than_thirty_lines() -> None:
    assert 20 < len(commands()) < 30


def test_every_line_can_be_followed_here_or_is_the_systems() -> None:
    assert {line.split()[0] for line in commands()} == {
        "apt-get", "useradd", "systemctl", "install", "cp", "make", "ln", "curl", "runuser", "mv",
    }  # fmt: skip


def test_nothing_of_the_service_is_ever_written_as_root() -> None:
    as_root = [line for line in commands() if re.search(r"make -C \S+ (?!install)", line) and "runuser" not in line]
    assert not as_root


def test_the_server_as_the_page_makes_it(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    setting_up, ready = section(1)[:-1], section(1)[-1]
    place = next(place for place, line in enumerate(setting_up) if line.startswith("runuser"))
    typed(site, setting_up[:place])
    settings = site.machine.path("/etc/gelingenscheck/gelingenscheck.env")
    settings.write_text(site.machine.here(settings.read_text(encoding="utf-8")), encoding="utf-8")
    typed(site, setting_up[place:])
    store = site.machine.path("/var/lib/gelingenscheck/store")
    assert main(["demo", "--to", str(store)]) == 0
    site.start()
    assert json.loads(site.type(ready))["status"] == "ready"
    before = figures(store, capsys)

    backup, restore = (line for line in section(2) if line.startswith("runuser"))
    assert re.search(r"\d+ Dateien gesichert", site.type(backup))
    assert "neu, 0 waren schon da" in site.type(restore)
    _assert_nightly(site)
    if CADDY is not None:
        _assert_proxied(site, site.start_proxy(CADDY))
    site.stop()
    typed(site, [line for line in section(2) if line.startswith("mv")])
    assert figures(store, capsys) == before
    assert site.machine.path("/var/lib/gelingenscheck/vorher").is_dir()

    typed(site, section(3))
    current = site.machine.path("/opt/gelingenscheck/current")
    assert current.resolve().name == "2"
    if FULL:
        site.start()
        assert json.loads(site.type(ready))["status"] == "ready"
        site.stop()
        assert figures(store, capsys) == before
    assert len([json.loads(line) for line in site.log.splitlines()]) > 2, "every line is JSON"
    assert NAME not in site.log
    site.type(next(code for code in re.findall(r"`(ln -sfn [^`]+)`", PAGE.read_text(encoding="utf-8"))))
    assert current.resolve().name == "1"


def _assert_nightly(site: Site) -> None:
    """Do what the timer does, and check that only what is older than a month goes."""
    folder = site.machine.path("/var/backups/gelingenscheck")
    for days in (29, 32):
        old = folder / f"{days}.zip"
        old.touch()
        os.utime(old, (time.time() - days * 86_400,) * 2)
    nightly = unit("gelingenscheck-backup.service")
    for command in (*nightly["ExecStart"], *nightly["ExecStartPost"]):
        site.run_unit(command)
    names = {path.name for path in folder.glob("*.zip")} - {"jetzt.zip"}
    assert {re.sub(r"\d{4}-\d\d-\d\d", "DAY", name) for name in names} == {"29.zip", "DAY.zip"}


def _assert_proxied(site: Site, port: int) -> None:
    """Ask through the proxy what people ask, and what nobody may."""
    origin, page = f"Origin: https://{NAME}:{port}", "Accept: text/html"
    for inside in ("/metrics", "/readyz", "/_stcore/metrics"):
        assert ask(port, "GET", inside)[0] == 404, inside
    assert ask(port, "GET", "/", page, "X-Forwarded-For: 127.0.0.1")[0] == 303, "nobody is signed in"
    cookie = _signed_in(site, port, origin)
    status, answer = ask(port, "GET", "/?token=GEHEIM", page, cookie)
    assert status == 200
    assert '<html lang="de">' in answer
    for header in ("strict-transport-security", "content-security-policy"):
        assert header in answer.lower()
    live = ("Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")  # fmt: skip
    assert ask(port, "GET", "/_stcore/stream", *live, origin, cookie)[0] == 101
    assert ask(port, "GET", "/_stcore/stream", *live, origin)[0] == 403
    assert ask(port, "GET", "/_stcore/stream", *live, "Origin: https://angreifer.example", cookie)[0] == 403
    assert ask(port, "POST", "/abmelden", "Origin: https://angreifer.example", cookie)[0] == 403
    assert ask(port, "POST", "/anmelden", origin, body=b"x" * 7_000_000)[0] == 413
    assert "GEHEIM" not in site.log


def _signed_in(site: Site, port: int, origin: str) -> str:
    """Sign in through the proxy; return the cookie, which is the one for https."""
    store = site.machine.path("/var/lib/gelingenscheck/store")
    city = organisation.load(site.machine.path("/etc/gelingenscheck/organisation.yaml"))
    made = make_link(
        access_store(store), city, role=Role.PLANNER, department=next(iter(city.departments)),
        now=datetime.now(UTC), by="local@rat",
    )  # fmt: skip
    form = ("Content-Type: application/x-www-form-urlencoded", origin)
    status, answer = ask(port, "POST", "/anmelden", *form, body=f"code={made.token}".encode())
    assert status == 303, answer
    (cookie,) = re.findall(r"(?mi)^set-cookie: (__Host-[^;]+); .*Secure", answer)
    assert made.token not in site.log
    return f"Cookie: {cookie}"


@needs_caddy
def test_the_proxys_file_is_valid() -> None:
    done = subprocess.run(
        [str(CADDY), "validate", "--config", str(DEPLOY / "Caddyfile"), "--adapter", "caddyfile"],
        capture_output=True, text=True, check=False, env={"HOME": tempfile.gettempdir()},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(SYSTEMD is None, reason="systemd is not installed here")
def test_the_units_are_valid_and_leave_little_open(tmp_path: Path) -> None:
    for name in UNITS:
        text = (DEPLOY / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(re.sub(r"/opt/\S+/python", "/bin/true", text), encoding="utf-8")
    files = [str(tmp_path / name) for name in UNITS]
    done = subprocess.run([str(SYSTEMD), "verify", *files], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    for file in (file for file in files if file.endswith(".service")):
        command = [str(SYSTEMD), "security", "--offline=true", "--threshold=20", "--no-pager", file]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0, file


def test_the_service_writes_where_it_saves_and_nowhere_else() -> None:
    service = unit("gelingenscheck.service")
    assert service["ProtectSystem"] == ["strict"]
    assert service["NoNewPrivileges"] == ["yes"]
    assert service["ReadWritePaths"] == ["/var/lib/gelingenscheck"]
    settings = environment((DEPLOY / "gelingenscheck.env").read_text(encoding="utf-8"))
    assert settings["GELINGENSCHECK_STORE"].startswith("files:/var/lib/gelingenscheck/")
    assert settings["GELINGENSCHECK_ACCESS"] == "links"


def test_the_server_never_takes_a_proxys_word_for_the_peer() -> None:
    assert "FORWARDED_ALLOW_IPS=none" in unit("gelingenscheck.service")["Environment"]


def test_every_setting_of_the_file_exists_and_every_other_is_named_in_it() -> None:
    text = (DEPLOY / "gelingenscheck.env").read_text(encoding="utf-8")
    readme = (PAGE.parents[1] / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"GELINGENSCHECK_[A-Z_]+", text)) == set(re.findall(r"GELINGENSCHECK_[A-Z_]+", readme))


def test_places_of_the_machine_are_moved_whole() -> None:
    machine = Machine(root=Path("/tmp/x"), port=9)  # noqa: S108 - nothing is written
    assert machine.line("cp /opt/a files:/var/lib/b ./opt/c 127.0.0.1:8501") == (
        "cp /tmp/x/opt/a files:/tmp/x/var/lib/b ./opt/c 127.0.0.1:9"
    )
