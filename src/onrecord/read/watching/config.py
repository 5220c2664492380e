"""What watching asks of a host and of itself: delays, limits of size and time, when a page is looked at again."""

from __future__ import annotations

from dataclasses import dataclass

MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchConfig:
    """Bounds and delays of watching. Seconds (`_s`) and bytes; the sizes hold before and after decompression."""

    #: Pause between two requests to one host, from the end of the first; what robots.txt asks for is longer.
    delay_s: float = 3.0
    #: The shortest pause that may be asked for, of hosts that are not allowed by name.
    least_delay_s: float = 1.0
    #: Crawl-delay and Request-rate are kept up to this; a site that asks for more is read this slowly.
    most_delay_s: float = 60.0
    #: To connect to one address, its name looked up.
    connect_s: float = 10.0
    #: Silence within an answer.
    read_s: float = 20.0
    #: One request from the first byte to the last: what drips is cut off.
    total_s: float = 60.0
    #: A page: HTTP Archive's 99th percentile of HTML documents lies below 1 MB.
    page_bytes: int = 10_000_000
    #: A feed or news sitemap; the sitemap protocol's own bound of 50 MB is for whole sites.
    feed_bytes: int = 20_000_000
    #: The header fields of an answer: readers of WARC files look at 64 KB of them.
    head_bytes: int = 32_768
    #: RFC 9309, 2.5: at least 500 KiB of robots.txt are parsed; what follows is not.
    robots_bytes: int = 512_000
    #: RFC 9309, 2.4: robots.txt is not used for longer than a day.
    robots_fresh_s: float = DAY
    #: A robots.txt that could not be had is asked for again after this; nothing of its host is fetched till then.
    robots_again_s: float = 15 * MINUTE
    #: Redirects followed: RFC 9309, 2.3.1.2 names five.
    redirects: int = 5
    #: Addresses of one host that are tried.
    addresses: int = 4
    #: Characters of a URL.
    url_length: int = 4096
    #: Pages listed by one feed that are taken note of in one round; feeds list the newest first.
    entries: int = 1000
    #: Sitemaps that one index of sitemaps may name.
    sitemaps: int = 10
    #: Pages fetched in one round.
    pages: int = 200
    #: After the first fetch a page is looked at again when so much has passed: news is corrected and added to mostly
    #: on its first day. Requests are conditional.
    revisits_s: tuple[float, ...] = (1 * HOUR, 6 * HOUR, 24 * HOUR)
    #: Fetches of one page in all, those for which its feed says that it changed included.
    visits: int = 12
    #: Tries in a row that may fail before a page is given up (till its feed lists it as changed).
    tries: int = 5
    #: The same where its host cannot be reached, which may be this machine's own fault: two weeks of daily tries.
    tries_offline: int = 18
    #: Wait after a first failure; each further one waits four times as long, up to `longest_wait_s`.
    wait_s: float = 5 * MINUTE
    longest_wait_s: float = 1 * DAY
    #: A page that is not there (404) or was taken away (410).
    gone_s: float = 7 * DAY
    #: What a host may ask for with Retry-After (429, 503) is kept within these bounds.
    least_hold_s: float = 30.0
    most_hold_s: float = 1 * DAY
    #: Failures to connect in a row after which a host is left alone for this round.
    host_failures: int = 3
    #: How long it is then left alone.
    offline_s: float = 15 * MINUTE
    #: Issues of one kind and one host that are listed one by one in a round; the rest are counted.
    issues: int = 3
    #: A WARC file is closed and a new one begun beyond this.
    archive_bytes: int = 500_000_000
