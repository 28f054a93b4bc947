"""What children say who care for somebody at home; a new language adds its row."""

from typing import Final

CARING: Final = {
    "nl": """
        mama/papa/moeder/vader/mam/pap/broer/broertje/zus/zusje/oma/opa .. ziek/moe/triest/depressief/bed
        mama/papa/moeder/vader/mam/pap/broer/broertje/zus/zusje/oma/opa .. handicap/zorgen
        mama/papa/moeder/vader/mam/pap drinkt, ziek .. mama/papa/moeder/vader/broer/zus, zieke mama/papa/moeder/vader
        ik doe alles, alles alleen doen, alles .. thuis, zorg .. voor mijn/mama/papa, zorgen voor mijn/mama/papa
        voor mama/papa zorgen, ik kook elke, doe het huishouden, moeilijk thuis, thuis .. moeilijk, thuis .. lastig
        """,
    "fr": """
        maman/papa/mere/pere/frere/soeur/mamie/papi .. malade/fatiguee/fatigue/triste/lit/handicap/handicapee
        maman/papa boit
        je fais tout, je m occupe de, c'est dur .. maison, dur a la maison, difficile a la maison
        """,
    "en": """
        mum/mom/mam/dad/mother/father/brother/sister/gran/grandad .. ill/sick/tired/sad/bed/disabled/drinks
        i do everything, i take care of, i look after, i care for, hard at home, difficult at home
        """,
    "de": """
        mama/papa/mutter/vater/bruder/schwester/oma/opa .. krank/mude/traurig/bett/behindert/trinkt
        ich mache .. alles, ich mache zu hause alles, kummere mich um, sorge fur, schwer zu hause, schwierig zu hause
        """,
}

AM: Final = {"nl": "ik ben/k ben", "fr": "j ai", "en": "i am/i m", "de": "ich bin"}
"""What stands before the number when people say how old they are."""

OLD: Final = {
    "nl": "jaar en maar",
    "fr": "ans",
    "en": "years year and but",
    "de": "jahre und aber",
}
"""What may stand behind it; of anything else the number counts something else."""

CLOSE: Final = {
    "nl": """
        mijn man/vrouw/partner/vriend/vriendin/zoon/dochter/kind/kinderen/ouders/moeder/vader/ma/pa/broer/zus
        mijn schoonmoeder/schoonvader/schoonouders/oma/opa/buurvrouw/buurman/mama/papa
        """,
    "fr": """
        mon/ma/mes mari/femme/compagnon/compagne/fils/fille/enfant/enfants/parents/mere/pere/maman/papa/frere/soeur
        mon/ma/mes belle/beau/grand/voisin/voisine
        """,
    "en": """
        my husband/wife/partner/boyfriend/girlfriend/son/daughter/child/children/kids/parents/mother/father/mum/dad
        my brother/sister/gran/grandmother/grandfather/neighbour
        """,
    "de": """
        mein/meine/meinen/meinem/meiner mann/frau/partner/partnerin/sohn/tochter/kind/kinder/eltern/mutter/vater
        mein/meine/meinen/meinem/meiner bruder/schwester/oma/opa/schwiegermutter/schwiegervater/nachbar/nachbarin
        """,
}
"""Whom people begin to tell of when they are asked whether they care for somebody."""

WEEK: Final = {
    "nl": "minder dan een/1 week, geen week meer",
    "fr": "moins d une/1 semaine, pas une semaine",
    "en": "less than a/one week, not a week",
    "de": "weniger als eine/ne/1 woche, keine woche mehr",
}
WEEKS: Final = {
    "nl": "paar/enkele weken",
    "fr": "quelques semaines",
    "en": "few weeks, couple of weeks",
    "de": "paar/einige wochen",
}
MONTHS: Final = {
    "nl": "paar/enkele maanden",
    "fr": "quelques mois",
    "en": "few months, couple of months",
    "de": "paar/einige monate",
}
LONGER: Final = {
    "nl": "^ langer $, ^ nog langer $",
    "fr": "^ plus longtemps $, ^ longtemps $",
    "en": "^ longer $, ^ much longer $",
    "de": "^ langer $, ^ noch langer $",
}
SINCE: Final = {"nl": "al sinds vorige", "fr": "depuis deja", "en": "since already for last", "de": "seit schon vor"}
"""Beside these words a time is how long it has been, not how long it can go on."""
