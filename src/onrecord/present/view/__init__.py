"""Material in, what a dossier shows out, ready for a page or a text; import from the modules."""
