# Lectern: everything here sets itself up, into .venv, on a fresh Debian or Ubuntu with Python 3.11 or newer.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON := .venv/bin/python
BABEL := $(PYTHON) -W ignore -m babel.messages.frontend -q
OUT := out
SAMPLE := $(OUT)/sample.lectern
export PYTHONUTF8 := 1

.PHONY: help run sample test soak pictures bench bundle words clean

help: ## what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

run: sample ## make the sample season and its papers in out/, then open the window if there is a screen
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
	  $(PYTHON) main.py $(SAMPLE); \
	else \
	  echo "There is no screen here, so the window stays closed. The papers are in $(OUT)/."; \
	fi

sample: .venv/run.stamp
	@mkdir -p $(OUT)
	@[ -e $(SAMPLE) ] || $(PYTHON) main.py new $(SAMPLE) --sample --year "$$(date +%Y)"
	@$(PYTHON) .ci/sample_papers.py $(SAMPLE) $(OUT)

test: .venv/test.stamp ## style, types and every test
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check -q .
	$(PYTHON) -m mypy
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q -n auto

soak: .venv/test.stamp ## the long loops: kills, power cuts, fuzz, full products
	QT_QPA_PLATFORM=offscreen LECTERN_SOAK=1 $(PYTHON) -m pytest -q -n auto -m "soak or not soak"

pictures: .venv/test.stamp ## everything the window shows at 100 % and 200 %, in out/pictures; the README's pictures
	for scale in 1 2; do QT_QPA_PLATFORM=offscreen LECTERN_PICTURES=all QT_SCALE_FACTOR=$$scale \
	  $(PYTHON) -m pytest -q -n auto tests/test_window_pictures.py || exit 1; done

bench: .venv/bench.stamp ## figures beside those of a peer or the bare library, in one run
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m benchmarks

words: .venv/test.stamp ## gather new texts of the source into lectern.po, and compile what is translated there
	@mkdir -p build
	$(BABEL) extract -k _ -k N_ -k ngettext:1,2 --project=Lectern --msgid-bugs-address= \
	  --add-location=file -w 110 -o build/lectern.pot models planning exports ui main.py
	$(BABEL) update -N --ignore-obsolete --ignore-pot-creation-date -w 110 -D lectern -l zh_CN \
	  -i build/lectern.pot -d resources/locale
	$(BABEL) compile -D lectern -d resources/locale

bundle: .venv/test.stamp ## a folder that runs on a machine without Python, in dist/
	.venv/bin/pip install -q pyinstaller==6.22.0
	$(PYTHON) -m PyInstaller --noconfirm --distpath dist --workpath build .ci/lectern.spec

clean: ## remove what was made
	rm -rf .venv build dist $(OUT) .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/run.stamp: requirements.txt .ci/set-up
	@.ci/set-up requirements.txt && touch $@

.venv/test.stamp: requirements.txt requirements-dev.txt .ci/set-up
	@.ci/set-up requirements-dev.txt && touch $@ .venv/run.stamp

.venv/bench.stamp: requirements.txt requirements-dev.txt requirements-bench.txt .ci/set-up
	@.ci/set-up requirements-bench.txt libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 && touch $@ .venv/test.stamp
