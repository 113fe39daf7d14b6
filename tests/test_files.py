"""
Atomic writing: a broken write leaves the old file whole, and no litter.
"""

import errno
import io
import os
import random
import re
import resource
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from pathlib import Path

import pytest

from cjmkit import files
from cjmkit.errors import OutputError
from cjmkit.files import FILE_RULES, Together, atomic_write, same_file
from cjmkit.findings import Location


def temporaries(folder):
    return [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]


@pytest.fixture
def unprivileged():
    """
    Run the test as somebody whom permissions bind.
    """
    if os.geteuid() == 0:
        os.setresuid(65534, 65534, 0)
        yield
        os.setresuid(0, 0, 0)
    else:
        yield


@pytest.fixture
def read_only_file():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        file = folder / "a.csv"
        file.write_bytes(b"old")
        file.chmod(0o444)
        yield file


def test_new_file_gets_content_and_default_mode(tmp_path):
    """A new file holds what was written, with the rights that the umask leaves."""
    target = tmp_path / "база.csv"
    old = os.umask(0o027)
    try:
        with atomic_write(target) as stream:
            stream.write(b"one")
            assert not target.exists()
    finally:
        os.umask(old)
    assert target.read_bytes() == b"one"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert temporaries(tmp_path) == []


def test_old_mode_is_kept(tmp_path):
    """Replacing a file keeps its rights."""
    target = tmp_path / "a.csv"
    target.write_bytes(b"old")
    target.chmod(0o604)
    with atomic_write(target) as stream:
        stream.write(b"new")
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode)) == (b"new", 0o604)


@pytest.mark.parametrize("error", [RuntimeError("x"), KeyboardInterrupt("stop"), OSError(errno.EIO, "input broke")])
def test_exception_leaves_old_file_and_no_temporary(tmp_path, error):
    """An exception of the body passes unchanged; the old file is whole, the temporary gone."""
    target = tmp_path / "a.csv"
    target.write_bytes(b"old")
    with pytest.raises(type(error), match=re.escape(str(error))), atomic_write(target) as stream:  # noqa: PT012
        stream.write(b"x" * 1_000_000)
        raise error
    assert target.read_bytes() == b"old"
    assert temporaries(tmp_path) == []


def test_stream_may_be_closed_by_a_wrapper(tmp_path):
    """A text wrapper that closes the stream does no harm."""
    target = tmp_path / "a.txt"
    with atomic_write(target) as stream, io.TextIOWrapper(stream, "utf-8") as text:
        text.write("я")
    stream.close()
    assert target.read_text("utf-8") == "я"


def test_symbolic_link_is_followed(tmp_path):
    """A link stays a link, and the file behind it is replaced."""
    real = tmp_path / "deep"
    real.mkdir()
    target = real / "a.csv"
    target.write_bytes(b"old")
    link = tmp_path / "link.csv"
    link.symlink_to(target)
    with atomic_write(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_refusing_to_overwrite(tmp_path):
    """overwrite=False refuses at once if the file is there, before the body runs."""
    target = tmp_path / "a.csv"
    target.write_bytes(b"old")
    with pytest.raises(OutputError, match="EXP007"), atomic_write(target, overwrite=False):
        pytest.fail("the body must not run")
    assert target.read_bytes() == b"old"


def test_refusing_to_overwrite_what_came_meanwhile(tmp_path):
    """overwrite=False refuses also if the file appears while writing."""
    target = tmp_path / "a.csv"
    with pytest.raises(OutputError, match="EXP007"), atomic_write(target, overwrite=False) as stream:  # noqa: PT012
        stream.write(b"mine")
        target.write_bytes(b"theirs")
    assert target.read_bytes() == b"theirs"
    assert temporaries(tmp_path) == []


def test_new_file_without_overwriting(tmp_path):
    """overwrite=False writes a new file."""
    target = tmp_path / "a.csv"
    with atomic_write(target, overwrite=False) as stream:
        stream.write(b"new")
    assert target.read_bytes() == b"new"
    assert temporaries(tmp_path) == []


def test_new_file_where_links_are_not_known(tmp_path, monkeypatch):
    """On a file system without hard links the name is claimed first, then renamed over."""

    def refuse(*_):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    target = tmp_path / "a.csv"
    with atomic_write(target, overwrite=False) as stream:
        stream.write(b"new")
    assert target.read_bytes() == b"new"
    with pytest.raises(OutputError, match="EXP007"), atomic_write(target, overwrite=False) as stream:
        pytest.fail("the body must not run")


def test_no_folder(tmp_path):
    """A missing folder is said, and not made."""
    with pytest.raises(OutputError, match="EXP001") as caught, atomic_write(tmp_path / "no" / "a.csv"):
        pytest.fail("the body must not run")
    assert "создайте" in caught.value.message("ru")
    assert caught.value.finding.where == Location(source="a.csv")


def test_file_for_a_folder(tmp_path):
    """A file in the middle of the path counts as a missing folder."""
    (tmp_path / "f").write_bytes(b"")
    with pytest.raises(OutputError, match="EXP001"), atomic_write(tmp_path / "f" / "a.csv"):
        pytest.fail("the body must not run")


@pytest.mark.parametrize("name", ["", "new/", "."])
def test_folder_is_refused(tmp_path, name):
    """A folder, or a name that ends as one, is refused."""
    with pytest.raises(OutputError, match="EXP003"), atomic_write(f"{tmp_path}/{name}"):
        pytest.fail("the body must not run")


@pytest.mark.parametrize("name", ["a\0b", "x" * 300])
def test_bad_name(tmp_path, name):
    """A name that the system does not accept is refused in words."""
    with pytest.raises(OutputError, match="EXP008"), atomic_write(tmp_path / name):
        pytest.fail("the body must not run")


def test_long_cyrillic_name(tmp_path):
    """A name of 250 bytes works although the temporary name is longer."""
    target = tmp_path / ("я" * 123 + ".csv")
    with atomic_write(target) as stream:
        stream.write(b"x")
    assert target.read_bytes() == b"x"


@pytest.mark.usefixtures("unprivileged")
def test_no_permission_for_folder():
    """A folder that may not be written to is said."""
    with pytest.raises(OutputError, match="EXP002"), atomic_write("/etc/cjmkit-test.csv"):
        pytest.fail("the body must not run")


def test_read_only_file_is_respected(read_only_file, unprivileged):
    """A file that its owner made read-only is not replaced, although the folder would allow it."""
    with pytest.raises(OutputError, match="EXP002"), atomic_write(read_only_file):
        pytest.fail("the body must not run")
    assert read_only_file.read_bytes() == b"old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux only")
