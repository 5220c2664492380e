"""Reports of an invented event, and a way to run the command line in this process."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from onrecord.tools.directory_files import load_directory
from onrecord.tools.protocols import Tools

BRIDGE = (
    "Bridge collapses in Maldora\n\nVARN, 4 May 2031 (Ostral News) - A road bridge over the river Lenn collapsed "
    "on Saturday morning, killing at least three people, police said.\n\n"
    "“We heard a crack and then the road was gone,” said Petra Aldin, a lorry driver.\n\n"
    "Interior Minister Juro Sanek visited the site in the afternoon. He said an inquiry would begin on Monday.\n\n"
    "The bridge was built in 1987 and repaired in 2019 for 12 million crowns.\n"
)
BRIDGE_LATER = (
    "Five dead in Lenn bridge collapse\n\nBy Mira Tolk\n\n5 May 2031\n\nFive people died when a bridge over the river "
    "Lenn fell down on Saturday, hospital officials said on Sunday.\n\n"
    "“We heard a crack, and then the road was gone,” lorry driver Petra Aldin told the Varn Courier.\n\n"
    "The interior minister, Juro Sanek, went to the site and promised an inquiry from Monday.\n\n"
    "The bridge dates from 1987. It had been repaired in 2019 at a cost of 14 million crowns.\n"
)
CHESS = (
    "Teenager wins island chess title\n\n6 May 2031\n\nFourteen-year-old Nela Brodin won the chess championship of "
    "Skarn island on Tuesday after a drawn last game.\n\n“I did not sleep at all,” she said.\n\n"
    "Brodin is the youngest winner since the tournament was founded in 1950.\n"
)


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two reports of a bridge and one of a chess title."""
    folder = tmp_path_factory.mktemp("reports")
    for name, text in (("bridge.txt", BRIDGE), ("later.txt", BRIDGE_LATER), ("chess.txt", CHESS)):
        (folder / name).write_text(text, "utf-8")
    return folder


@dataclass(frozen=True)
class Result:
    """What a command did."""

    code: int
    out: str
    err: str


Onrecord = Callable[..., Result]


@pytest.fixture
def onrecord(tools: Tools, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Onrecord:
    """Run the command line in this process, with the helpers that the tests share."""
    import onrecord.present.functions
    import onrecord.wiring
    from onrecord.present.cli.main import run

    def build(workspace: Path | None = None) -> Tools:
        return replace(tools, directory=load_directory((workspace or Path("onrecord.db")).parent))

    monkeypatch.setattr(onrecord.wiring, "build_tools", build)
    monkeypatch.setattr(onrecord.present.functions, "build_tools", build)

    def command(*args: object) -> Result:
        capfd.readouterr()
        code = run([str(arg) for arg in args])
        captured = capfd.readouterr()
        return Result(code, captured.out, captured.err)

    return command


@pytest.fixture
def folder(reports: Path, tmp_path: Path) -> Path:
    """A copy of the reports that a test may change."""
    return Path(shutil.copytree(reports, tmp_path / "reports"))


@pytest.fixture
def workspace(onrecord, folder: Path, tmp_path: Path) -> Path:
    """A workspace into which the folder was read."""
    path = tmp_path / "w.db"
    assert onrecord("read", folder, "-w", path).code == 0
    return path
