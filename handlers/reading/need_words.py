"""The words of needs and of what a human should see first, as `handlers.reading.phrases` reads them."""

from enum import Enum

from handlers.reading.phrases import word_set


class WhyReview(Enum):
    """Why an organiser looks first, the gravest first (domain: forbidden categories of a help request)."""

    MEDICAL = "medical"
    MONEY = "money"
    KEYS = "keys"
    LIFTING = "lifting"
    MINORS = "minors"


# For each category: 2 = says it for sure, 1 = only when nothing says otherwise.
NEEDS: dict[str, dict[int, str]] = {
    "shopping": {
        2: """
            boodschap*, boodshap*, boodscap*, winkelen, inkopen, supermarkt, colruyt, delhaize, aldi, lidl, carrefour,
            albert heijn, brood halen/kopen, naar de bakker, naar de/het apotheek
            courses, supermarche, faire les achats, provisions, acheter, pharmacie, boulangerie
            shopping, groceries, grocery, supermarket, pharmacy, buy
            einkauf*, einzukaufen, supermarkt, apotheke, besorgung*
            """,
        1: """
            winkel, winkels, bakker, apotheek, naar de markt, brood, magasin, au marche, pain, shop, shops, store
            bakery, laden, geschaft, backer, brot
            """,
    },
    "transport": {
        2: """
            vervoer*, taxi, chauffeur, meerijden, mee rijden, rijden, voeren, wegbrengen, autorit, ritje, een lift
            kan .. ophalen met de auto, breng* .. naar, gebracht
            transport, conduire, conduise, conduisez, emmener, emmene, trajet, covoiturage, deposer
            drive me, drive us, a drive, driver, a ride, lift to, a lift, pick me up, drop me off, transportation
            fahr*, mitfahr*, mitnehmen, hinbringen, abholen
            """,
        1: """
            ziekenhuis, dokter, huisarts, tandarts, kine, kinesist, oogarts, specialist, station, luchthaven
            begrafenis, crematorium, containerpark, auto
            hopital, medecin, dentiste, docteur, a la gare, aeroport, voiture, accompagner, hospital, doctor
            dentist
            airport, car
            krankenhaus, arzt, zahnarzt, bahnhof, flughafen, auto
            """,
    },
    "chore": {
        2: """
            klus*, lamp, lampje, lampen, peertje, gras, grasmaaien, maaien, grasmaaier, tuin*, haag, heg, snoei*
            herstel*, repareren, repareer, kapot, lekt, lekkende, kraan, schilderen, verven
            ladder, boren, schroeven, kast, meubel*, verhuis*, poetsen, kuisen, stofzuigen, vuilbak, vuilbakken
            vuilnis*, sneeuw, ruimen, ramen lappen, tv, televisie, computer, laptop, printer, wifi, internet
            gordijnen, ophangen, hond uitlaten, plantjes, planten water
            bricol*, ampoule, tondre, pelouse, jardin*, haie, tailler, repar*, fuite, robinet, peindre, peinture
            meuble*, demenag*, nettoy*, menage, poubelle*, neige, ordinateur, tele, television, imprimante
            vitres, rideaux, promener le chien
            odd job, odd jobs, light bulb, bulb, lawn, mow*, garden*, hedge, repair*, fix, leak*, tap, painting
            paint, shelf, furniture, cleaning, clean, vacuum*, bins, snow, curtains, walk the dog
            gluhbirne, gluehbirne, rasen, mahen, maehen, garten*, hecke, reparier*, kaputt, tropft, streichen
            mobel*, umzug*, putzen, staubsaug*, mulltonne*, schnee, fernseher, drucker, gardinen, handwerk*
            """,
        1: "lampe, chore, herstelling, aufhangen, helfen tragen, computer",
    },
    "company": {
        2: """
            gezelschap, koffie, koffiedrinken, babbel*, praatje, kletsen, wandel*, kaarten, gezelschapsspel*
            eenzaam, bezoek*, schaken, petanque, langskomen
            compagnie, cafe, bavarder, discuter, papoter, promenade, me promener, visite, jouer aux cartes
            solitude
            company, coffee, chat, a walk, go walking, visit, visiting, lonely, play cards
            gesellschaft, kaffee, plaudern, spazier*, besuch*, einsam, karten spielen
            """,
        1: "praten, parler, talk, reden, samen, ensemble, together, zusammen",
    },
    "other": {
        2: """
            iets anders, formulier*, papieren, papierwerk, administratie, belasting*, vertal*, tolk, tolken
            invullen
            autre chose, formulaire*, papier, papiers, administratif, administratifs, impots, traduire, traduction
            remplir
            something else, paperwork, fill in, form, forms, taxes, translat*, interpreter
            etwas anderes, formular*, papierkram, steuererklarung, ubersetz*, uebersetz*, dolmetsch*, ausfullen
            """,
        1: "brief, lettre, letter",
    },
}
DENYING = word_set("geen niet pas plus no not kein keine keinen nicht zonder sans without ohne")

