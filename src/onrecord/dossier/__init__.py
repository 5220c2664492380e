"""One story's record in, its dossier out, checked; import from the modules."""
