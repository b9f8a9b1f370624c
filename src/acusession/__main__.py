"""``python -m acusession``: the same as the ``acusession`` command."""

import sys

from acusession.cli.main import main

sys.exit(main())