def test_disk_full_on_a_device():
    """A device is written directly; a full one is said in words."""
    with pytest.raises(OutputError, match="EXP004"), atomic_write("/dev/full") as stream:
        stream.write(b"x" * 1_000_000)
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_pipe_is_written_as_it_is(tmp_path):
    """A named pipe stays a pipe and gets the bytes."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    with atomic_write(pipe) as stream:
        stream.write(b"through")
    reader.join()
    assert got == [b"through"]


def test_too_big_file_leaves_the_old_one(tmp_path):
    """A write beyond the size limit (as a full disk) keeps the old file and leaves no temporary."""
    target = tmp_path / "a.csv"
    target.write_bytes(b"old")
    code = textwrap.dedent(f"""
        import resource, signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        from cjmkit.files import Together, atomic_write
        with atomic_write({str(target)!r}) as stream:
            for _ in range(100):
                stream.write(b"x" * 10_000)
    """)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "OutputError: a.csv: the file is bigger" in done.stderr
    assert "Exception ignored" not in done.stderr
    assert target.read_bytes() == b"old"
    assert temporaries(tmp_path) == []


def test_too_big_file_in_process(tmp_path):
    """The same within one process, where buffers above the file hold bytes that cannot be written."""
    target = tmp_path / "a.csv"
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, old[1]))
    try:
        with pytest.raises(OutputError, match="EXP005"), atomic_write(target) as stream:
            stream.write(b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, handler)
    assert list(tmp_path.iterdir()) == []


def test_concurrent_writers_never_tear(tmp_path):
    """Four writers at once: every read sees one writer's whole file."""
    target = tmp_path / "a.bin"
    target.write_bytes(b"0" * 50_000)
    torn = []

    def write(letter):
        for _ in range(15):
            with atomic_write(target) as stream:
                for _ in range(50):
                    stream.write(letter * 1000)

    threads = [threading.Thread(target=write, args=(letter,)) for letter in (b"1", b"2", b"3", b"4")]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        data = target.read_bytes()
        if len(data) != 50_000 or len(set(data)) != 1:
            torn.append(data)
    assert torn == []
    assert temporaries(tmp_path) == []


def test_orphans_older_than_an_hour_are_swept(tmp_path):
    """Only our own old temporaries of this very file are removed."""
    orphan = tmp_path / f".a.csv.{'0' * 16}.tmp"
    fresh = tmp_path / f".a.csv.{'1' * 16}.tmp"
    foreign = tmp_path / f".b.csv.{'0' * 16}.tmp"
    notes = tmp_path / ".a.csv.notes.tmp"
    folder = tmp_path / f".a.csv.{'2' * 16}.tmp"
    for path in (orphan, fresh, foreign, notes):
        path.write_bytes(b"x")
    folder.mkdir()
    long_ago = time.time() - 4000
    for path in (orphan, foreign, notes, folder):
        os.utime(path, (long_ago, long_ago))
    with atomic_write(tmp_path / "a.csv") as stream:
        stream.write(b"new")
    assert not orphan.exists()
    assert all(path.exists() for path in (fresh, foreign, notes, folder))


