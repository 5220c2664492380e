"""Articles in, passages and derivations out; import from the modules."""
