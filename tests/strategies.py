"""Random records of the model, made from their type hints."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from dataclasses import is_dataclass

import onrecord.model

MODULES = [importlib.import_module(f"onrecord.model.{m.name}") for m in pkgutil.iter_modules(onrecord.model.__path__)]

#: Every dataclass of the model.
MODEL_TYPES: list[type] = sorted(
    {
        kind
        for module in MODULES
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if is_dataclass(kind) and kind.__module__ == module.__name__
    },
    key=lambda kind: kind.__name__,
)
