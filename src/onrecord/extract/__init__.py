"""Articles in, annotations out; import from the modules."""
