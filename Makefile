# make         the site, into dist/          make test    everything that must hold
# make serve   the site on this machine      make bench   how fast a build is
# make clean   remove what the others made   make audit   the long checks
# make evidence   the site with the results of the accessibility gate on its page

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site test serve audit evidence bench clean

site: $(VENV)/.installed
	$(BIN)/python build.py build

serve: $(VENV)/.installed
	$(BIN)/python build.py serve

bench: $(VENV)/.installed
	$(BIN)/python build.py bench

test: $(VENV)/.installed-test
	. .ci/env.sh && $(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/python -m pytest -n auto --dist worksteal
	. .ci/env.sh && $(BIN)/python -m tests.gate

audit: test
	sh .ci/audit-tools.sh
	. .ci/env.sh && $(BIN)/python -m pytest -m audit -n auto --dist loadscope
	. .ci/env.sh && $(BIN)/python -m tests.gate --everything && $(BIN)/python -m tests.gate.faults

evidence: $(VENV)/.installed-test
	$(BIN)/python build.py build
	. .ci/env.sh && $(BIN)/python build.py check dist --accessibility --policy --accepted tests/accessibility/accepted.yaml --evidence evidence.json
	$(BIN)/python build.py build --evidence evidence.json

$(VENV)/.installed: pyproject.toml .ci/venv.sh
	sh .ci/venv.sh $(PYTHON) $(VENV) '.[serve]'
	touch $@

$(VENV)/.installed-test: pyproject.toml tests/package-lock.json site_src/gate/engines/package-lock.json .ci/tools.sh .ci/venv.sh
	sh .ci/venv.sh $(PYTHON) $(VENV) '.[test]'
	sh .ci/tools.sh
	touch $@ $(VENV)/.installed

clean:
	rm -rf dist .dist evidence.json .venv build *.egg-info tests/node_modules site_src/gate/engines/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis
