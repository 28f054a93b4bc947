"""Ports on this machine's loopback address."""

import socket

HOST = "127.0.0.1"


def choose_port(wanted: int, last: int) -> int | None:
    """Return the wanted port, else the last one, else any free one (0 is no wish); None when the wanted is taken."""
    if wanted:
        return wanted if is_free(wanted) else None
    return last if last and is_free(last) else free_port()


def free_port() -> int:
    """Return a port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def is_free(port: int) -> bool:
    """Tell whether a server could listen on this port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True
