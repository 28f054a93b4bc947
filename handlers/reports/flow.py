"""The life of a report: every move there is, and what happened then."""

from typing import Final

from handlers.flow import Flow, Move
from handlers.reports.nouns import ReportState

S = ReportState

REPORT_FLOW: Final = Flow(
    "report",
    (
        Move(frozenset(), S.WAITING, "told in confidence"),
        Move({S.WAITING}, S.DECIDED, "decided, with a reason"),
        Move({S.WAITING}, S.LAPSED, "two weeks undecided · its place stops"),
        Move({S.DECIDED}, S.OBJECTED, "somebody objects, and somebody else can decide"),
        Move({S.DECIDED}, S.FINAL, "two weeks without an objection · its place stops"),
        Move({S.OBJECTED}, S.FINAL, "somebody else decided · two weeks undecided · its place stops, it stays so"),
    ),
)
