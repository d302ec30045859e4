# make            build the site into dist/
# make serve      build the site, serve it on this machine, and rebuild whenever a file is saved
# make lint       check the style of Python, JavaScript and CSS
# make test       run every check
# make audit      make test, then the long checks
# make evidence   build the site with the results of the accessibility gate on its page
# make bench      time a build
# make lock       write the lock files in requirements/ after a change to pyproject.toml
# make upgrade    the same, and also take newer versions
# make clean      remove the output, the virtual environment and all caches

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := requirements
NPM_LOCKS := $(shell find tests site_src -name node_modules -prune -o -name package-lock.json -print)

.PHONY: site lint test serve audit evidence bench lock upgrade clean

site: $(VENV)/.installed
	$(BIN)/python build.py build

serve: $(VENV)/.installed
	$(BIN)/python build.py serve

bench: $(VENV)/.installed
	$(BIN)/python build.py bench

lint: $(VENV)/.installed-test
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	tests/node_modules/.bin/prettier --check --log-level warn "**/*.{js,mjs,css}" && tests/node_modules/.bin/eslint --config tests/eslint.config.mjs .

test: lint
	. .ci/env.sh && $(BIN)/mypy && $(BIN)/python -m pytest -n auto --dist worksteal
	. .ci/env.sh && $(BIN)/python -m tests.gate

audit: test
	sh .ci/audit-tools.sh
	. .ci/env.sh && $(BIN)/python -m pytest -m "audit or hypothesis" --hypothesis-profile audit -n auto --dist loadscope
	. .ci/env.sh && $(BIN)/python -m tests.gate --everything && $(BIN)/python -m tests.gate.faults

evidence: $(VENV)/.installed-test
	$(BIN)/python build.py build
	. .ci/env.sh && $(BIN)/python build.py check dist --accessibility --policy --accepted tests/gate/accepted.yaml --evidence evidence.json
	$(BIN)/python build.py build --evidence evidence.json

$(VENV)/.installed: pyproject.toml $(LOCK)/build.txt $(LOCK)/site.txt .ci/venv.sh
	sh .ci/venv.sh $(PYTHON) $(VENV) site
	touch $@

$(VENV)/.installed-test: pyproject.toml $(LOCK)/build.txt $(LOCK)/test.txt $(NPM_LOCKS) .ci/tools.sh .ci/venv.sh
	sh .ci/venv.sh $(PYTHON) $(VENV) test
	sh .ci/tools.sh
	touch $@ $(VENV)/.installed

lock:
	sh .ci/lock.sh $(PYTHON)

upgrade:
	sh .ci/lock.sh $(PYTHON) --upgrade

clean:
	rm -rf dist .dist evidence.json .venv build *.egg-info $(addsuffix node_modules,$(dir $(NPM_LOCKS))) .pytest_cache .mypy_cache .ruff_cache .hypothesis
