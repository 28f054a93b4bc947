"""The rows of the bench: what is promised, how it is played, and at which sizes."""

from tests.faults import (
    backups,
    databases,
    kills,
    network,
    outage,
    races,
    repeats,
    timers,
    times,
    twice,
    unsure,
    week,
    zones,
)
from tests.faults.ground import Kind
from tests.faults.mutants import MUTANTS
from tests.faults.mutation import without
from tests.faults.network import BAD_ROAD, EVERYTHING, STORM, Trip
from tests.faults.row import Row

SEALED = Trip(EVERYTHING, 900, 3.0)
ROWS = (
    Row("kills sqlite", "1", lambda g: kills.kill_the_bot(g, Kind.SQLITE, g.size(13, 500))),
    Row("kills postgresql", "2", lambda g: kills.kill_the_bot(g, Kind.POSTGRES, g.size(13, 500))),
    Row("kills sealed", "3", lambda g: kills.kill_the_bot(g, Kind.SQLITE_SEALED, g.size(13, 200))),
    Row("kills sealed postgresql", "3", lambda g: kills.kill_the_bot(g, Kind.POSTGRES_SEALED, 200), short=False),
    Row("kills homeserver", "4", lambda g: kills.kill_the_homeserver(g, g.size(2, 50))),
    Row("first answer", "23", lambda g: kills.first_answers(g, g.size(10, 50), g.size(3, 40))),
    Row("homeserver away", "9", lambda g: outage.homeserver_away(g, g.size(50, 250), g.size(180, 60))),
    Row("storm of 429", "10", lambda g: network.talk_through(g, Trip(STORM, g.size(25, 1800), 6.0))),
    Row("bad road", "11", lambda g: network.talk_through(g, Trip(BAD_ROAD, g.size(20, 1800), 3.0))),
    Row("trouble", "9", lambda g: network.talk_through(g, Trip(EVERYTHING, g.size(60, 1800), 3.0, 3))),
    Row("trouble sealed", "9", lambda g: network.talk_through(g, SEALED, sealed=True), short=False),
    Row("two processes", "12", lambda g: twice.a_second_process(g, g.size(10, 600))),
    Row("timers on time", "13", lambda g: timers.on_time(g, g.size(40, 1000), g.size(20, 900))),
    Row("clock jumps", "13", times.jumps),
    Row("clock changes", "14", times.clock_changes),
    Row("every time zone", "14", zones.every_zone),
    Row("two days off", "15", lambda g: times.two_days_off(g, Kind.SQLITE)),
    Row("a week", "25", lambda g: week.a_week(g, g.size(4, 36))),
    Row("database locked", "16", lambda g: databases.locked(g, 13.0, g.size(1, 5))),
    Row("disk full", "16", lambda g: databases.full(g, g.size(1, 10))),
    Row("postgresql crashes", "16", lambda g: databases.crashing_postgres(g, g.size(3, 50))),
    Row("claims sqlite", "17", lambda g: races.claims(g, Kind.SQLITE, g.size(20, 1000), 20)),
    Row("claims postgresql", "17", lambda g: races.claims(g, Kind.POSTGRES, g.size(20, 1000), 20)),
    Row("stops", "18", lambda g: races.stops(g, g.size(50, 10_000))),
    Row("a day in the outbox", "R8", backups.a_day_in_the_outbox),
    Row("a day in the outbox, sealed", "R8", lambda g: backups.a_day_in_the_outbox(g, sealed=True), short=False),
    Row("yesterday's backup", "G11", lambda g: backups.yesterdays_backup(g, g.size(5, 50))),
    Row("yesterday's backup sealed", "G11", lambda g: backups.yesterdays_backup(g, g.size(5, 50), sealed=True)),
    Row("answers again", "R2", lambda g: repeats.answers_again(g, g.size(1, 30))),
    Row("keys come late", "R11", repeats.keys_come_late),
    Row("senders are forged", "R12", repeats.senders_are_forged),
    Row("ciphers are replayed", "R13", repeats.ciphers_are_replayed),
    Row("a gateway forgets", "R10", lambda g: unsure.a_gateway_forgets(g, g.size(7, 100))),
    Row("a long talk missed", "R5", kills.miss_a_long_talk),
    *(without(mutant) for mutant in MUTANTS),
)
