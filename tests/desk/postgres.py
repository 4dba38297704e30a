"""A PostgreSQL of the tests' own, from Debian's package: started, killed and started again as a server is."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
import pytest


def programs() -> Path:
    """The folder of the newest server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda p: int(p.parts[-3]))
    if not found:
        pytest.skip("PostgreSQL is not installed: run deploy/setup")
    return found[-1].parent


def _user() -> dict[str, int]:
    """Who runs the server: it refuses to run as root."""
    if os.getuid() != 0:
        return {}
    owner = pwd.getpwnam("postgres")
    return {"user": owner.pw_uid, "group": owner.pw_gid}


class Postgres:
    """One cluster in a folder of its own; `new_database` gives an empty database's address.

    Without `synced` it does not wait for the disk: it may be killed, as by its tests, but not its machine.
    """

    def __init__(self, synced: bool = True) -> None:
        self._quick = () if synced else ("--no-sync",)
        self._more = "" if synced else " -c fsync=off"
        self._bin, self.run_as = programs(), _user()
        self.folder = Path(tempfile.mkdtemp(prefix="kiosk-postgres-"))
        if self.run_as:
            os.chown(self.folder, self.run_as["user"], self.run_as["group"])
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._databases = 0
        words = ("--username=desk", "--auth=trust", "--encoding=UTF8", "--no-locale", *self._quick)
        self._call("initdb", *words)
        self.start()

    def _call(self, program: str, *words: str) -> None:
        subprocess.run(
            [self._bin / program, "-D", self.folder / "data", *words],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            **self.run_as,  # type: ignore[call-overload]
        )

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='{self.folder}'"
        options += self._more
        wanted = time.monotonic() + 30
        while True:
            try:
                self._call("pg_ctl", "start", "-w", "-s", "-l", str(self.folder / "log"), "-o", options)
            except subprocess.CalledProcessError:  # processes of a killed one still hold its memory
                if time.monotonic() > wanted:
                    raise AssertionError((self.folder / "log").read_text()[-2000:]) from None
            else:
                return

    def kill(self) -> None:
        """As `kill -9` of its first process; its others end with it."""
        pid = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)

    def stop(self) -> None:
        """Ends the server and takes its folder away."""
        subprocess.run(
            [self._bin / "pg_ctl", "-D", self.folder / "data", "stop", "-m", "immediate", "-s"],
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            **self.run_as,  # type: ignore[call-overload]
        )
        shutil.rmtree(self.folder, ignore_errors=True)

    def new_database(self, through_file: bool = False) -> str:
        """The address of a new, empty database; `through_file` is reached from any network."""
        self._databases += 1
        name = f"desk{self._databases}"
        with psycopg.connect(self._dsn("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
        if through_file:
            return f"postgresql://desk@/{name}?host={self.folder}&port={self.port}"
        return self._dsn(name)

    def _dsn(self, name: str) -> str:
        return f"postgresql://desk@127.0.0.1:{self.port}/{name}"
