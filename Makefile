# From a clone to a report and a running site: `make run`. Needs python3, make and git; see `make help`.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAGE := tools/stage.sh
SHARED ?= ../shared
WORK := build

# The main job: the model organ's ledger of 2024, and the report that falls out of it.
# `make wheel` does the same with the installed wheel; LEDGER=… builds another ledger.
OUT ?= out
LEDGER ?= $(OUT)/ledger-2024.xlsx
SAMPLE = new-ledger 2024 --sample model

# `make run SERVE=no` ends when everything is made; PORT=… serves elsewhere, GONGKAI_DATA=… keeps
# the database elsewhere than in var/.
SERVE ?= yes
PORT ?= 8000

# An organ's own font folders come first, then the free fonts of `make fonts`.
export GONGKAI_FONTS := $(if $(GONGKAI_FONTS),$(GONGKAI_FONTS):)$(CURDIR)/.fonts
export PYTHON
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# pip and not uv: pip honours the mirror that many Chinese users have set for it. The locks name
# every package, so nothing is resolved; every file is checked against its hash.
INSTALL := install --quiet --no-deps --require-hashes --requirement
EDITABLE := install --quiet --no-deps --no-build-isolation --editable .

.PHONY: pictures help system setup fonts run serve worker check test acceptance docs bench bench-web nightly wheel lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

$(BIN)/python:
	@tools/system.sh venv
	@$(PYTHON) -m venv $(VENV)

# What the product needs, the web application included.
$(VENV)/.product: requirements.lock pyproject.toml | $(BIN)/python
	@echo "installing the packages of requirements.lock into $(VENV)"
	@$(BIN)/python -m pip $(INSTALL) requirements.lock
	@$(BIN)/python -m pip $(EDITABLE)
	@touch $@

# And what developing it needs besides: all extras, the test tools.
$(VENV)/.tools: requirements-dev.lock $(VENV)/.product
	@echo "installing the packages of requirements-dev.lock into $(VENV)"
	@$(BIN)/python -m pip $(INSTALL) requirements-dev.lock
	@touch $@

# Asked at once, so that a user without rights hears of everything that is missing in one line.
system:
	@tools/system.sh venv fonts office postgres browser

setup: system $(VENV)/.tools fonts ## everything needed to develop: .venv, fonts, LibreOffice, PostgreSQL, Chromium

fonts: ## Chinese fonts: Noto by apt, Fandol into .fonts/
	@tools/fonts.sh
	@tools/system.sh fonts

run: $(VENV)/.product ## the sample report into out/, then portal and workspace (SERVE=no: without)
	@$(MAKE) --no-print-directory fonts || true # without them the other formats still come out
	@mkdir -p $(OUT)
	@test -e $(LEDGER) || $(BIN)/gongkai $(SAMPLE) -o $(LEDGER)
	@echo; echo "1. 由台账生成年度报告"
	$(BIN)/gongkai build $(LEDGER) -o $(OUT)
	@echo; echo "2. 示例县的门户和工作台"
	@$(BIN)/python manage.py demo
	@test "$(SERVE)" = no || $(BIN)/python manage.py serve --port $(PORT)

serve: $(VENV)/.product ## portal and workspace with the sample county on http://127.0.0.1:8000/
	@$(BIN)/python manage.py demo
	@$(BIN)/python manage.py serve --port $(PORT)

worker: $(VENV)/.product ## one more worker for the background tasks, on this or another machine
	@$(BIN)/python manage.py work

check: setup ## format, lint, layers, types, generated pages
	@$(STAGE) format $(BIN)/ruff format --check --quiet
	@$(STAGE) lint $(BIN)/ruff check --quiet
	@$(STAGE) layers $(BIN)/lint-imports
	@$(STAGE) types $(BIN)/mypy
	@$(STAGE) docs $(BIN)/python -m tools.docs --check

# What the second run of tests/web leaves out stands in tests/web/databases.py. The processes that
# tests start find src compiled even where PYTHONDONTWRITEBYTECODE keeps them from keeping it.
test: check ## all checks and tests; kernel coverage must be 100 %
	@mkdir -p $(WORK)
	@$(STAGE) compile $(BIN)/python -m compileall -q src tests
	@$(STAGE) web-postgres tools/postgres.sh $(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder --no-header --quiet tests/web
	@$(STAGE) kernel $(BIN)/python -m pytest --numprocesses auto --no-header --quiet --cov --cov-report= tests/law tests/report
	@$(STAGE) coverage $(BIN)/coverage report --fail-under 100
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder --no-header --ignore tests/law --ignore tests/report | tee $(WORK)/tests.txt
	@tail -n 1 $(WORK)/tests.txt

acceptance: setup ## against the reports and papers in ../shared (SHARED=…)
	@test -d $(SHARED) || { echo "no folder $(SHARED): nothing to be measured against" >&2; exit 1; }
	@GONGKAI_SHARED=$(abspath $(SHARED)) $(BIN)/python -m pytest --no-header --quiet tests/acceptance

docs: setup ## write docs/rules.md and docs/parameters.md from the rules and the law data
	@$(BIN)/python -m tools.docs

pictures: setup ## the pictures of pages in docs/pictures, taken anew of the sample county
	@$(BIN)/python -m tools.pictures

bench: setup ## time and memory; prints the tables of docs/performance.md
	@$(BIN)/python -m bench

bench-web: setup ## the portal with a million items on both databases, 200,000 applications; half an hour
	@tools/postgres.sh $(BIN)/python -m bench.web $(if $(ITEMS),--items $(ITEMS))
	@$(BIN)/python -m bench.web --step fill --step load $(if $(ITEMS),--items $(ITEMS))
	@tools/postgres.sh $(BIN)/python -m bench.cases $(if $(CASES),--cases $(CASES))

nightly: setup ## the long tests: a thousand reports, the whole corpus, thousands of spoilt files
	@$(BIN)/python -m pytest --no-header --numprocesses auto tests/nightly

# The wheel is installed with its own declared dependencies, so that a forgotten one shows, at the
# locked versions, so that the result is the same tomorrow.
wheel: setup ## build the wheel, install it into an empty environment, build the sample there
	@rm -rf $(WORK)/wheel dist && mkdir -p $(WORK)/wheel
	@$(STAGE) wheel $(BIN)/python -m build --wheel --no-isolation --outdir dist
	@sed -nE 's/^([a-z0-9._-]+==[^\\]*[^\\ ]).*/\1/p' requirements.lock > $(WORK)/wheel/pins.txt
	@$(PYTHON) -m venv $(WORK)/wheel/venv
	@$(STAGE) install $(WORK)/wheel/venv/bin/python -m pip install --quiet --constraint $(WORK)/wheel/pins.txt dist/gongkai-*.whl
	@cd $(WORK)/wheel && venv/bin/gongkai $(SAMPLE) -o ledger.xlsx
	@cd $(WORK)/wheel && $(CURDIR)/$(STAGE) sample venv/bin/gongkai build ledger.xlsx -o out
	@cd $(WORK)/wheel && ls out

lock: $(VENV)/.tools ## work out both lock files anew
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --python-version 3.11 \
		--extra web --group build pyproject.toml --output-file requirements.lock > /dev/null
	@$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --python-version 3.11 \
		--all-extras --group dev --constraint requirements.lock pyproject.toml --output-file requirements-dev.lock > /dev/null
	@! grep -nE '[a-z]+://' requirements.lock requirements-dev.lock

clean: ## remove what make made, but for .venv and .fonts
	@rm -rf $(OUT) $(WORK) dist