ASKING_SOMEONE = """
    kan/kunnen/kon/zou/wil/wilt iemand, kan/kunnen/zou er iemand, wie kan/wil/zou, iemand nodig, zoek iemand
    quelqu'un peut/pourrait/voudrait, peut/pourrait quelqu'un, est ce que quelqu'un, qui peut/pourrait
    besoin de quelqu'un, cherche quelqu'un
    can/could/would/will someone/somebody/anyone/anybody, who can/could, need someone/somebody, looking for someone
    kann/konnte/koennte/wurde jemand, wer kann/konnte/koennte, brauche jemand/jemanden, suche jemand/jemanden
    """
WANTING = """
    ik zoek, ik heb .. nodig, ik moet, ik wil, ik zou, hulp nodig, kan/kun/kunnen/kunt je/jij/jullie/u
    je cherche, j'ai besoin, je dois, je voudrais, il me faut, besoin d'aide, pouvez vous, peux tu
    i need, i have to, i must, i am looking, i'm looking, i want, i would like, i'd like, need help, can/could you
    ich brauche, ich suche, ich muss, ich mochte, ich moechte, brauche hilfe, konnen/koennen sie, kannst du
    """

REVIEWS: dict[WhyReview, str] = {
    WhyReview.MEDICAL: """
        medicatie/medicijnen/pillen/insuline/druppels .. geven/toedienen/klaarzetten/klaarleggen/zetten/innemen
        geven .. medicatie/medicijnen/pillen/insuline, pillendoos vullen, inspuit*, spuitje*, prik geven
        insuline, medicatie/medicijnen/pillen/spuit/spuiten .. krijgen/nemen/innemen/inspuiten/spuiten/toedienen
        toedienen
        injectie*, wonde*, wondverzorging, verband .. vervangen/verversen/wisselen, katheter*, stoma, sonde
        sondevoeding, wassen en aankleden, helpen .. wassen/douchen/aankleden
        moeder/vader/mama/papa/man/vrouw .. wassen/douchen
        pillen/medicatie/medicijnen .. uitdelen/sorteren/verdelen, oogdruppels, indruppel*, druppelen, zalf .. smeren
        steunkousen, bloeddruk meten, suiker meten, verpleeg*, thuisverpleging, verzorgen .. wonde, medische hulp
        insuline, medicaments/comprimes .. prendre/recevoir/donner/administrer, prendre/recevoir .. medicaments
        administrer
        donner .. medicaments/insuline/pilules/comprimes, preparer .. medicaments/pilulier, piqure*, injection*
        pansement*, plaie/plaies, sonde urinaire, catheter*, bas de contention, faire la toilette
        mettre .. gouttes, gouttes .. yeux, trier .. medicaments/pilules, pilulier
        aider .. doucher/laver/toilette, tension arterielle, infirmier*
        insulin, take/taking/get .. medication/medicine/pills, administer*
        give .. medication/medicine/pills/insulin, giving .. medication/medicine/pills, injection*, wound*
        dressing change, change .. dressing, catheter*, wash/bathe/shower my/him/her
        sort/fill .. pills/pill/medicine/medication, pill box, pillbox, eye drops, eyedrops, change/clean .. bandage
        help .. washing/showering/bathing/shower/bathe/wash/dress, nurse, nursing, blood pressure
        insulin, medikamente/tabletten .. bekommen/nehmen/einnehmen, verabreichen
        medikamente/tabletten/insulin .. geben/verabreichen/stellen/richten, spritze*, wunde/wunden
        wundversorgung, verband wechseln, kathet*, kompressionsstrumpf*, stutzstrumpf*, waschen und anziehen
        medikamente/tabletten .. sortieren/einteilen/vorbereiten, augentropfen, salbe .. einreiben
        duschen/waschen/anziehen .. helfen, helfen .. waschen/duschen, blutdruck, krankenpfleg*
        """,
    WhyReview.MONEY: """
        geld, bankkaart, bancontact, cash, contant, pincode, lenen .. euro, geld lenen, euro lenen, geld afhalen
        rekening .. betalen, rekeningen betalen, facturen betalen, betalingen, overschrijv*, voorschieten
        kaart .. code/pin/pincode, code .. kaart, bankzaken, naar de bank, van de bank .. halen, betaal/betalen .. uur
        argent, carte bancaire, carte de banque, code pin, preter .. euros, liquide, retirer .. argent
        carte .. code, code .. carte, payer mes factures, payer .. facture/factures, virement*, avancer .. argent
        a la banque
        money, bank card, cash, credit card, debit card, lend, loan, borrow .. euro/euros, withdraw, pay my bills
        card .. code/pin/number, pin .. card, pay .. bill/bills, bank transfer, to the bank
        geld, bankkarte, bargeld, kreditkarte, leihen .. euro, rechnung/rechnungen .. bezahlen, uberweis*
        ueberweis*, karte .. pin/code/geheimzahl, von der bank, zur bank, abheben
        """,
    WhyReview.KEYS: """
        sleutel*, huissleutel*, reservesleutel*, cle, cles, clef, clefs, key, keys, schlussel*, schluessel*
        hausschlussel*, ersatzschlussel*, ersatzschluessel*, zweitschlussel*, zweitschluessel*
        """,
    WhyReview.LIFTING: """
        tillen, optillen, opheffen, heffen, rechttrekken
        in bad/bed te krijgen/leggen/helpen, uit .. bed/zetel/bad/rolstoel halen/helpen/tillen/krijgen
        in .. bed/bad/rolstoel leggen/helpen/tillen/zetten/krijgen, rechthelpen, recht helpen, rechtop zetten
        tillift, transfer bed
        soulever, relever/releve .. mari/femme/mere/pere/maman/papa, porter ma/mon mere/pere/mari/femme
        sortir .. lit/bain/fauteuil, mettre .. au lit
        lift my/him/her/up/mum/mother/father/someone, lifting, out of bed, into bed, into the bath
        help .. stand up, carry my mother/father/husband/wife
        heben, hochheben, aus dem bett, ins bett bringen/legen, aus dem sessel, meine mutter tragen
        """,
    WhyReview.MINORS: """
        kind/kindje/kleinkind/zoontje/dochtertje .. opvangen/passen/ophalen/school/brengen/bewaken/bijhouden
        kinderen, kleinkinderen, kids
        mijn/een/ons/het/haar/zijn kind/kindje/zoontje/dochtertje/baby/kleuter/peuter, baby, babysit*, oppas*
        kinderopvang, minderjarig*, van school halen, huiswerk*
        zoon/dochter/kleinzoon/kleindochter .. ophalen/halen/brengen/wegbrengen/school/voetbal/training/les
        op .. zoon/dochter/kleinzoon/kleindochter .. passen/letten
        enfant/enfants, bebe/bebes, baby-sit*, babysitting, petit fils, petite fille, creche
        garder mon fils/ma fille, garder ma fille, mineur/mineure/mineurs, garder/surveiller .. fils/fille
        chercher/conduire/amener/deposer .. fils/fille, fils/fille .. ecole/creche/foot/entrainement, devoirs
        pick up .. son/daughter/grandson/granddaughter, homework
        mind/watch/collect .. son/daughter/grandson/granddaughter
        son/daughter/grandson/granddaughter .. school/practice/football/training, child, children, baby, babies
        babysit*, toddler*, kids, school run, minor, minors, grandchild*
        kinder, kindern, mein/unser/ein/das kind, enkel, enkelkind*, baby*, kinderbetreuung, minderjahrig*
        von der schule abholen, auf .. sohn/tochter/enkel/enkelin .. aufpassen, hausaufgaben
        sohn/tochter/enkelin .. schule/kita/kindergarten/training/abholen/bringen
        """,
}
