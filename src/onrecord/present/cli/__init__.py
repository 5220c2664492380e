"""The command line; import from the modules."""
