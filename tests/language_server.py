"""A small client of the YAML language server, which is what editors ask: messages over its standard streams."""

from __future__ import annotations

import json
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PATIENCE = 120.0
"""Seconds after which a server that keeps silent is ended, so that the tests fail and do not wait for ever."""

SETTINGS = {
    "yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False, "url": ""}},
    "http": {"proxy": "", "proxyStrictSSL": False},
}


class LanguageServer:
    """One running server, asked about files in one folder; nothing is fetched from a network."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self.folder = folder
        self.last_id = 0
        self.published: dict[str, list[dict]] = {}
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder
        )
        self.watch = threading.Timer(PATIENCE, self.process.kill)

    def __enter__(self) -> Self:
        item = {"snippetSupport": True, "documentationFormat": ["markdown"]}
        capabilities = {
            "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": False}},
            "textDocument": {"completion": {"completionItem": item}, "hover": {"contentFormat": ["markdown"]}},
        }
        self.watch.start()
        root = self.folder.as_uri()
        folders = [{"uri": root, "name": "plans"}]
        self.ask("initialize", processId=None, rootUri=root, workspaceFolders=folders, capabilities=capabilities)
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=SETTINGS)
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, trace: TracebackType | None) -> None:
        self.watch.cancel()
        self.process.kill()
        self.process.communicate()

    def open(self, name: str, text: str) -> str:
        """Open a file in the folder with this text, which need not be on the disk; its address."""
        uri = (self.folder / name).as_uri()
        self.published.pop(uri, None)
        self.tell("textDocument/didOpen", textDocument={"uri": uri, "languageId": "yaml", "version": 1, "text": text})
        return uri

    def diagnostics(self, uri: str) -> list[dict]:
        """What the server says is wrong with an open file."""
        while uri not in self.published:
            self._handle(self._receive())
        return self.published[uri]

    def at(self, method: str, uri: str, line: int, character: int) -> Any:
        """The answer to a question about a place; both numbers from 0."""
        place = {"line": line, "character": character}
        return self.ask(f"textDocument/{method}", textDocument={"uri": uri}, position=place)

    def ask(self, method: str, **parameters: Any) -> Any:
        self.last_id += 1
        self._send({"id": self.last_id, "method": method, "params": parameters})
        while True:
            message = self._receive()
            if message.get("id") == self.last_id and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._handle(message)

    def tell(self, method: str, **parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _handle(self, message: dict) -> None:
        """Keep what is published, and answer what the server itself asks for."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self.published[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": self._answer(message)})

    @staticmethod
    def _answer(message: dict) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [SETTINGS.get(item.get("section")) for item in message["params"]["items"]]

    def _send(self, message: dict) -> None:
        assert self.process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _receive(self) -> dict:
        assert self.process.stdout
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            assert line or self.process.poll() is None, "the language server has ended"
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        return json.loads(self.process.stdout.read(length))
