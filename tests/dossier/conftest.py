"""Fixtures: the dossiers of the sample's stories, written once."""

from __future__ import annotations

import pytest
from tests.dossier.sample import sample_group

from onrecord.dossier.dossiers import write_dossier
from onrecord.dossier.material import Material, gather_material
from onrecord.model.dossiers import Dossier
from onrecord.tools.protocols import Tools

Written = tuple[Dossier, Material]


@pytest.fixture(scope="session", params=["ferry", "atlas"])
def written(request: pytest.FixtureRequest, tools: Tools) -> Written:
    """The dossier of a story of the sample, and what it was written from."""
    group = sample_group(tools, request.param)
    return next(iter(write_dossier(group, tools))), gather_material(group)
