# Two commands: `make serve` and `make test`. Both install what they need into .venv first.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help serve test lint bench lock clean
.DEFAULT_GOAL := help

help:
	@echo "make serve   serve http://127.0.0.1:$(PORT) with a fictional demo community"
	@echo "make test    install, lint and run the whole test-suite"
	@echo "make bench   measure again and write docs/benchmarks/"

$(VENV)/.server: requirements/server.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Colloque needs Python 3.11 or newer")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing Colloque into $(VENV) (once)…"
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements/server.lock
	@$(BIN)/pip install -qq --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.test: requirements/test.lock $(VENV)/.server
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements/test.lock
	@touch $@

# Optional: without a C compiler the check finds the same, only slower.
$(VENV)/.native: src/colloque/secrecy/tagger/native/kernel.c $(VENV)/.server
	@$(BIN)/python -m colloque.secrecy.tagger.native
	@touch $@

serve: $(VENV)/.server $(VENV)/.native
	@$(BIN)/colloque serve --demo --port $(PORT)

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

test: lint $(VENV)/.native
	COLLOQUE_TEST_DATABASE_URL= $(BIN)/pytest -n auto
	@if [ -n "$$COLLOQUE_TEST_DATABASE_URL" ]; then \
	  echo "Server tests again on PostgreSQL"; $(BIN)/pytest -n auto tests/server; fi

# Figures of the docs: printed by commands, never typed. Takes some minutes; quiet machine wanted.
# DATA= a folder with the data sets that are not ours to ship (secrecy_posts_dev, clinical_fictitious, e3c_fr_cases).
bench: $(VENV)/.server $(VENV)/.native
	$(BIN)/python scripts/write_secrecy_benchmarks.py --revision "$$(git describe --always)" \
	  --out docs/benchmarks/secrecy.md $(if $(DATA),--plain $(DATA)/e3c_fr_cases.jsonl \
	  $(DATA)/secrecy_posts_dev.jsonl $(DATA)/clinical_fictitious.jsonl) \
	  tests/corpus/posts/dev.jsonl tests/corpus/posts/unseen.jsonl
	$(BIN)/colloque bench conduct tests/corpus/conduct/unseen.jsonl > docs/benchmarks/conduct-unseen.txt
	$(BIN)/colloque bench risk > docs/benchmarks/risk.md
	$(BIN)/colloque bench speed > docs/benchmarks/speed.txt
	$(BIN)/colloque bench worst --thousands 10 100 1000 > docs/benchmarks/worst.txt
	$(BIN)/python benchmarks/home_and_post.py > docs/benchmarks/home-and-post.txt

lock:
	uv pip compile pyproject.toml requirements/build.in --extra server --universal --python-version 3.11 \
	  --generate-hashes --no-annotate --no-header -q -o requirements/server.lock
	uv pip compile pyproject.toml requirements/build.in --extra server --group test --universal --python-version 3.11 \
	  --generate-hashes --no-annotate --no-header -q -o requirements/test.lock

clean:
	rm -rf $(VENV) var
