"""The real service, killed and restarted on a real homeserver, and judged only by what that homeserver holds."""
