"""What people call each kind of row in which they stand; a kind without a name here fails a house test."""

from __future__ import annotations

from typing import Final

from handlers.text import _

CALLED: Final = {
    "inbox": _("That you wrote to me (not what)"),
    "outbox": _("That I wrote to you (not what)"),
    "named": _("Which of my messages name you"),
    "question": _("What I asked you"),
    "due": _("What I must do for you later"),
    "person": _("Who you are and how I reach you"),
    "way": _("Your number or mail address"),
    "letter": _("The letters of what I asked you"),
    "standing": _("What you are in a neighbourhood"),
    "neighbourhood": _("A neighbourhood that you began"),
    "feed": _("Your link for a calendar"),
    "consent": _("What you said yes to, word for word"),
    "audit": _("Who saw or did what, you included"),
    "request": _("What you asked for"),
    "claim": _("What you help or helped with"),
    "asked": _("What I asked you to help with"),
    "referral": _("The services that you want to reach"),
    "checkin": _("When I ask you whether all is well"),
    "checkin_contact": _("Whom you chose for that, and who chose you"),
    "checkin_round": _("Whether you answered when I asked"),
    "monthly": _("That I ask you one question every month, and your answers"),
    "inquiry": _("Your messages to the organisation (contact)"),
    "report": _("What you told in confidence, or decided about"),
    "duty": _("The topics for which you are on duty"),
    "closing": _("A neighbourhood that you let stop"),
    "handover": _("A neighbourhood that you handed over or took over"),
    "volunteer": _("What you offered as a volunteer"),
    "readiness": _("What you read and showed before helping"),
    "info_note": _("An information note that you wrote"),
    "expense": _("What helping cost you"),
    "seat": _("Where you take part"),
    "session": _("A session that you made"),
    "impact_frozen": _("A report of your neighbourhood that you kept or looked over"),
    "theory": _("A theory of change that you wrote for a neighbourhood"),
    "project_period": _("How long a project runs, as you noted it"),
    "announcement": _("What you announced or approved"),
    "announcement_addressee": _("What was announced to you in private"),
    "survey": _("A survey that you made"),
    "survey_taker": _("Which surveys I asked you (not what you answered)"),
    "announcement_reading": _("Under which announcement you gave a sign"),
}
