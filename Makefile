# make         the site, into dist/          make test    everything that must hold
# make serve   the site on this machine      make bench   how fast a build is
# make clean   remove what the others made   make audit   the long checks

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site test serve audit bench clean

site: $(VENV)/.installed
	$(BIN)/python build.py build

serve: $(VENV)/.installed
	$(BIN)/python build.py serve

bench: $(VENV)/.installed
	$(BIN)/python build.py bench

test: $(VENV)/.installed-test
	. .ci/env.sh && $(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/python -m pytest -n auto --dist loadgroup
	. .ci/env.sh && $(BIN)/python -m tests.accessibility.gate

audit: test
	sh .ci/audit-tools.sh
	. .ci/env.sh && $(BIN)/python -m pytest -m audit -n auto --dist loadgroup
	. .ci/env.sh && $(BIN)/python -m tests.accessibility.gate --everything && $(BIN)/python -m tests.accessibility.faults

$(VENV)/.installed: pyproject.toml .ci/venv.sh
	sh .ci/venv.sh $(PYTHON) $(VENV) '.[serve]'
	touch $@

$(VENV)/.installed-test: pyproject.toml tests/package-lock.json site_src/accessibility/engines/package-lock.json .ci/tools.sh .ci/venv.sh
	sh .ci/venv.sh $(PYTHON) $(VENV) '.[test]'
	sh .ci/tools.sh
	touch $@ $(VENV)/.installed

clean:
	rm -rf dist .dist .venv build *.egg-info tests/node_modules site_src/accessibility/engines/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis
