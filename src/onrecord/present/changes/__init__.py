"""What reading again changed: a workspace in, rows and lines out. Import from the modules."""
