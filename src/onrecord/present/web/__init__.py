"""The dossier as a page; import from the modules."""
