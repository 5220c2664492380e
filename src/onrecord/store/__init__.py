"""Where the records lie; import from the modules."""
