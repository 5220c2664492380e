"""The record's nouns: frozen, slotted dataclasses without input or output. Import from the modules."""
