"""``python -m tests.faults [--long] [--seed N] [--at-once N] [--list] [NAME…]``; a NAME is how a row's name begins."""

import sys

from tests.faults.bench import main
from tests.faults.rows import ROWS

if __name__ == "__main__":
    sys.exit(main(ROWS, "python -m tests.faults", "Kill the bot and everything around it, and judge from the rooms."))
