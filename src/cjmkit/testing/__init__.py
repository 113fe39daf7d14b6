"""
Testing: what plugin authors run against their plugins.

- `cjmkit.testing.contracts`: classes for pytest that prove what cjmkit relies on;
- `cjmkit.testing.golden` and `cjmkit.testing.pytest_plugin`: files to compare with, and their update;
- `cjmkit.testing.samples`: cards and projects that are the same in every run;
- `cjmkit.testing.strategies`: cards, requisites, projects and damages for Hypothesis.

cjmkit itself needs none of this: ``pip install "cjmkit[testing]"`` brings pytest and Hypothesis.

.. versionadded:: 0.1.0
"""
