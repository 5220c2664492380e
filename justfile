# Everyday commands; `just` lists them.

_:
    @just --list

# Everything that must hold before a change lands, in a clean environment
ci:
    .ci/run

# Lint and layer rules
lint:
    uv run ruff check src tests bench
    uv run pytest tests/test_layers.py tests/test_sizes.py

# Types, strictly
types:
    uv run mypy

# The tests
test *args:
    uv run pytest {{args}}

# Quality floors, where the data is at hand
gates *args:
    uv run python bench/gates.py {{args}}

# The main job on the bundled sample
demo:
    uv run onrecord demo

# The generated parts of the pages: help, examples, figures, schemas
docs:
    uv run python docs/generate.py

# The JSON Schema of a dossier
schema:
    uv run onrecord schema

# Pin all dependencies by hash, without the address of a registry
pins:
    uv lock
    uv export --all-extras --all-groups --no-emit-project --no-annotate --no-header --format requirements-txt -o requirements.lock
