"""The words of answers in six languages: yes, no, do not know, thanks, which one.

Written as `handlers.reading.phrases` reads them. A new language adds its words to each table.
"""

from enum import Enum

from handlers.reading.phrases import word_set


class Sense(Enum):
    """What a word or phrase of an answer does."""

    YES = "yes"
    NO = "no"
    AGREE = "agree"  # a yes, unless a no was said
    BACK = "back"  # takes a no back
    DOUBT = "doubt"  # takes back or limits a yes
    UNSURE = "unsure"
    FILLER = "filler"


ANSWERS: dict[Sense, str] = {
    Sense.YES: """
        ja, jaa, jaaa, jaja, jaha, jajaja, joa, jah, jep, jup, jawel, ja wel, jazeker, ja zeker, zekers
        zeker weten
        tuurlijk, natuurlijk, uiteraard
        ja plaatsen, waarom niet, heel graag, ^ graag $, ^ graag bedankt/merci/dank/aub/alsjeblieft/alstublieft
        ^ graag hoor
        oui, ouais, ouep, oui oui, mais oui, bien sur, bien sur que oui, si si, ^ si $, pourquoi pas, volontiers
        avec plaisir
        yes, yess, yesss, yeah, yea, yep, yup, ^ ya $, ^ y $, sure, of course, please do, why not
        aber ja, ja doch, aber gern/gerne/sicher/naturlich, jo mach ich
        jawohl, na klar, selbstverstandlich, naturlich, natuerlich, sehr gerne, warum nicht
        evet, tabii, tabi, elbette, نعم, ايوه, ايوا, اجل, بلى, اكيد, بالتاكيد, طبعا
        """,
    Sense.NO: """
        nee, neen, neenee, neeh, neje, nope, ^ nop $, liever niet/nie, ^ niet $, niet/nie nodig, hoeft niet/nie
        moet niet/nie, ik/k? kan .. niet/nie
        gaat .. niet/nie, lukt .. niet/nie, klopt .. niet/nie
        niet/nie goed/akkoord/oke/ok/okay/juist/correct/graag/meer, wil .. niet/nie
        toch .. niet/nie, nu niet, niet nu, geen zin, geen tijd, zeker niet, helemaal niet, absoluut niet
        doe het niet, doe maar niet, onmogelijk
        fout, verkeerd, geen interesse, ben je gek, nooit
        non, nan, plutot pas, prefere pas, prefere ne pas, je? ne? peux .. pas, va .. pas, veux .. pas
        pas maintenant
        pas question, pas du tout, pas d'accord
        pas possible, pas besoin, pas correct, pas bon, pas juste, surement pas, certainement pas
        bien sur que non
        impossible, c'est faux, jamais
        no, nah, ^ na $, ^ n $, ^ none $, rather not, i? can't, i? cannot, ^ cant, i cant, don't want, do not want
        not now, not possible, not ok/okay/good/right/correct/fine
        not really, not needed, never, ^ wrong $, that's wrong, is wrong, incorrect, of course not, certainly not
        definitely not, absolutely not, won't
        nein, noe, no danke, lieber .. nicht, ^ nicht $, ich? kann .. nicht, geht .. nicht, passt .. nicht
        stimmt .. nicht, will .. nicht, jetzt nicht
        nicht notig, nicht noetig, nicht richtig, nicht gut, nicht einverstanden, mochte .. nicht, auf keinen fall
        keinesfalls, keine zeit, falsch, niemals
        hayir, ^ yok $, olmaz, istemiyorum, istemem, gerek yok, yapamam, uygun degil, dogru degil, yanlis
        simdi degil
        لا, كلا, ما بقدر, ما بدي, مش ممكن, غير ممكن, غير موافق, مو موافق, مستحيل, غير صحيح, ليس الان
        """,
    Sense.AGREE: """
        ok, oke, okee, oki, okay, okey, okido, okidoki, kk, zeker, goed, goe, in orde, akkoord, absoluut, prima
        perfect
        doe maar, ^ doen $, ^ top, fijn
        ik/k kan, kan ik, dat/da kan, ^ kan $, lukt, klopt, juist, correct, precies, ik/k doe het, ik/k doe mee
        ik/k ga, ik wil wel, ik/k wel
        geen probleem, met plezier, plaatsen
        d'accord, d'acc, dac, daccord, ca va, ca marche, ca me va, certainement, absolument, evidemment
        tout a fait
        exact, exactement, c'est bon
        c'est ca, entendu, je peux, pas de probleme, pas de souci, parfait, je veux bien, vas y
        certainly, absolutely, definitely, go ahead, right, correct, that's fine/ok/okay/good, fine, sounds good
        i can, i will, no problem, good, great
        agreed, alright, with pleasure, gladly
        klar, gerne, gern, sicher, einverstanden, passt, stimmt, genau, richtig, in ordnung, geht klar
        kein problem
        kein thema, ich kann, mach ich
        ^ jo $, joo, gut, tamam, olur, peki, kesinlikle, uygun, dogru, sorun degil
        طيب, تمام, حسنا, موافق, موافقه, ماشي, اوكي, صح, صحيح, لا باس, لا مشكله, لا مانع
        """,
    Sense.BACK: """
        toch, maar wel, quand meme, mais si, finalement, after all, on second thought, actually, doch, yine de
        مع ذلك
        """,
    Sense.DOUBT: """
        maar, misschien, behalve, alleen, tenzij, niet, nie, geen, eerder, anders, liever, of, eventueel, mogelijk
        hangt ervan af
        mais, peut etre, sauf, seulement, si, pas, plutot, autrement, ou, eventuellement, ca depend
        but, maybe, perhaps, except, only, unless, not, rather, otherwise, instead, or, if, might, depends
        aber, vielleicht, ausser, nur, nicht, kein, keine, lieber, sondern, eventuell, oder, wenn, kommt darauf an
        ama, belki, fakat, degil, veya, لكن, ربما, يمكن, الا, ليس, مش, او, اذا
        """,
    Sense.UNSURE: """
        weet .. niet/nie, geen idee, geen gedacht, maakt .. niet uit, kweetniet, kweeniet, kweetnie, weetniet
        om het even, eender, overslaan, sla over
        sla maar over, volgende vraag, ^ volgende $, twijfel, niet zeker, nog niet zeker, geen voorkeur
        sais .. pas, chais pas, aucune idee, pas d'idee, pas idee, ^ passer $, ^ passe $, je passe, peu importe
        m'est egal, pas sur, pas sure, sans avis
        question suivante, n'importe
        don't know, do not know, dont know, dunno, idk, no idea, not sure, unsure, skip, ^ pass $, next question
        whatever, doesn't matter, no preference
        don't care
        keine ahnung, kein plan, weiss .. nicht, weis nicht, uberspringen, ueberspringen, ^ weiter $, egal
        nicht sicher, unsicher, nachste frage
        spielt keine rolle, bilmiyorum, bilmem, fikrim yok, ^ atla $, ^ gec $, emin degilim, fark etmez, farketmez
        لا اعرف, لا ادري, مش عارف, مش عارفه, ما بعرف, لست متاكدا, لست متاكده, ^ تخطي $, ^ تخطى $, لا فرق, لا يهم
        """,
    Sense.FILLER: """
        sorry, helaas, jammer, spijtig, desole, desolee, leider, graag, dank, dankje, je, u, wel, dankjewel
        dankuwel
        bedankt, mercikes, aub, alstublieft, alsjeblieft, alsjeblief, alstublief, asjeblieft, hoor
        he, zeg, zunne, zenne, amai, super, leuk, allez, allee, awel, bwa, goh, och, ah, oh, eh, euh, uh, hey
        hallo
        dag, goeiedag, hoi, ik, wil, kies
        neem, voor, mij, me, dan, dat, het, da, s, t, k, de, die, is, groetjes, groeten, lieve, erg, heel, veel
        keuze
        nu, en, tis
        merci, beaucoup, bien, s'il vous plait, s'il te plait, svp, stp, bonjour, salut, choisis, voudrais, veux
        prends, le, la, les, un, une, pour
        moi, du, des, alors, donc, c, est, l
        thanks, thank, you, thx, ty, please, pls, plz, many, i, choose, want, would, like, take, the, a, for, that
        it
        hi, hello, d, cheers, and
        danke, schon, sehr, vielen, bitte, ich, nehme, mochte, moechte, wahle, waehle, das, der, den, fur, fuer
        mich
        und
        tesekkurler, tesekkur ederim, lutfen, sagol, ve, شكرا, جزيلا, من فضلك, لو سمحت
        """,
}

