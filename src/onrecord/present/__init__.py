"""The record shown: command line, files, pages; import from the modules."""
