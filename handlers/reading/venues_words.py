"""Words for places where everybody may come, and for somebody's home, by language; a new language adds its rows."""

from typing import Final

VENUES: Final = {
    "nl": """
        zaal zaaltje parochiezaal feestzaal buurtzaal gemeentezaal polyzaal buurthuis gemeentehuis stadhuis dorpshuis
        jeugdhuis districtshuis ontmoetingshuis bibliotheek bib school basisschool academie kerk kapel moskee
        dienstencentrum wijkcentrum buurtcentrum ontmoetingscentrum cultuurcentrum gemeenschapscentrum sportcentrum
        welzijnshuis cultureel cc gc ldc oc ocmw cafe cafetaria restaurant park speeltuin markt sporthal turnzaal
        theater museum station ziekenhuis woonzorgcentrum wzc apotheek winkel supermarkt volkstuin buurttuin
        samentuin kerkhof begraafplaats speelplein voetbalveld chirolokaal scoutslokaal lokalen kantine bushalte
    """,
    "fr": """
        salle bibliotheque mediatheque ecole academie eglise chapelle mosquee communale communal centre cpas cafe
        cafeteria restaurant parc marche theatre musee gare hopital pharmacie magasin supermarche potager cimetiere
        terrain stade complexe foyer ludotheque auditoire
    """,
    "en": """
        hall library school church chapel mosque centre center cafe restaurant park playground market theatre museum
        station hospital pharmacy shop supermarket stadium canteen
    """,
    "de": """
        saal halle gemeindesaal pfarrsaal rathaus gemeindehaus jugendhaus bibliothek bucherei schule kirche kapelle
        moschee zentrum kulturzentrum begegnungszentrum cafe restaurant park spielplatz markt sporthalle turnhalle
        theater museum bahnhof krankenhaus altenheim apotheke laden supermarkt friedhof kantine
    """,
}
HOMES: Final = {
    "nl": "thuis bel deurbel appartement",
    "fr": "chez domicile appartement sonnette",
    "en": "home flat apartment doorbell",
    "de": "zuhause hause wohnung klingel",
}
"""With one of these it is where somebody lives, whatever else is said."""
BESIDE: Final = {
    "nl": "naast bij vlakbij dichtbij nabij achter tegenover rechtover boven hoek",
    "fr": "pres cote face derriere dessus voisin voisine",
    "en": "near by behind beside opposite above over next",
    "de": "bei beim nahe neben hinter gegenuber uber",
}
"""What follows one of these is only near the place that is meant."""