WHICH_ONE = word_set("""
    optie antwoord antwort keuze nummer nummertje nr no num numero n choix reponse option answer choice number
    auswahl wahl secenek cevap numara رقم اختيار جواب الجواب الخيار خيار
    """)

NUMBER_WORDS: dict[str, int] = {
    word: number
    for number, spellings in enumerate(
        (
            "een un une one eins ein eine bir واحد eerste premier premiere first erste ersten ilk الاول",
            "twee deux two zwei zwo iki اثنان اثنين tweede deuxieme second seconde zweite zweiten ikinci الثاني",
            "drie trois three drei uc ثلاثه derde troisieme third dritte dritten ucuncu الثالث",
            "vier quatre four dort اربعه vierde quatrieme fourth vierte vierten الرابع",
            "vijf cinq five funf fuenf bes خمسه vijfde cinquieme fifth funfte الخامس",
            "zes six sechs alti سته zesde sixieme sixth sechste",
            "zeven sept seven sieben yedi سبعه zevende septieme seventh siebte",
            "acht huit eight sekiz ثمانيه achtste huitieme eighth achte",
            "negen neuf nine neun dokuz تسعه negende neuvieme ninth neunte",
        ),
        start=1,
    )
    for word in word_set(spellings)
}

ORDINAL_ENDINGS = word_set("e de ste er ere re eme ieme st nd rd th te")

