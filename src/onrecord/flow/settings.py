"""Settings: one frozen value with the settings of every room. A mapping in (from TOML), Settings out."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

from onrecord.claims.config import ClaimsConfig, VerdictConfig
from onrecord.dossier.config import DossierConfig
from onrecord.extract.event_joining import JoiningConfig
from onrecord.extract.events import EventsConfig
from onrecord.extract.parses import ParseConfig
from onrecord.extract.quantities import QuantitiesConfig
from onrecord.extract.references import ReferenceConfig
from onrecord.extract.speakers import SpeakerConfig
from onrecord.extract.times import TimesConfig
from onrecord.extract.utterances import UtteranceConfig
from onrecord.model.ids import content_id
from onrecord.read.limits import ReadLimits
from onrecord.reuse.derivations import DerivationConfig
from onrecord.reuse.fingerprints import FingerprintConfig
from onrecord.reuse.passages import PassageConfig
from onrecord.story.chains import ChainConfig
from onrecord.story.dating_config import DatingConfig
from onrecord.story.keys import KeysConfig
from onrecord.story.links import LinkConfig
from onrecord.story.sections import SectionConfig
from onrecord.story.splits import SplitConfig
from onrecord.tools.errors import WrongUse
from onrecord.tools.protocols import Tools

S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a run, room by room; the defaults are what the figures were measured with."""

    read: ReadLimits = field(default_factory=ReadLimits)
    fingerprints: FingerprintConfig = field(default_factory=FingerprintConfig)
    passages: PassageConfig = field(default_factory=PassageConfig)
    derivations: DerivationConfig = field(default_factory=DerivationConfig)
    story_keys: KeysConfig = field(default_factory=KeysConfig)
    links: LinkConfig = field(default_factory=LinkConfig)
    stories: SplitConfig = field(default_factory=SplitConfig)
    sections: SectionConfig = field(default_factory=SectionConfig)
    chains: ChainConfig = field(default_factory=ChainConfig)
    parses: ParseConfig = field(default_factory=ParseConfig)
    dating: DatingConfig = field(default_factory=DatingConfig)
    quotes: SpeakerConfig = field(default_factory=SpeakerConfig)
    references: ReferenceConfig = field(default_factory=ReferenceConfig)
    times: TimesConfig = field(default_factory=TimesConfig)
    quantities: QuantitiesConfig = field(default_factory=QuantitiesConfig)
    utterances: UtteranceConfig = field(default_factory=UtteranceConfig)
    events: EventsConfig = field(default_factory=EventsConfig)
    joining: JoiningConfig = field(default_factory=JoiningConfig)
    points: ClaimsConfig = field(default_factory=ClaimsConfig)
    dossiers: DossierConfig = field(default_factory=DossierConfig)
    verdicts: VerdictConfig = field(default_factory=VerdictConfig)


def load_settings(path: Path | None) -> Settings:
    """Return the settings of a TOML file, the defaults without one; WrongUse where a key is not known."""
    if path is None:
        return Settings()
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as fault:
        raise WrongUse(f"The settings file {path} could not be read: {fault.strerror}.") from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise WrongUse(f"The settings file {path} is not TOML ({fault}).") from fault
    return _fill(Settings, table, "")


def settings_digest(settings: Settings, tools: Tools, version: str) -> str:
    """Return the digest of what a result depends on besides its input."""
    return content_id("settings", repr(settings), version, *tools.names)


def to_toml(settings: Settings) -> str:
    """Return the settings as TOML; reading it again gives the same settings."""
    lines = []
    for room in fields(settings):
        lines += _section(room.name, getattr(settings, room.name))
    return "\n".join(lines).strip() + "\n"


def _section(name: str, value: Any) -> list[str]:
    plain, nested = [], []
    for f in fields(value):
        part = getattr(value, f.name)
        if is_dataclass(part):
            nested += _section(f"{name}.{f.name}", part)
        elif part is not None:
            plain.append(f"{f.name} = {_toml(part)}")
    return ["", f"[{name}]", *plain, *nested]


def _toml(value: Any) -> str:
    if isinstance(value, tuple | frozenset):
        parts = sorted(value) if isinstance(value, frozenset) else value
        return f"[{', '.join(_toml(part) for part in parts)}]"
    return json.dumps(value, ensure_ascii=False)


def _fill(kind: type[S], table: Mapping[str, Any], where: str) -> S:
    """Make a settings dataclass from a mapping; a key that it does not have is an error."""
    hints = get_type_hints(kind)
    known = {f.name for f in fields(kind)}  # type: ignore[arg-type]
    for key in table:
        if key not in known:
            raise WrongUse(
                f"The setting {where}{key} is not known; {where.rstrip('.') or 'the settings'} may have: "
                f"{', '.join(sorted(known))}. See: onrecord config"
            )
    return kind(**{key: _value(hints[key], value, f"{where}{key}") for key, value in table.items()})


def _value(hint: Any, value: Any, where: str) -> Any:
    if is_dataclass(hint):
        if not isinstance(value, Mapping):
            raise WrongUse(f"The setting {where} is a section ([{where}]), not {value!r}.")
        return _fill(hint, value, f"{where}.")  # type: ignore[arg-type]
    if isinstance(value, list):
        value = tuple(value)
    wanted = _plain(hint)
    right = isinstance(value, wanted) and (not isinstance(value, bool) or bool in wanted)
    if not right:
        names = " or ".join(sorted(one.__name__ for one in wanted))
        raise WrongUse(f"The setting {where} is {value!r}, where a value of type {names} was expected.")
    return float(value) if wanted == (int, float) else value


def _plain(hint: Any) -> tuple[type, ...]:
    """Return the plain types that a setting's type hint allows."""
    if hint is float:
        return (int, float)
    if isinstance(hint, type):
        return (hint,)
    base = getattr(hint, "__origin__", None)
    if base in (tuple, frozenset):
        return (tuple,)
    return tuple({type(arg) if not isinstance(arg, type) else arg for arg in get_args(hint)}) or (str,)
