"""Paths, pages and tables in, captures out; import from the modules."""
