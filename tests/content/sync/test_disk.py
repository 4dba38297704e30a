"""What a full disk and a kill at any moment leave behind: the old content or the new one, whole."""

from __future__ import annotations

import errno
import json
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.content.source import SourceError
from kiosk.content.sync import current, store, sync
from kiosk.content.sync.refusal import disk_told
from tests.content.sync.contents import documents, in_service, left_over, zipped
from tests.quality.tracked import ROOT

DEADLINE_S = 60

LIMITED = """
import resource, sys
from pathlib import Path
from kiosk.content.source import SourceError
from kiosk.content.sync import sync
most, source, into = int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    sync(source, into, build_index=lambda path, library: path.write_bytes(b"-" * 50_000))
except SourceError as error:
    sys.exit(f"refused: {error}")
"""

# A child for each step that a sync takes on the disk; it ends itself there, as a kill would.
KILLED_AT_EACH_STEP = """
import json, os, signal, sys
from pathlib import Path
from kiosk.content.sync import current, store, sync
from kiosk.content.sync.run import Refused
from tests.content.sync.contents import in_service
into, sources = Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
STEPS = {"os.rename", "os.symlink", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "shutil.rmtree"}
def writes(event, args):
    return event in STEPS or (event == "open" and isinstance(args[1], str) and args[1][:1] in "wa")
def child(source, stop_at):
    steps = 0
    def count(event, args):
        nonlocal steps
        if writes(event, args):
            steps += 1
            if steps == stop_at:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count)
    sync(source, into, build_index=lambda path, library: path.write_bytes(b"index"))
    os._exit(0)
seen, stop_at, killed = [], 1, True
while killed:
    serving = set(in_service(into))
    source = next(one for one in sources if one.stem not in serving)
    pid = os.fork()
    if pid == 0:
        child(source, stop_at)
    killed = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL
    folder = current(into)
    seen.append([sorted(in_service(into)), bool(folder) and store.intact(folder)])
    stop_at += 1
print(json.dumps(seen))
"""

AGAIN_AND_AGAIN = """
import sys
from pathlib import Path
from kiosk.content.sync import sync
sources = [Path(name) for name in sys.argv[2:]]
while True:
    for source in sources:
        sync(source, Path(sys.argv[1]), progress=lambda stage, done: print(stage, done, flush=True))
"""


def run(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, timeout=DEADLINE_S,
    )  # fmt: skip


def two_contents(folder: Path) -> tuple[Path, Path]:
    """Two zips named by the one document that only they hold."""
    return zipped(folder / "F8.zip", documents(1, 8)), zipped(folder / "F9.zip", documents(1, 9))


@pytest.mark.parametrize("most", [0, 2_000, 40_000])
def test_a_disk_that_fills_up_half_way_leaves_the_old_content(tmp_path: Path, most: int) -> None:
    into = tmp_path / "content"
    sync(zipped(tmp_path / "old.zip", documents(1, 2)), into)
    answer = run(LIMITED, most, zipped(tmp_path / "new.zip", documents(*range(30))), into)
    assert "refused: " in answer.stderr
    assert "the disk is full" in answer.stderr
    assert "Make room there" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert set(in_service(into)) == {"F1", "F2"}
    assert left_over(into) == set()


def test_where_there_is_no_room_nothing_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "SPARE", 2**60)
    with pytest.raises(SourceError, match=r"content: \d+ MB free, \d+ MB needed\nMake room there"):
        sync(zipped(tmp_path / "new.zip", documents(1)), tmp_path / "content")
    assert current(tmp_path / "content") is None


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("a file")
    with pytest.raises(SourceError, match=r"content: File exists"):
        sync(zipped(tmp_path / "new.zip", documents(1)), tmp_path / "content")


def test_what_the_user_has_no_right_to_is_told_with_what_is_to_be_done(tmp_path: Path) -> None:
    path = str(tmp_path / "new.zip")
    with pytest.raises(SourceError) as told, disk_told(tmp_path):
        raise PermissionError(errno.EACCES, "Permission denied", path)
    assert str(told.value).startswith(f"{path}: Permission denied\nThe user who runs this needs the right")


def test_killed_at_any_step_a_whole_content_is_in_service(tmp_path: Path) -> None:
    into = tmp_path / "content"
    sources = two_contents(tmp_path)
    sync(sources[0], into)
    answer = run(KILLED_AT_EACH_STEP, into, *sources)
    assert answer.returncode == 0, answer.stderr
    seen = json.loads(answer.stdout)
    assert len(seen) > 15
    assert {tuple(found) for found, _ in seen} == {("F1", "F8"), ("F1", "F9")}
    assert all(intact for _, intact in seen)
    assert left_over(into) == set()


def test_killed_again_and_again_it_goes_on_working(tmp_path: Path) -> None:
    into = tmp_path / "content"
    sources = two_contents(tmp_path)
    sync(sources[0], into)
    chosen = random.Random(5)
    for _ in range(6):
        process = subprocess.Popen(
            [sys.executable, "-c", AGAIN_AND_AGAIN, into, *sources],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stdout is not None
        for _ in range(chosen.randrange(5, 60)):
            assert process.stdout.readline()
        process.kill()
        process.stdout.close()
        assert process.wait(DEADLINE_S) == -signal.SIGKILL
        assert set(in_service(into)) in ({"F1", "F8"}, {"F1", "F9"})
        folder = current(into)
        assert folder is not None
        assert store.intact(folder)
    sync(zipped(tmp_path / "last.zip", documents(1)), into)
    assert set(in_service(into)) == {"F1"}
    assert left_over(into) == set()
