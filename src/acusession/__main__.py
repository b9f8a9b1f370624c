"""``python -m acusession``: the same as the ``acusession`` command."""

import sys

from acusession.cli import main

sys.exit(main())
