"""Where the stages run; import from the modules."""
