# Everything a developer runs. Python 3.11 and make are enough; Java 17 and Maven are for the tests on a real Neo4j.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
TOOLS := .cache/tools
PACKAGES := collabgraph schema resolvers loaders graph_store queries analysis execution formats

.PHONY: install lock audit serve test fuzz check schema neo4j bench bench-peers bench-hostile bench-writing clean

install: $(STAMP)

# What is installed has the hash that the lock names, and is nothing that would have to be built with what it does not.
PIP := -m pip install --quiet --disable-pip-version-check
LOCKED := $(PIP) --require-hashes --only-binary :all: --requirement

$(STAMP): requirements.lock pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3.11"; exit 2; }
	test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	$(BIN)/python $(LOCKED) requirements.lock
	PYTHONWARNINGS=ignore $(BIN)/python $(PIP) --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

$(TOOLS)/.installed: tools.lock
	test -x $(TOOLS)/bin/python || "$(PYTHON)" -m venv $(TOOLS)
	$(TOOLS)/bin/python $(LOCKED) tools.lock
	@touch $@

# Both locks anew from pyproject.toml; versions stay unless they must go. LOCK='--upgrade-package httpx' or '--upgrade' moves them.
COMPILE := $(TOOLS)/bin/uv --quiet pip compile --universal --fork-strategy fewest --python-version 3.11 --generate-hashes --no-build \
	--custom-compile-command "make lock" $(LOCK)
lock: $(TOOLS)/.installed
	$(COMPILE) pyproject.toml --extra dev --group build --output-file requirements.lock > /dev/null
	$(COMPILE) --group tools --output-file tools.lock > /dev/null

# Known vulnerabilities of what is locked. Status 1: there are some; 3: the service that knows them did not answer.
audit: $(TOOLS)/.installed
	$(TOOLS)/bin/python -m tools.audit requirements.lock tools.lock

serve: $(STAMP)
	$(BIN)/collabgraph serve

test: $(STAMP)
	$(BIN)/python -m pytest

# Longer than in the tests, with other requests each time; FUZZ_SECONDS=60 for each role, FUZZ_SEED=7 for those of an earlier run.
fuzz: $(STAMP)
	$(BIN)/python -m tests.fuzz

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict $(PACKAGES) tests benchmarks tools
	$(BIN)/lint-imports --no-cache
	$(BIN)/deptry .

# The public schema as a file, for front ends and for reviews; a test holds it to the code.
schema: $(STAMP)
	$(BIN)/collabgraph schema > schema/schema.graphql

# A real Neo4j whose data stay under .cache, until Ctrl-C; it prints the settings that lead to it.
neo4j: $(STAMP)
	$(BIN)/python -m tests.support.neo4j_server

# Times, import and memory on both databases; BENCH='--people 10000 --database embedded' and the like chooses.
bench: $(STAMP)
	$(BIN)/python -m benchmarks $(BENCH)

# Beside other servers on the same Neo4j (Java 17, Maven and npm); PEERS='--only limit,collabgraph --rounds 3' chooses.
bench-peers: $(STAMP)
	$(BIN)/python -m benchmarks.peers $(PEERS)

# What attacks cost, beside the ready operations; HOSTILE='digits names' chooses.
bench-hostile: $(STAMP)
	$(BIN)/python -m benchmarks.hostile $(HOSTILE)

# Mutations alone and while others read, on both databases; WRITING='--people 200000 --seconds 30' and the like chooses.
bench-writing: $(STAMP)
	$(BIN)/python -m benchmarks.writing $(WRITING)

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
