"""Setting up: a folder and what was asked for in, the parts that rounds work with out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from onrecord.read.watching.addresses import Guard, Resolver
from onrecord.read.watching.archive import Archive
from onrecord.read.watching.clock import Clock, SystemClock
from onrecord.read.watching.config import WatchConfig
from onrecord.read.watching.fetching import Fetcher
from onrecord.read.watching.outcomes import NotFetched
from onrecord.read.watching.politeness import Gate
from onrecord.read.watching.robots import Robots
from onrecord.read.watching.rounds import Watching
from onrecord.read.watching.state import State
from onrecord.read.watching.urls import host_name, parse_target
from onrecord.tools.errors import WrongUse

#: The name by which robots.txt files know the program, whatever it calls itself besides.
TOKEN = "onrecord"
STATE_FILE = "watch.db"


def open_watching(
    folder: Path,
    *,
    workspace: str,
    agent: str,
    allowed: Iterable[str] = (),
    config: WatchConfig = WatchConfig(),
    clock: Clock | None = None,
    resolve: Resolver | None = None,
) -> Watching:
    """Open a folder of captures, made where it is missing, for rounds of watching.

    `workspace` is the name of the file that the captures are read into, `agent` what the program calls itself (the
    field User-Agent), `allowed` the hosts that may be private. Raises WrongUse where one of them is none, or another
    process has the folder.
    """
    token = re.match(r"[A-Za-z][A-Za-z_-]*", agent)
    if token is None or not agent.isascii() or not agent.isprintable() or len(agent) > 300:
        raise WrongUse(f"{agent!r} is no name to call oneself by: letters first, ASCII only, such as mydesk/1.0 (+mail@host).")
    try:
        hosts = frozenset(host_name(name) for name in allowed)
    except NotFetched as fault:
        raise WrongUse(f"--allow-host takes the name of a host. {fault.message}") from fault
    clock = clock or SystemClock()
    folder.mkdir(parents=True, exist_ok=True)
    state = State(folder / STATE_FILE, workspace=workspace)
    gate = Gate(clock, config)
    fetcher = Fetcher(Guard(hosts, resolve), gate, clock, config=config, agent=agent)
    tokens = tuple(dict.fromkeys((TOKEN, token[0].lower())))
    robots = Robots(fetcher, state, clock, config=config, tokens=tokens)
    archive = Archive(folder, software=agent, limit=config.archive_bytes, begun=state.add_archive)
    return Watching(fetcher, robots, state, archive, clock, config)


def check_feeds(feeds: Iterable[str]) -> tuple[str, ...]:
    """Return the feeds as they are asked for; WrongUse where one is neither a URL nor "@FILE"."""
    found = []
    for feed in feeds:
        try:
            found.append(feed if feed.startswith("@") else parse_target(feed).url)
        except NotFetched as fault:
            raise WrongUse(f"{fault.message} A feed is a URL (https://…), or @FILE with one page's URL a line.") from fault
    return tuple(dict.fromkeys(found))
