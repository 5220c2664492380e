"""Reading: paths in, captures (bytes as found, decoded) and issues out. Import from the modules."""
