"""One Chromium for many runs of tests."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class Server:
    """Chromium behind a web socket, which tests connect to where CHROMIUM_SERVER names it."""

    def __init__(self, folder: Path) -> None:
        self.settings = folder / "chromium.json"
        sandbox = [] if os.geteuid() else ["--no-sandbox"]  # it does not start as root
        settings = {"args": [*QUIET, *sandbox], "headless": True}
        if named := os.environ.get("CHROMIUM"):
            settings["executablePath"] = named
        self.settings.write_text(json.dumps(settings), "utf-8")
        self.start()

    def start(self) -> None:
        """Start it, and wait for its address."""
        command = [sys.executable, "-m", "playwright", "launch-server", "--browser", "chromium"]
        self.process = subprocess.Popen(
            [*command, "--config", str(self.settings)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()
        if not self.address.startswith("ws://"):
            self.stop()
            sys.exit(f"No browser: {self.address}")

    def stop(self) -> None:
        """End it with its own children."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def restart(self) -> None:
        """Begin anew, after a mutant that left a page without end."""
        self.stop()
        self.start()