# A number before one of these counts something; it chooses nothing.
COUNTED = word_set("""
    keer keren maal zak zakken fles flessen stuk stuks uur uren u h minuten minuut dag dagen week weken maand
    maanden jaar
    euro eur kilo kg liter personen persoon mensen man fois sac sacs bouteille bouteilles heure heures minutes
    jour jours
    semaine semaines mois euros personnes times bag bags bottles hour hours minute day days weeks month months
    year years
    people persons pm am mal sacke flaschen uhr stunde stunden tag tage woche wochen monat monate jahre leute kez
    saat gun
    hafta kisi
    """)

TIMES_WORDS = {"einmal": "1 mal", "zweimal": "2 mal", "eenmaal": "1 keer", "tweemaal": "2 keer"}
# Words that say the same as each other, where labels use one of them.
ALIKE = tuple(
    word_set(group)
    for group in (
        "telefonisch telefoon gebeld bellen belde",
        "telephone tel appel appele portable",
        "telefonisch telefon angerufen anruf",
        "phone telephone called call",
    )
)

RANGES = word_set("tot tem tm a to through bis au الى")
LEAVING_OUT = word_set("""
    behalve niet geen zonder except not but sauf pas sans ausser nicht kein keine ohne haric الا بدون
    """)
NOT_SAYING = """
    liever niet zeggen, liever iemand anders, zeg ik liever niet, wil ik niet zeggen, zeg ik niet, gaat .. niet aan
    prefere/prefererais .. pas/rien dire, ne pas dire, quelqu'un d'autre, rather not say, not say, prefer not
    someone else, lieber nicht sagen, mochte .. nicht sagen, moechte .. nicht sagen, sage ich nicht, jemand anders
    """
ALL_OF_THEM = """
    ^ allemaal $, ^ alles $, ^ alle $, ^ iedereen $, ^ iedereen was/is er? $, ^ tout $, ^ tous $, ^ toutes $
    ^ tout le monde $, ^ tout le monde etait la $, ^ tous etaient la $, ^ all $, ^ all of them $, ^ everything $
    ^ everybody $, ^ everyone $, ^ everybody/everyone was there/here $, ^ jeder $, ^ alle waren da/dabei $
    ^ hepsi $
    ^ الكل $, ^ كلها $
    """

THUMBS_UP = "👍👌✅✔☑🙆💯🆗"
THUMBS_DOWN = "👎❌✖🚫⛔🙅"
