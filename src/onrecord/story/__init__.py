"""Articles in, stories and the date of each article out; import from the modules."""
