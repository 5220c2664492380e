"""Captures in, articles with labelled blocks out; import from the modules."""
