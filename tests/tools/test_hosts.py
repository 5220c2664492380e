"""Hosts: who published what lies at an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tools.hosts import as_host, host_of, parents, registered_domain


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Example.org:8443/a?b#c", "www.example.org"),
        ("http://user:pass@news.example.co.uk./a", "news.example.co.uk"),
        ("https://web.archive.org/web/20310504id_/https://www.example.org/a", "www.example.org"),
        ("https://web.archive.org/web/20310504120000/http://www.example.org/a", "www.example.org"),
        ("https://archive.ph/20310504/https://www.example.org/a", "www.example.org"),
        ("https://www.google.com/amp/s/www.example.org/a.amp", "www.example.org"),
        ("https://www-example-org.cdn.ampproject.org/c/s/www.example.org/a", "www.example.org"),
        ("https://webcache.googleusercontent.com/search?q=cache:abc:https://www.example.org/a", "www.example.org"),
        ("https://www-my--paper-org.translate.goog/a?_x_tr_sl=de", "www.my-paper.org"),
        ("https://kölsch.example/a", "xn--klsch-jua.example"),
        ("ftp://example.org/a", ""),
        ("file:///home/a.html", ""),
        ("https://localhost/a", ""),
        ("https://[broken", ""),
        ("https://192.168.0.1/a", "192.168.0.1"),
        ("reports/a.html", ""),
        ("", ""),
    ],
)
def test_the_host_behind_an_address(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("news.example.co.uk", "example.co.uk"), ("www.example.org", "example.org"), ("ann.blogspot.com", "ann.blogspot.com"),
        ("paper.gov.za", "paper.gov.za"), ("www.example.invalid", "example.invalid"), ("", ""),
    ],
)  # fmt: skip
def test_the_domain_that_a_host_is_registered_under(host: str, domain: str) -> None:
    assert registered_domain(host) == domain


def test_a_name_that_is_a_host() -> None:
    assert as_host("BBC.co.uk") == "bbc.co.uk"
    assert as_host("https://www.example.org/") == "www.example.org"
    assert as_host("Olm Echo") == ""
    assert as_host("St. Olm") == ""
    assert parents("a.b.example.org") == ("a.b.example.org", "b.example.org", "example.org")


@given(st.text(max_size=300))
def test_odd_addresses_give_no_exception(text: str) -> None:
    for url in (text, f"https://{text}", f"https://web.archive.org/web/2031/{text}", f"https://{text}.translate.goog/"):
        assert isinstance(registered_domain(host_of(url)), str)
