"""Over TLS a host has to show who it is, and a handshake that does not end is cut off."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.watch.conftest import HOST, Server

from onrecord.read.watching.rounds import Watching

Opened = Callable[..., Watching]
NAMES = {"feeds.example": (HOST,), "other.example": (HOST,)}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A key and a certificate for feeds.example that nobody vouches for, made anew."""
    if not shutil.which("openssl"):
        pytest.skip("openssl makes the certificate")
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=feeds.example",
         "-addext", "subjectAltName=DNS:feeds.example", "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    return key, certificate


@pytest.fixture
def secure(server: Server, certificate: tuple[Path, Path]) -> Iterator[Server]:
    """The server, over TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate[1], certificate[0])
    server._http.socket = context.wrap_socket(server._http.socket, server_side=True)
    return server


def ask(opened: Opened, server: Server, host: str, trusted: Path | None) -> list[str]:
    watching = opened(NAMES, allowed=tuple(NAMES))
    if trusted:
        watching.fetcher._tls = ssl.create_default_context(cafile=str(trusted))
    done = watching.round([server.url("/feed.xml", host).replace("http:", "https:")], pages=3)
    return [issue.message for issue in done.issues]


def test_a_certificate_that_is_trusted_and_fits_is_taken(
    opened: Opened, secure: Server, certificate: tuple[Path, Path]
) -> None:
    secure.feed("/feed.xml", secure.url("/a", "feeds.example"))
    secure.feed("/feed.xml", "https://feeds.example:1/a")
    assert not [message for message in ask(opened, secure, "feeds.example", certificate[1]) if "feed.xml" in message]
    assert "/feed.xml" in secure.paths()


@pytest.mark.parametrize(("host", "trust"), [("feeds.example", False), ("other.example", True)])
def test_one_that_nobody_vouches_for_or_that_is_another_hosts_is_not(
    opened: Opened, secure: Server, certificate: tuple[Path, Path], host: str, trust: bool
) -> None:
    secure.feed("/feed.xml", secure.url("/a"))
    (message,) = ask(opened, secure, host, certificate[1] if trust else None)
    assert "CERTIFICATE_VERIFY_FAILED" in message
    assert secure.paths() == []


def test_a_handshake_that_does_not_end_is_cut_off(opened: Opened) -> None:
    with socket.create_server((HOST, 0)) as listening:
        held: list[socket.socket] = []
        thread = threading.Thread(target=lambda: held.append(listening.accept()[0]), daemon=True)
        thread.start()
        began = time.monotonic()
        watching = opened(NAMES, allowed=tuple(NAMES))
        done = watching.round([f"https://feeds.example:{listening.getsockname()[1]}/feed"], pages=1)
        assert time.monotonic() - began < 15
        assert [issue.code for issue in done.issues] == ["robots-unreachable"]
        for connection in held:
            connection.close()
