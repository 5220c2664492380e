"""The record as files; import from the modules."""