def test_sync_knows_files_that_cannot(tmp_path):
    """fsync on a pipe is quietly impossible; any other failure is told."""
    reading, writing = os.pipe()
    files._sync(writing)
    os.close(writing)
    os.close(reading)
    with pytest.raises(OSError, match="Bad file"):
        files._sync(writing)


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.EROFS, "EXP006"), (errno.EDQUOT, "EXP004"), (errno.EIO, "EXP009"), (None, "EXP009")],
)
def test_errors_of_the_system_have_codes(number, code):
    """An error that we cannot provoke here is told by its number; an unknown one keeps its reason."""
    error = OSError("odd") if number is None else OSError(number, os.strerror(number))
    with pytest.raises(OutputError, match=code) as caught, files._told(Location(source="x")):
        raise error
    assert "{" not in caught.value.message("ru") + caught.value.message("en")


def test_rules_are_in_order():
    """The codes of this module are EXP001 to EXP009 and EXP012, each once."""
    assert [rule.code for rule in FILE_RULES] == [*(f"EXP00{number}" for number in range(1, 10)), "EXP012"]


def test_same_file(tmp_path):
    """Links, dots and not yet existing files are seen through."""
    a = tmp_path / "a"
    a.write_bytes(b"")
    (tmp_path / "link").symlink_to(a)
    os.link(a, tmp_path / "hard")
    assert same_file(a, tmp_path / "link")
    assert same_file(a, tmp_path / "hard")
    assert same_file(tmp_path / "new", f"{tmp_path}/./new")
    assert not same_file(a, tmp_path / "new")


KILLED = """
import sys
from cjmkit.files import atomic_write
number = 0
print("go", flush=True)
while True:
    number += 1
    letter = bytes([65 + number % 26])
    with atomic_write(sys.argv[1]) as stream:
        for _ in range(200):
            stream.write(letter * 1000)
"""


def kill_writers(target, times):
    rng = random.Random(times)
    for _ in range(times):
        child = subprocess.Popen([sys.executable, "-c", KILLED, str(target)], stdout=subprocess.PIPE)
        child.stdout.readline()
        time.sleep(rng.uniform(0, 0.02))
        child.kill()
        child.wait()
        child.stdout.close()
        data = target.read_bytes()
        assert (len(data), len(set(data))) == (200_000, 1)


def test_kill_leaves_a_whole_file(tmp_path):
    """A few kill -9 at random moments of a write: the file is always whole."""
    target = tmp_path / "a.bin"
    target.write_bytes(b"0" * 200_000)
    kill_writers(target, 8)


@pytest.mark.slow
def test_two_hundred_kills_leave_a_whole_file(tmp_path):
    """200 kill -9 at random moments leave no damaged file, and what they leave is swept later."""
    target = tmp_path / "a.bin"
    target.write_bytes(b"0" * 200_000)
    kill_writers(target, 200)
    long_ago = time.time() - 4000
    for name in temporaries(tmp_path):
        os.utime(tmp_path / name, (long_ago, long_ago))
    with atomic_write(target) as stream:
        stream.write(b"x")
    assert temporaries(tmp_path) == []


def test_files_take_their_places_together(tmp_path):
    """Until the block ends neither file has changed; then both have, and nothing else is left."""
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_bytes(b"old")
    with Together() as files:
        for path in (first, second):
            with atomic_write(path, together=files) as stream:
                stream.write(b"new")
        assert first.read_bytes() == b"old"
        assert not second.exists()
    assert (first.read_bytes(), second.read_bytes()) == (b"new", b"new")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a", "b"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, OutputError("full")])
def test_no_file_changes_if_the_block_fails(tmp_path, error):
    """When the block fails, for whatever reason, every file is what it was and no temporary one is left."""
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_bytes(b"old")

    def write():
        with Together() as files:
            for path in (first, second):
                with atomic_write(path, together=files) as stream:
                    stream.write(b"new")
            raise error

    with pytest.raises(type(error) if isinstance(error, Exception) else error, match=r"full|^$"):
        write()
    assert first.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_nothing_is_overwritten_together(tmp_path):
    """overwrite=False holds for files that come together, too."""
    with Together() as files, atomic_write(tmp_path / "a", overwrite=False, together=files) as stream:
        stream.write(b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["a"]

    def write():
        with Together() as files:
            with atomic_write(tmp_path / "b", overwrite=False, together=files) as stream:
                stream.write(b"new")
            (tmp_path / "b").write_bytes(b"taken")

    with pytest.raises(OutputError, match="EXP007"):
        write()
    assert (tmp_path / "b").read_bytes() == b"taken"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a", "b"]


def test_result_comes_last(tmp_path):
    """If a place is taken at the last moment, the file written before it does not change either."""
    first, second = tmp_path / "a", tmp_path / "b"

    def write():
        with Together() as files:
            with atomic_write(first, together=files) as stream:
                stream.write(b"new")
            with atomic_write(second, together=files) as stream:
                stream.write(b"new")
            second.mkdir()

    with pytest.raises(OutputError, match="EXP003"):
        write()
    assert [one.name for one in tmp_path.iterdir()] == ["b"]


def test_devices_are_written_at_once(tmp_path):
    """A device has no neighbour: what goes there is there before the block ends."""
    with Together() as files, atomic_write("/dev/null", together=files) as stream:
        stream.write(b"x")
    with (
        Together() as files,
        pytest.raises(OutputError, match="EXP004"),
        atomic_write("/dev/full", together=files) as s,
    ):
        s.write(b"x")
