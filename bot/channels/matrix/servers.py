"""The server part of Matrix ids, and which servers may know a room."""

from __future__ import annotations


def server_of(matrix_id: str) -> str:
    """Return what follows the first colon, or nothing: rooms from version 12 on have no server in their id."""
    return matrix_id.partition(":")[2]


def servers_of(*ids: str) -> tuple[str, ...]:
    """Return the servers in these ids, each once, in order."""
    return tuple(dict.fromkeys(server for server in map(server_of, ids) if server))
