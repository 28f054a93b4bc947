"""What neighbours should not do without somebody looking first, said in four languages."""

import pytest

from handlers.reading.needs import WhyReview, needs_review

FORBIDDEN = {
    WhyReview.MEDICAL: """
        pillen klaarzetten; mijn pillen uitdelen; oogdruppels indruppelen; zalf smeren op mijn been; verband vervangen
        préparer le pilulier; mettre des gouttes dans les yeux; soigner une plaie; m'aider à prendre ma douche
        sort my pills; fill my pill box; change my bandage; put in eye drops; help me take a shower
        Tabletten richten; Medikamente sortieren; Augentropfen geben; beim Duschen helfen; Wunde versorgen
        """,
    WhyReview.LIFTING: """
        mijn man uit bed tillen; mijn vader rechthelpen na een val; mijn vrouw in bad te krijgen
        soulever mon mari; relever mon père; aider ma mère à sortir du lit
        lift my husband; help my dad stand up; get my mother out of bed
        meinen Mann heben; meine Mutter aus dem Bett heben
        """,
    WhyReview.MONEY: """
        boodschappen met mijn kaart en code; 60 euro voor mij afhalen; ik geef 80 € mee voor de winkel; € 75 brengen
        faire mes courses avec ma carte et le code; je donne 80 euros pour les courses
        use my card and code; I will give 80 euros for the groceries
        mit meiner Karte und PIN; ich gebe 80 Euro mit; 100 Euro von der Bank holen
        """,
    WhyReview.KEYS: """
        een sleutel bijhouden; garder un double de ma clé; keep my spare key; Ersatzschlüssel behalten
        """,
    WhyReview.MINORS: """
        op mijn kinderen passen; mijn zoon van 6 naar school brengen; mijn dochter naar de voetbal brengen; ik ben 14
        garder ma petite-fille; aller chercher mon fils à l'école; j'ai 13 ans et j'ai besoin d'aide
        pick up my son from school; watch my daughter; take my 6 year old to school; I am 12 and need help
        auf meine Tochter aufpassen; meinen Sohn von der Schule abholen; ich bin 13 Jahre alt
        """,
}
SAID = [
    (review, said.strip())
    for review, table in FORBIDDEN.items()
    for said in table.replace("\n", ";").split(";")
    if said.strip()
]


@pytest.mark.parametrize(("review", "said"), SAID, ids=[said for _review, said in SAID])
def test_somebody_looks_first(review: WhyReview, said: str) -> None:
    assert needs_review(said) is review


@pytest.mark.parametrize(
    "said",
    [
        "boodschappen voor 20 euro",
        "medicijnen ophalen bij de apotheek",
        "mijn dochter woont ver, kan iemand mij voeren?",
        "mijn dochter komt om 10 uur",
        "ik ben 84 jaar",
        "ik ben 10 minuten te laat",
        "ma fille habite loin",
        "chercher mes médicaments à la pharmacie",
        "my daughter lives far away",
        "Medikamente aus der Apotheke holen",
        "mijn computer vraagt een code",
    ],
)
def test_an_ordinary_need_goes_straight_on(said: str) -> None:
    assert needs_review(said) is None
