"""Houses: one host, one newsroom. A story's articles and their derivations in; which newsrooms are another by name out.

A page that does not name its publisher goes by its host ("olmecho.example"), the next of the same host by the name that
it declares ("Olm Echo"). Within one story both are one newsroom, under the name that most of the host's articles declare.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from onrecord.model.articles import Article
from onrecord.model.reuse import Derivation
from onrecord.tools.directory import Directory, fold
from onrecord.tools.hosts import host_of, registered_domain


def same_houses(
    derivations: Iterable[Derivation], articles: Mapping[str, Article], directory: Directory
) -> dict[str, Derivation]:
    """Return, by the id of a newsroom that is another's by its host, a derivation of the newsroom that it is.

    Hosts that the directory has are told apart by it: on a platform every author is a newsroom. On any other host, names
    that do not hold one another are of several publishers, and then nothing tells whose its nameless pages are.
    """
    hosts: dict[str, list[Derivation]] = {}
    for derivation in sorted(derivations, key=lambda d: d.article):
        article = articles.get(derivation.article)
        host = host_of(article.url) if article else ""
        if article and host and derivation.kind == "outlet" and directory.at(host) is None:
            domain = registered_domain(host)
            if fold(derivation.name) in (fold(article.source or domain), fold(domain)):  # its own work, not another's
                hosts.setdefault(domain, []).append(derivation)
    same: dict[str, Derivation] = {}
    for domain, found in sorted(hosts.items()):
        named = [d for d in found if fold(d.name) != fold(domain)]
        count = Counter(d.origin for d in named)
        house = min(named, key=lambda d: (-count[d.origin], len(d.name), d.name, d.article), default=None)
        if house is not None and all(_is_variant(d.name, house.name) for d in named):
            same.update({d.origin: house for d in found if d.origin != house.origin})
    return same


def _is_variant(name: str, other: str) -> bool:
    """Say whether the words of one name are all in the other: "Olm Echo", "The Olm Echo Online"."""
    mine, theirs = set(fold(name).split()), set(fold(other).split())
    return mine <= theirs or theirs <= mine
