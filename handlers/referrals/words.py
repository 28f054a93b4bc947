"""The words of the commands about referrals; they stand apart so that texts can point to them."""

from __future__ import annotations

from typing import Final

from handlers.text import _w

WITHDRAW_REFERRAL: Final = _w("guide withdraw|withdraw guide")
