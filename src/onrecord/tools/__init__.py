"""Heavy helpers behind small protocols, built once and passed in; import from the modules."""
