"""Lets Debian's az run its network commands.

Debian's azure-cli 2.45.0 asks for the API version 2022-01-01 of azure-mgmt-network, and Debian's azure-mgmt-network has
every version but a few, that one among them. Every `az network` command then ends with "'NoneType' object has no
attribute 'standard_medium'" (Azure/azure-cli issue 26830). The commands need a handful of enumerations from it, which
2022-07-01 has as well. So whoever imports the missing version gets that one. Put this folder on PYTHONPATH; where the
version is there, nothing changes.
"""

import importlib
import importlib.abc
import importlib.util
import sys

MISSING = "azure.mgmt.network.v2022_01_01"
INSTEAD = "azure.mgmt.network.v2022_07_01"


class Alias(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Asked last, when every ordinary place has been searched in vain."""

    def find_spec(self, name, path=None, target=None):
        if name == MISSING or name.startswith(MISSING + "."):
            return importlib.util.spec_from_loader(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return importlib.import_module(INSTEAD + spec.name[len(MISSING):])

    def exec_module(self, module):
        pass


sys.meta_path.append(Alias())
