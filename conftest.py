"""
What every test run shares: Hypothesis without a clock, and the same cases on every machine of CI.
"""

import os
from typing import Any

from hypothesis import HealthCheck, settings

# Brings the switch of golden files: pytest --cjmkit-golden=update.
pytest_plugins = ["cjmkit.testing.pytest_plugin"]

# A test says which plugins it is about; what else is installed beside must not matter.
os.environ["CJMKIT_DISABLE_PLUGINS"] = "*"
# openpyxl writes other bytes where some plugin's dependency brought lxml along; the samples are to be the same.
os.environ["OPENPYXL_LXML"] = "False"

# A busy machine makes a good example late; nothing here is judged by time.
settings.register_profile("cjmkit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("cjmkit"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "cjmkit")


def pytest_make_parametrize_id(val: Any, argname: str) -> str | None:
    """
    Name cases of bytes by their argument: archives hold the time, so each worker would name them otherwise.
    """
    return argname if isinstance(val, bytes) else None
