"""One story's annotations in, statements, claims and points out; import from the modules."""
