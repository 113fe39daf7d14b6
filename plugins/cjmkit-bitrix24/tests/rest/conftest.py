"""
The cards of these tests are those of the sender's.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "sender"))
