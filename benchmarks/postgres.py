"""A PostgreSQL server of one's own in a folder, for tests and long benchmarks; no service of the machine is touched.

>>> with server(durable=False) as running:  # in a temporary folder, or in one that is given and kept
...     running.create("wars").split("@")[1].split("/")[1]
'wars'

A server listens on 127.0.0.1 only, at a free port and behind a password. It sorts text by code point (locale C) and
thinks in UTC, on every machine alike. PostgreSQL refuses root, who gives the folder to a user that it accepts.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.postgres_programs import Programs
from herodotus.errors import ConfigError

ROLE = "herodotus"
# Below the ports that systems hand out by themselves (Linux from 32768, others from 49152): between a crash and the
# restart no outgoing connection can take the server's port.
PORTS = range(20_000, 32_000)
TRIES = 8  # starts: another session may take the port first, processes of a killed server may still be going
PATIENCE = 300.0  # seconds until a server must be up or down; recovery on a busy machine may be slow
SETTINGS = ("listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=UTC", "log_timezone=UTC")
# A crash of the machine may then lose everything; a crash of the server alone still loses nothing that was committed.
FAST = ("fsync=off", "full_page_writes=off")
# Asks the server to stop when the pipe from this process ends without a word, however this process ended.
WATCH = 'read -r over || kill -INT "$0"'


class Server:
    """One server with its data in `folder`; `url` reaches its first database as its superuser.

    A folder that holds a cluster from before is used again. `durable` keeps PostgreSQL's own settings, so that a commit
    waits for the disk; without it a commit does not.
    """

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        """Make the cluster in `folder` where there is none yet; nothing runs until `start`."""
        self.folder, self.durable, self.port = folder.resolve(), durable, 0
        self._programs = Programs.found(self.folder)
        self._data, self._log = self.folder / "data", self.folder / "server.log"
        self._password = self._kept_password()
        if not self._data.exists():
            self._initialise()

    @property
    def url(self) -> str:
        """Address the database `postgres`, as a person would write it: `postgresql://…`."""
        return self._address("postgres")

    def start(self) -> None:
        """Start the server and return when it takes connections; after `kill` it has recovered and keeps its port."""
        for _ in range(TRIES):
            if self._starts(self.port or _free_port()):
                return
            time.sleep(0.25)
        raise ConfigError(f"PostgreSQL does not start in {self.folder}: {_last_line(self._log)}")

    def kill(self) -> None:
        """Kill the server and all its processes with signal 9, as a crash would, and leave its files as they are."""
        import psutil

        workers = psutil.Process(self._process.pid).children(recursive=True)
        self._process.kill()
        for worker in workers:
            with contextlib.suppress(psutil.NoSuchProcess):
                worker.kill()
        self._leave()

    def stop(self) -> None:
        """Stop the server in good order, dropping its connections; do nothing when it has ended already."""
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
        self._leave()

    def create(self, name: str = "") -> str:
        """Make a new empty database, with a name that no other has unless one is given, and return its address."""
        name = name or f"ledger_{secrets.token_hex(8)}"
        self._run("create database {}", name)
        return self._address(name)

    def drop(self, url: str) -> None:
        """Remove a database by its address, also from under connections that are still open."""
        self._run("drop database if exists {} with (force)", url.rpartition("/")[2])

    def _address(self, database: str) -> str:
        return f"postgresql://{ROLE}:{self._password}@127.0.0.1:{self.port}/{database}"

    def _run(self, statement: str, name: str) -> None:
        """Run one statement on the database `name`, outside of a transaction and of that database."""
        import psycopg
        from psycopg.sql import SQL, Identifier

        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(SQL(statement).format(Identifier(name)))

    def _kept_password(self) -> str:
        kept = self.folder / "password"
        if not kept.exists():
            kept.touch(mode=0o600)
            kept.write_text(secrets.token_hex(16), "ascii")
            self._programs.own(kept)
        return kept.read_text("ascii")

    def _initialise(self) -> None:
        """Make the cluster aside and move it into place whole, as a run may be cut off in between."""
        aside = self.folder / "data-in-the-making"
        shutil.rmtree(aside, ignore_errors=True)
        access: list[str | Path] = ["--username", ROLE, "--pwfile", self.folder / "password", "--auth", "scram-sha-256"]
        haste = [] if self.durable else ["--no-sync"]
        self._programs.run("initdb", "-D", aside, *access, "--encoding", "UTF8", "--locale", "C", *haste)
        aside.rename(self._data)

    def _starts(self, port: int) -> bool:
        """Start the server once, with a watch that ends it after this process; tell whether it came up."""
        settings = [*SETTINGS, *(() if self.durable else FAST), f"port={port}"]
        options = [word for setting in settings for word in ("-c", setting)]
        self._process = self._programs.begin("postgres", "-D", self._data, *options, log=self._log)
        self._watch = subprocess.Popen(
            ["/bin/sh", "-c", WATCH, str(self._process.pid)], stdin=subprocess.PIPE, start_new_session=True
        )
        if not self._comes_up():
            self._leave()
            return False
        self.port = port
        return True

    def _comes_up(self) -> bool:
        """Wait until the server takes connections; false when it has ended or `PATIENCE` is over."""
        deadline = time.monotonic() + PATIENCE
        while self._process.poll() is None:
            if self._is_ready():
                return True
            if time.monotonic() > deadline:
                self._process.kill()
            time.sleep(0.02)
        return False

    def _is_ready(self) -> bool:
        """Look where `pg_ctl` looks: the first and the eighth line of the pid file."""
        try:
            lines = (self._data / "postmaster.pid").read_text("utf-8").split("\n")
        except FileNotFoundError:
            return False
        return lines[0] == str(self._process.pid) and [line.strip() for line in lines[7:8]] == ["ready"]

    def _leave(self) -> None:
        """Wait for the server's end and dismiss the watch."""
        self._process.wait()
        if self._watch.stdin and not self._watch.stdin.closed:
            self._watch.communicate(b"\n")


@contextlib.contextmanager
def server(folder: Path | None = None, *, durable: bool = True) -> Iterator[Server]:
    """Run a server as long as the block runs, in `folder`, or in a temporary one that goes with it."""
    with contextlib.nullcontext(folder) if folder else tempfile.TemporaryDirectory(prefix="herodotus-") as place:
        running = Server(Path(place), durable=durable)
        running.start()
        try:
            yield running
        finally:
            running.stop()


def _free_port() -> int:
    for _ in range(len(PORTS)):
        port = secrets.choice(PORTS)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise ConfigError(f"no port from {PORTS.start} to {PORTS.stop} of 127.0.0.1 can be had; free one")


def _last_line(log: Path) -> str:
    """Give the last complaint in a server's log, or its last line."""
    lines = log.read_text("utf-8", "replace").splitlines() or ["it wrote no log"]
    return next((line for line in reversed(lines) if "FATAL:" in line), lines[-1])
