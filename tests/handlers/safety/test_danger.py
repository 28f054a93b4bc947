"""Danger is heard in six languages, and not where there is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.safety.danger import Danger, read_danger, read_dangers
from handlers.safety.danger_words import DUTCH, ENGLISH, FRENCH
from handlers.safety.danger_words_more import ARABIC, GERMAN, TURKISH

DANGEROUS = {
    "nl": {
        Danger.MEDICAL: """
            mijn moeder reageert ni meer|ze hapt naar adem|mijn papa zakt in elkaar
            mijn dochter heeft bleekwater gedronken
            help mijn man ligt op de grond en reageert niet!!|pijn op de borst
            ik heb al een uur pijn in mijn borst|112
            ze ademt niet meer|hij krijgt geen lucht|mijn moeder is bewusteloos|ik denk dat ze een beroerte heeft
            hartaanval!
            mijn buurman is flauwgevallen|ze bloedt heel hard|er is overal bloed|mama heeft te veel pillen genomen
            bel 112
            hij is van de trap gevallen|ik ben gevallen en kan niet meer opstaan|opa word niet wakker
            ziekenwagen nodig
            mijn vrouw heeft een epileptische aanval|hij stikt|bel een ambulance aub
            er is een zwaar ongeval gebeurd
            HIJ REAGEERT NIET|ze reageerd ni meer, ze reageert niet|bewusteloss|mijn kind is in het water gevallen
            """,
        Danger.FIRE: """
            er is brand|brand!|Het huis staat in brand|er is brand in de keuken bij de buren
            de frietketel staat in brand
            ik ruik gas|ik ruik een sterke gasgeur|het brandt bij de buren
            de rookmelder gaat af en er is rook in de gang
            overal rook|brand bij nummer zeven|bel de brandweer|help brand
            """,
        Danger.VIOLENCE: """
            hij valt mij aan|ze zijn aan het vechten met messen|iemand probeert mijn deur open te breken
            hij dreigt ermee mij te doden
            hij slaat mij weer, ik durf niet naar buiten|mijn man slaat me|ik word geslagen|hij heeft mij geslagen
            ze bedreigt mij met een mes|hij wil mij vermoorden|ik ben bang van mijn man|bel de politie
            inbrekers in huis!
            mijn zoon schopt mij|hij heeft mij verkracht|ik word bedreigd|hij laat mij niet buiten
            er wordt ingebroken|101
            hij slaat de kinderen|mijn vriend wurgt mij
            """,
        Danger.SUICIDE: """
            ik denk eraan om uit het leven te stappen|ik maak er een eind aan|ik wil nie meer leven
            ik wil dood|ik wil niet meer leven|ik wou dat ik dood was|ik denk aan zelfmoord
            ik wil er een einde aan maken
            ik ga mezelf iets aandoen|ik zie het niet meer zitten|ik ga voor de trein springen|ik wil sterven
            iedereen is zonder mij beter af|zelfmoordgedachten|'k wil dood zijn
            """,
    },
    "fr": {
        Danger.MEDICAL: """
            il ne respire plus|ma mère ne réagit pas|douleur dans la poitrine|j'ai mal à la poitrine
            crise cardiaque
            elle est inconsciente|il a perdu connaissance|mon mari est par terre et ne bouge plus
            elle saigne beaucoup
            il s'étouffe|je n'arrive plus à respirer|il a fait un AVC|appelez une ambulance|appelez le 112 vite
            elle a avalé trop de comprimés|overdose|il fait une crise d'épilepsie|mon père est en train de mourir
            je suis tombée et je ne peux pas me relever|c'est une urgence|il a fait un malaise|au secours !
            il va mourir
            """,
        Danger.FIRE: """
            au feu !|il y a le feu chez le voisin|la maison brûle|incendie dans l'immeuble|ça sent le gaz
            la cuisine est en feu|il y a de la fumée partout|fuite de gaz|appelez les pompiers
            la voiture a pris feu
            """,
        Danger.VIOLENCE: """
            il me frappe|mon mari me bat|il m'a frappée|il veut me tuer|il me menace avec un couteau
            j'ai peur de mon mari
            elle a été violée|appelez la police|il m'étrangle|violence conjugale|il y a un cambrioleur
            il me laisse pas sortir
            il frappe les enfants
            """,
        Danger.SUICIDE: """
            je veux mourir|je veux mourrir|j'ai envie de mourir|je pense au suicide|je veux en finir
            je vais me tuer
            je ne veux plus vivre|je n'ai plus envie de vivre|mettre fin à mes jours|vous seriez mieux sans moi
            """,
    },
    "en": {
        Danger.MEDICAL: """
            my husband is not breathing|she can't breathe|he isn't responding|chest pain|I have a pain in my chest
            I think he's having a stroke|heart attack|she is unconscious|he collapsed|he is lying on the floor
            I fell and can't get up|he's bleeding heavily|so much blood everywhere|she took too many pills
            overdose
            call an ambulance|call 112|he is choking|she's having a seizure|she won't wake up|allergic reaction
            grandpa has fallen and can't get up|he is dying|the baby stopped breathing|unconcious|he passed out
            """,
        Danger.FIRE: """
            there is a fire|fire!|the house is on fire|my kitchen is burning|I smell gas|gas leak|smoke everywhere
            there's a fire in the hallway|call the fire brigade|the smoke alarm is going off
            """,
        Danger.VIOLENCE: """
            he hits me|my husband beats me|he is hitting me again|he threatens to kill me|he has a knife
            I was raped
            someone is in my house|I am afraid of my husband|call the police|he won't let me leave|he strangled me
            burglars!|he is trying to kill us|my son attacked me
            """,
        Danger.SUICIDE: """
            I want to die|I wanna die|I want to kill myself|I'm going to end my life|suicide
            I don't want to live anymore
            I dont want to live|better off dead|I am suicidal|there is no reason to live|I wish I was dead
            """,
    },
    "de": {
        Danger.MEDICAL: """
            mein Mann atmet nicht|sie reagiert nicht mehr|er ist bewusstlos|Schmerzen in der Brust|Brustschmerzen
            Herzinfarkt|ich glaube, sie hat einen Schlaganfall|er liegt auf dem Boden|sie blutet stark
            ich bekomme keine Luft
            ich bin gestürzt und kann nicht aufstehen|ruft einen Krankenwagen|wir brauchen einen Notarzt|Notfall!
            er erstickt
            sie hat zu viele Tabletten genommen|Überdosis|er hat einen epileptischen Anfall
            sie wacht nicht mehr auf
            er ist zusammengebrochen|ruft 112|sie ist ohnmächtig|überall Blut
            """,
        Danger.FIRE: """
            es brennt!|das Haus brennt|die Küche brennt|Feuer im Keller|Feuer!|es riecht nach Gas
            Gasgeruch im Flur
            ruft die Feuerwehr|überall Rauch|die Wohnung steht in Flammen
            """,
        Danger.VIOLENCE: """
            er schlägt mich|mein Mann schlägt mich wieder|er hat mich geschlagen|er will mich umbringen
            er hat ein Messer
            ich habe Angst vor meinem Mann|ruft die Polizei|ein Einbrecher ist im Haus|sie wurde vergewaltigt
            er bedroht mich
            er würgt mich|er lässt mich nicht raus|er schlaegt die Kinder
            """,
        Danger.SUICIDE: """
            ich will sterben|ich möchte nicht mehr leben|ich will mich umbringen|ich denke an Selbstmord
            Suizidgedanken
            ich will nicht mehr leben|ich wäre lieber tot|mir das Leben nehmen
            """,
    },
    "ar": {
        Danger.MEDICAL: """
            زوجي لا يتنفس|ألم في صدري|نوبة قلبية|أمي فاقدة الوعي|سقط على الأرض|ينزف كثيرا|أحتاج سيارة إسعاف
            لا يستجيب|يختنق
            """,
        Danger.FIRE: "نار|حريق في البيت|رائحة غاز|البيت يحترق|النار في المطبخ",
        Danger.VIOLENCE: "زوجي يضربني|يهددني بالقتل|معه سكين|أنا خائفة من زوجي|اتصلوا بالشرطة",
        Danger.SUICIDE: "أريد أن أموت|بدي موت|أفكر في الانتحار|لا أريد أن أعيش|سأقتل نفسي",
    },
    "tr": {
        Danger.MEDICAL: """
            nefes alamıyorum|kocam nefes almıyor|göğsüm ağrıyor|kalp krizi|bayıldı|bilinci kapalı|tepki vermiyor
            ambulans çağırın|düştüm kalkamıyorum|çok kan kaybediyor|112'yi arayın|BAYILDI
            """,
        Danger.FIRE: "yangın var|evimiz yanıyor|gaz kokusu var|itfaiye çağırın|YANGIN",
        Danger.VIOLENCE: "kocam beni dövüyor|bana vuruyor|beni öldürecek|polis çağırın|beni tehdit ediyor|hırsız var",
        Danger.SUICIDE: "ölmek istiyorum|intihar edeceğim|yaşamak istemiyorum|kendimi öldüreceğim",
    },
}

HARMLESS_SAID = {
    "nl": """
        er ligt een pakje op de grond voor mijn deur|ik kan niet opstaan zo vroeg|ik sterf van de honger
        eten is aangebrand
        ik wil niet meer leven in dit appartement|mijn fiets is gestolen door inbrekers vorig jaar
        mijn hond is aangereden
        mijn wasmachine lekt water op de vloer|ik heb mijn been gebroken en kan niet naar de winkel
        hij doet mij denken aan vroeger
        oefening brandalarm 112|ik heb hulp nodig met mijn tv|mijn plant is dood|de batterij van mijn rookmelder
        112 keer
        ze slaapt nog, ik heb haar gehoord|hij slaapt bij mij|hij sloeg linksaf bij ons|de klok sloeg voor ons
        dat slaat nergens op|ik sla een nagel in de muur|vuur en vlam|hulp|help|er is geen brand|neem 112
        klaar 101
        ik heb geen pijn op de borst|hij is niet bewusteloos|de lamp brandt niet meer|het lampje brandt
        brandhout halen
        Karim reageert niet op mijn bericht|dood van het lachen|cursus reanimatie op dinsdag
        infoavond over zelfmoord
        de computer reageert niet|bloed geven op 12 december|wie wil mee naar de kerstmarkt|heb je goed geslapen
        mijn zoon speelt politie|de roos bloeit hard|ik wil doodgraag meedoen
        boodschappen bij de bakker: 2 pistolets
        na mijn beroerte kan ik niet meer rijden|een brandblusser controleren|ik ben bang van honden
        het is geen noodgeval
        brandweerfeest zaterdag|messen slijpen|ik heb mijn pillen nodig van de apotheek|overvallen door de regen
        ik kom om kwart voor elf|kan iemand de lift proberen|ademhalingsoefeningen in de buurt|mijn rug doet pijn
        """,
    "fr": """
        je suis tombée amoureuse du quartier|mon chat est par terre|je meurs de rire
        tournez au feu rouge|un feu d'artifice samedi|pot-au-feu pour dix personnes|exercice incendie mardi
        mourir de rire
        mon mari ne répond pas au téléphone|mon ordinateur ne répond plus|il n'y a pas d'incendie
        ce n'est pas une urgence
        j'ai besoin d'aide pour ma télé|un coup de main|assurance incendie|mon vélo est mort|je meurs de faim
        2 pistolets
        formation premiers secours|112 fois|il n'est pas inconscient|aide|le feu vert de la commune
        je voudrais une lampe
        ma plante est morte|ce qui me frappe c'est le silence|il me bat aux échecs|sans douleur à la poitrine
        chercher mes médicaments à la pharmacie|une fête avec des flammekueches|après mon AVC je ne conduis plus
        """,
    "en": """
        fire drill on monday|kill the lights|I need help with my tv|my fire tv stick is broken|my plant died
        112 times
        not responding to my message|my phone is not responding|dying to see you|there is no fire
        it is not an emergency
        fire extinguisher check|he beat me at chess|it hit me yesterday|a brand new lamp
        the battery of the smoke detector
        no chest pain|suicide prevention evening|help|hit the road|can someone cook|I am cooking soup
        first aid course
        he is not unconscious|kick the ball|shopping for two people|a campfire with the kids|you are joking
        I was in hospital after my heart attack|the chestnut tree|call me on monday
        """,
    "de": """
        Feuerwehrfest am Samstag|Feuer und Flamme|Feuerwerk an Silvester|das Licht brennt noch|die Lampe brennt
        112 mal
        Hilfe|ich brauche Hilfe mit meinem Fernseher|meine Pflanze ist tot|kein Notfall|es gibt kein Feuer|todmüde
        mein Handy reagiert nicht|er reagiert nicht auf meine Nachricht|ich schlage einen Nagel ein
        sie schlägt Montag vor
        die Batterie vom Rauchmelder|Brandschutz im Haus|gut geschlafen|es brennt nicht|Übung mit Feuer
        mit Messer und Gabel
        nach meinem Schlaganfall fahre ich nicht mehr|er ist nicht bewusstlos|Schlagzeug spielen
        Wehen sind ein Thema im Kurs
        Kurs über Gewalt|ohne Schmerzen in der Brust
        """,
    "ar": """
        أحتاج مساعدة في التلفزيون|تمرين حريق يوم الاثنين|لا يوجد حريق|الطبخ على نار هادئة|ألعاب نارية|شكرا|مرحبا
        ماتت نبتتي
        أريد الذهاب إلى السوق|طفاية حريق|دورة إسعافات أولية|بدون حريق
        """,
    "tr": """
        yangın tatbikatı var|televizyon için yardım lazım|bitkim öldü|ışık yanıyor|112 kez aradım|yangın yok
        merhaba
        yangın tüpü kontrolü|şiddetle tavsiye ederim|gülmekten öldüm|çok teşekkürler|duman dedektörü pili
        bayram kutlu olsun
        """,
}


def cells(table: str) -> list[str]:
    """Return the cells of a written table."""
    return [cell for line in table.strip().splitlines() for cell in line.strip().split("|")]


@pytest.mark.parametrize(
    ("said", "language", "danger"),
    [
        (said, language, danger)
        for language, dangers in DANGEROUS.items()
        for danger, table in dangers.items()
        for said in cells(table)
    ],
)
def test_danger_is_heard(said: str, language: str, danger: Danger) -> None:
    assert read_danger(said, language) is danger


@pytest.mark.parametrize(
    ("said", "language"), [(said, language) for language, table in HARMLESS_SAID.items() for said in cells(table)]
)
def test_what_is_no_danger_is_left_alone(said: str, language: str) -> None:
    assert read_danger(said, language) is None


@pytest.mark.parametrize("said", ["je veux mourir", "ölmek istiyorum", "أريد أن أموت", "my chest hurts", "es brennt!"])
def test_danger_is_heard_whatever_language_the_person_chose(said: str) -> None:
    assert {read_danger(said, language) is None for language in ("nl", "fr", "en", "de", "ar", "")} == {False}


def test_brand_is_fire_in_dutch_and_a_make_in_english() -> None:
    assert read_danger("brand keuken kom snel", "nl") is Danger.FIRE
    assert read_danger("which brand of coffee", "en") is None


@pytest.mark.parametrize(
    "said",
    [
        "hij rea\u200bgeert niet",
        "ＨＥＬＰ ｈｉｊ ａｄｅｍｔ ｎｉｅｔ",
        "IK WIL DO\u00adOD",
        "hij ademt niet" + "!" * 500,
        "z" * 3000 + " hij ademt niet",
        "hij\nademt\nniet",
    ],
)
def test_no_disguise_hides_a_danger(said: str) -> None:
    assert read_danger(said, "nl") is not None


def test_a_real_fire_after_an_exercise_is_heard() -> None:
    assert read_danger("oefening brandalarm was gisteren, maar nu is er brand in de keuken", "nl") is Danger.FIRE


def test_the_most_urgent_of_several_dangers_comes_first() -> None:
    said = "hij heeft mij geslagen en ik bloed heel erg, ik wil dood"
    assert read_dangers(said, "nl") == (Danger.MEDICAL, Danger.VIOLENCE, Danger.SUICIDE)


def test_every_language_has_phrases_for_every_danger() -> None:
    for language in (DUTCH, FRENCH, ENGLISH, GERMAN, TURKISH, ARABIC):
        assert set(language) == set(Danger)


def test_no_everyday_word_is_a_danger_alone() -> None:
    everyday = """
        de het een ik jij mijn man vrouw kind huis dag morgen niet geen wel en of op in aan bij met naar van voor
        water gas
        le la les un une je tu il elle mon ma mari femme enfant maison jour pas et ou sur avec pour eau lampe
        the a i you my me her him man wife child house day not and or on in at with for water light knife police
        der die das ein ich du mein mann frau kind haus tag nicht und oder auf mit wasser licht messer polizei
        ben sen benim ev su var bir bu ve için anne baba çocuk gün polis أنا أنت بيت ماء يوم زوجي أمي في على من
        """
    assert [word for word in everyday.split() if read_danger(word, "nl")] == []


@given(
    st.text(max_size=500)
    | st.lists(st.sampled_from(cells("hij|ademt|niet|geen|brand|!|.|112|wil|dood|\ud800")), max_size=60).map(" ".join)
)
@settings(derandomize=True, max_examples=200, deadline=None)
def test_reading_danger_never_raises_and_is_the_same_each_time(text: str) -> None:
    assert read_dangers(text, "nl") == read_dangers(text, "nl")
    assert read_danger(text, "") in (None, *Danger)
