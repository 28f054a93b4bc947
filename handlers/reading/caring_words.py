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
