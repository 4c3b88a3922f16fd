# Two commands do all the set-up on a Debian machine with Python 3.11:
#   make demo   builds the environment, verifies the sample package, says where the report lies
#   make test   runs everything that a change has to pass
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := samples/packages/beijing-2022-cluster
OUT := out/demo
COMPILE := uv pip compile pyproject.toml --override requirements/overrides.txt --python-version 3.11 \
  --python-platform x86_64-manylinux_2_28 --generate-hashes --no-annotate --no-header -q

.PHONY: demo test lint types tests lock clean help

help:  ## what can be made here
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

demo: $(VENV)/run  ## build the environment, verify the sample package, say where the report lies
	@$(BIN)/heyan verify $(SAMPLE) --programme beijing-2022-cluster --out $(OUT); status=$$?; \
	if [ $$status -gt 1 ]; then exit $$status; fi

test: lint types tests  ## everything a change has to pass

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev
	$(BIN)/mypy

tests: $(VENV)/dev
	$(BIN)/pytest -n 2 --dist worksteal

$(VENV)/python:
	@command -v $(PYTHON) >/dev/null || { echo "缺少 $(PYTHON)。请运行：apt-get install python3.11 python3.11-venv"; exit 3; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "缺少 venv 模块。请运行：apt-get install python3.11-venv"; exit 3; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run: $(VENV)/python requirements/run.lock pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/run.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev: $(VENV)/run requirements/dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/dev.lock
	@touch $@

lock:  ## renew the pins; needs uv
	$(COMPILE) -o requirements/run.lock
	$(COMPILE) --extra cluster -c requirements/run.lock -o requirements/cluster.lock
	$(COMPILE) --extra cluster --extra dev -c requirements/cluster.lock -o requirements/dev.lock

clean:  ## remove the environment and what was made
	rm -rf $(VENV) out build *.egg-info
