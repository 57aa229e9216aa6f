"""A quick start: what a short run has no use for is put off."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from types import ModuleType
from typing import Any, Final

_METADATA: Final = "importlib.metadata"
_PUT_OFF: Final = (_METADATA, "secrets", "subprocess")
"""What the libraries we lean on load for things that are hardly ever asked of them; a fifteenth of a whole run."""


def start_quickly() -> None:
    """Put off collecting garbage, the search for plugins, and modules that hardly any run needs."""
    gc.set_threshold(1_000_000)  # a run is short: collecting while modules load costs a quarter of it
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them reads every installed package
    for name in _PUT_OFF:
        sys.modules.setdefault(name, _PutOff(name))


class _PutOff(ModuleType):
    """Stands for a module of the standard library until anything is asked of it, and then gives way to it."""

    def __getattr__(self, name: str) -> Any:
        if name == "__path__":  # every `from … import` asks for it
            raise AttributeError(name)
        if (self.__name__, name) == (_METADATA, "entry_points"):  # pydantic imports it, and calls it for plugins only
            return lambda **wanted: self._real().entry_points(**wanted)
        return getattr(self._real(), name)

    def _real(self) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return importlib.import_module(self.__name__)
