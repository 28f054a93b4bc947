"""One appointment to write, and the wording that papers are worded with."""

from datetime import UTC, datetime, timedelta

from bot.i18n import Speech
from bot.papers.enclosed import Appointment, Wording

CHANGED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
TALK = Appointment(
    uid="session-7@delinde",
    sequence=1,
    title="Buurtcafé met taart; breng, als je kan, iets lekkers mee voor je buren",
    starts_local=datetime.fromisoformat("2027-03-25T14:00"),
    zone="Europe/Brussels",
    lasts=timedelta(hours=2),
    changed_at=CHANGED,
    where="Zaal De Linde",
)


def wording(language: str = "nl") -> Wording:
    return Wording(Speech.load(), language, "Europe/Brussels", "vzw De Linde", CHANGED)
