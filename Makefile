# The commands of the project; `make help` lists them from the comments behind the names.
# Python 3.11 or newer and make are enough: each command brings what it needs into .venv.

# The first Python that is new enough and can make a virtual environment; PYTHON=… overrules.
PYTHON ?= $(or $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$name && break; done),python3)
PREPARE = command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: \
	install it (Debian, Ubuntu: sudo apt install python3 python3-venv)" >&2; exit 1; }; \
	$(PYTHON) -I cms/operations/preparing.py
BIN = .venv/bin


.DEFAULT_GOAL := help
.PHONY: help run dev test lint format screenshots lighthouse
.SILENT:

run: ## the site on http://localhost:8000 with all it needs (PORT= changes the port)
	$(PREPARE) requirements.txt --serve
	$(BIN)/python manage.py run --settings cms.settings.embedded

dev: ## the same with reload and debug pages
	$(PREPARE) requirements-dev.txt --serve
	$(BIN)/python manage.py run --reload --settings cms.settings.dev

test: ## unit tests on SQLite and PostgreSQL, then the browser journeys (ARGS="-k name")
	$(PREPARE) requirements-dev.txt
	$(BIN)/python -m tests $(ARGS)

lint: ## style, templates, import rules, missing migrations
	$(PREPARE) requirements-dev.txt
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djhtml --check templates
	$(BIN)/curlylint templates
	$(BIN)/lint-imports --no-logo
	$(BIN)/python manage.py makemigrations --check --settings cms.settings.test

format: ## mend style in code and templates
	$(PREPARE) requirements-dev.txt
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djhtml templates

screenshots: ## pictures of every kind of page in var/screenshots/ (SITE= takes a running site)
	$(PREPARE) requirements-dev.txt
	$(BIN)/python -m benchmarks screenshots

lighthouse: ## Lighthouse on home, list, article and contact; needs Node (SITE= as above)
	$(PREPARE) requirements-dev.txt
	$(BIN)/python -m benchmarks lighthouse

help: ## this list
	sed -n 's/^\([a-z]*\): ## /\1|/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do \
		printf '  make %-11s %s\n' "$$name" "$$text"; done
