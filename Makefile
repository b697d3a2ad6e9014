# Everything one does with Gelingenscheck; `make` alone shows the list.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run install test test-long operation-test audit lint format types imports check messages messages-check bench campaign \
	demo workshop-demo pictures browser backup restore wheels

VENV ?= .venv
PORT ?= 8501
ADDRESS := http://127.0.0.1:$(PORT)
PYTHON := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed
DEVELOPING := $(VENV)/.installed-dev
# Without the internet the packages come from a folder: make install WHEELS=wheels
PIP := $(PYTHON) -m pip install --quiet --disable-pip-version-check $(if $(WHEELS),--no-index --find-links $(WHEELS))
# Without its Python (after an update of the system, say) an environment is made anew, so nothing in it is installed.
$(shell [ -x $(PYTHON) ] || rm -f $(INSTALLED) $(DEVELOPING))

# On a server the settings lie in one file: make backup SETTINGS=/etc/gelingenscheck/gelingenscheck.env FILE=…
ifneq ($(SETTINGS),)
include $(SETTINGS)
export
endif

LOCALE := gelingenscheck/i18n/locale
BABEL := $(VENV)/bin/pybabel --quiet
EXTRACT := $(BABEL) extract --no-default-keywords \
	-k words -k n:1,2 -k N_ -k NN_:1,2 --no-location --sort-output --project=Gelingenscheck gelingenscheck pages

help:  ## zeigt diese Übersicht
	@echo "Gelingenscheck"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

run: $(INSTALLED)  ## richtet beim ersten Mal alles ein und öffnet die Anwendung (anderer Port: make run PORT=8502)
	@echo "Gelingenscheck: $(ADDRESS)   (beenden mit Strg+C)"
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		for second in 1 2 3 4 5 6 7 8 9 10; do \
			sleep 1; \
			if $(PYTHON) -c "from urllib.request import urlopen; urlopen('$(ADDRESS)/healthz', timeout=1)" 2>/dev/null; then \
				exec $(PYTHON) -m webbrowser "$(ADDRESS)" >/dev/null 2>&1; \
			fi; \
		done & \
	fi; \
	exec $(PYTHON) -m streamlit run app.py --server.port "$(PORT)" --logger.hideWelcomeMessage true

install: $(INSTALLED)  ## richtet alles ein, ohne zu starten (ohne Internet: make install WHEELS=wheels)

test: $(DEVELOPING) browser  ## führt alle Tests aus, auch im Browser, bis auf die längsten (test-long)
	@$(PYTHON) -m pytest -n 2 --dist worksteal -m "not long"

test-long: $(DEVELOPING) browser  ## führt die längsten Tests aus und die ohne Browser mit sechzehnmal so vielen erdachten Beispielen
	@$(PYTHON) -m pytest -n 2 --dist worksteal -m "not browser or long" --hypothesis-profile long

lint: $(DEVELOPING)  ## prüft Stil und Form des Codes
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check

format: $(DEVELOPING)  ## bringt den Code in Form
	@$(PYTHON) -m ruff format

types: $(DEVELOPING)  ## prüft die Typen
	@$(PYTHON) -m mypy

imports: $(DEVELOPING)  ## prüft, dass nur abwärts importiert wird
	@PYTHONPATH=. $(VENV)/bin/lint-imports

operation-test: $(DEVELOPING)  ## folgt docs/operation.md ganz, auch der Installation ohne Internet (Minuten)
	@OPERATION=full $(PYTHON) -m pytest -n 0 tests/operation

audit: $(DEVELOPING)  ## fragt, ob für unsere Pakete Sicherheitslücken bekannt sind (braucht Internet; ohne sagt es das)
	@$(PYTHON) -m bench.audit

check: $(INSTALLED)  ## prüft Katalog, Organisation und alles Gespeicherte
	@$(PYTHON) -m gelingenscheck check

messages: $(DEVELOPING)  ## trägt neue deutsche Sätze in die englische Übersetzung ein
	@$(EXTRACT) --output "$(VENV)/messages.pot"
	@$(BABEL) update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date \
		--no-wrap --input-file "$(VENV)/messages.pot" --output-dir $(LOCALE) --init-missing --locale en

messages-check: $(DEVELOPING)  ## prüft, dass kein Satz in der Übersetzung fehlt
	@$(EXTRACT) --output "$(VENV)/messages.pot"
	@$(BABEL) update --check --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date \
		--no-wrap --input-file "$(VENV)/messages.pot" --output-dir $(LOCALE) --locale en 2>/dev/null || \
	{ echo "In der Übersetzung fehlen Sätze oder es sind welche zu viel: make messages" >&2; exit 1; }

bench: $(DEVELOPING) browser  ## misst Geschwindigkeit und Speicher (bench/results.json)
	@$(PYTHON) -m bench.bench

campaign: $(DEVELOPING) browser  ## prüft lange, dass nichts verloren geht (bench/campaign.json)
	@$(PYTHON) -m bench.campaign

demo: $(INSTALLED)  ## legt zwölf erfundene Vorhaben an
	@$(PYTHON) -m gelingenscheck demo

backup: | $(PYTHON)  ## sichert alle Dokumente, auch während die Anwendung läuft: make backup FILE=sicherung.zip
	@$(if $(FILE),,echo "Wohin? make backup FILE=sicherung.zip" >&2; exit 2)
	@$(PYTHON) -m gelingenscheck export "$(FILE)"

restore: | $(PYTHON)  ## stellt in einem leeren Ordner wieder her: make restore FILE=sicherung.zip TO=/ordner
	@$(if $(and $(FILE),$(TO)),,echo "Was und wohin? make restore FILE=sicherung.zip TO=/ordner" >&2; exit 2)
	@$(PYTHON) -m gelingenscheck import "$(FILE)" --to "$(TO)"

wheels: | $(PYTHON)  ## legt alle Pakete in den Ordner wheels, für einen Rechner ohne Internet
	@$(PYTHON) -m pip --quiet --disable-pip-version-check wheel --wheel-dir wheels -r requirements.txt

workshop-demo: $(INSTALLED)  ## startet eine Probe: ein Workshop mit gedachten Teilnehmenden, zum Üben
	@exec $(PYTHON) -m gelingenscheck workshop-demo --port "$(PORT)"

pictures: $(DEVELOPING) browser  ## erneuert die Bilder in docs/pictures
	@$(PYTHON) -m tests.browser.pictures

# A pyenv shim may exist without its Python, and Debian's python3 may lack venv: both are tried before they are used.
$(PYTHON):
	@for python in python3.11 python3; do \
		if "$$python" -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Die Umgebung $(VENV) wird eingerichtet (einmalig, etwa eine Minute) …"; \
			exec "$$python" -m venv --clear $(VENV); \
		fi; \
	done; \
	echo "Es fehlt Python 3.11 oder neuer mit venv. Unter Debian und Ubuntu: apt-get install python3 python3-venv" >&2; \
	exit 1

$(INSTALLED): requirements.txt constraints.txt | $(PYTHON)
	@$(PIP) -r requirements.txt
	@touch $@

$(DEVELOPING): requirements-dev.txt requirements.txt constraints.txt | $(PYTHON)
	@$(PIP) -r requirements-dev.txt
	@touch $@ $(INSTALLED)

# Without a browser the tests still run; those that need one then fail and say so.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Chromium wird für die Browsertests installiert …"; \
		apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	else \
		echo "Für die Browsertests fehlt Chromium. Bitte installieren: sudo apt-get install chromium" >&2; \
	fi
