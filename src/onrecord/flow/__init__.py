"""The list of stages, their shapes, and the protocols of engine and store; import from the modules."""
