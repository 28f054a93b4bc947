"""Which keys the database is sealed with: proof that ours are the right ones, before anything is written."""

from __future__ import annotations

from sqlalchemy import select

from storage.base import Rows
from storage.tables import key_proof
from storage.vault import VaultError

_KNOWN = "buurtbot"


class KeyMissing(Exception):
    """The database is sealed with keys that are not in the data directory; the text says what to do."""


class KeyRows(Rows):
    """Proofs of keys."""

    async def recognise_keys(self) -> None:
        """Open every proof, and leave one for the key that seals now.

        Raises:
            KeyMissing: there is a proof that our keys do not open.

        """
        await self.match_keys()
        current = self.vault.key_ids[-1]
        proof = self.vault.seal(_KNOWN, "key_proof", "sealed", current)
        await self.insert_once(key_proof, {"key_id": current, "sealed": proof})

    async def has_proof(self) -> bool:
        """Tell whether whoever writes here has noted that it seals with the key that seals now."""
        query = select(key_proof.c.key_id).where(key_proof.c.key_id == self.vault.key_ids[-1])
        return await self.scalar(query) is not None

    async def match_keys(self) -> None:
        """Open every proof, and change nothing.

        Raises:
            KeyMissing: there is a proof that our keys do not open.

        """
        for row in (await self.connection.execute(select(key_proof))).mappings().all():
            self._recognise(row["key_id"], row["sealed"])

    def _recognise(self, key_id: str, proof: bytes) -> None:
        try:
            self.vault.open(proof, "key_proof", "sealed", key_id)
        except VaultError:
            raise KeyMissing(
                f"The database is sealed with key {key_id}, which the data directory does not have; "
                "put keys.json back from a backup."
            ) from None
