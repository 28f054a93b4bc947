"""Words around what should stay private, in four languages, as `handlers.reading.phrases` reads them."""

from handlers.reading.phrases import word_set

ALONE_AT_HOME = """
    alleen thuis, thuis alleen, ik ben .. alleen, ben helemaal alleen, zij/ze/hij is alleen, woon/woont .. alleen
    alleen wonen, alleenwonend*, alleenstaand*, leef/leeft alleen
    niemand .. thuis, ben/zijn/is weg tot/van, ben/zijn .. niet thuis, ben/zijn .. niet huis, op reis, op vakantie
    met vakantie, met verlof, in het buitenland, huis staat leeg, huis is leeg
    sleutel/sleutels .. ligt/liggen/hangt/zit/staat/onder/bij/in, sleutelkastje, onder de mat/deurmat/bloempot
    deur/achterdeur/poort .. open/los, deur/achterdeur .. niet .. slot
    seul/seule .. maison/chez, a la maison seul/seule, suis .. seul/seule, vis seul/seule, vit seul/seule
    habite .. seul/seule, personne a la maison, pas a la maison, pas chez moi, absent/absente jusque/jusqu/du/de
    en voyage, en vacances, a l'etranger, cle/cles/clef/clefs .. sous/dans/chez/est/sont, sous le paillasson
    porte .. ouverte, maison est vide
    home alone, alone at home, i am/m alone, am all alone, she/he is/s alone, live/lives/living alone
    on my own at home, nobody/noone home, nobody/noone is home, no one home, no one is home, not at home
    away until/till/from
    on holiday/holidays/vacation, out of town, abroad, key/keys .. under/is/in/behind, under the mat/doormat
    door .. open/unlocked, house is empty
    allein zu hause/zuhause, alleine zu hause/zuhause, bin .. allein/alleine, wohne/wohnt .. allein/alleine
    lebe/lebt .. allein/alleine, alleinstehend*, niemand zu hause/zuhause, nicht zu hause/zuhause
    bin/sind weg bis, verreist
    auf reisen, im urlaub, in urlaub, im ausland, schlussel/schluessel .. liegt/hangt/unter/im/ist
    unter der matte/fussmatte, tur/tuer/hintertur .. offen, haus steht leer
    """

HEALTH = """
    dementie, depressie, depression, epilepsie, diabetes, operatie, demence, kanker, parkinson, alzheimer
    heup, heupen, heupoperatie, heupprothese, knieoperatie, knieprothese, nieuwe/kapotte/slechte knie
    mijn knie/knieen/rug/hart/longen/nieren, rugpijn, dement*, alzheimer*, parkinson*, kanker*, borstkanker
    chemo*, bestraling*, tumor*, uitgezaaid
    depress*, burn out, burnout, angststoornis*, psycho*, psychiat*, bipolair*, schizofre*, borderline, autis*
    adhd, operatie*, geopereerd*, opereren, diabet*, suikerziek*, insuline*, epilep*, beroerte, hartaanval*
    hartinfarct*, hartfalen, hartpatient*, herseninfarct*, hersenbloeding*
    copd, astma*, reuma*, artrose*, artritis, osteoporose, fibromyalgie, hiv, aids, hepatitis, dialyse*
    nierpatient*, stoma, katheter*, pacemaker*, rolstoel*, rollator*, looprek*, krukken, incontinent*, zwanger*
    miskraam, bevallen, hoogzwanger, ik/hij/zij/ze/man/vrouw ben/is .. ziek
    zieke man/vrouw/moeder/vader/mama/papa/kind, ernstig ziek, chronisch zieke?, griep, koorts, corona, covid*
    blind, blinde, slechtziend*, doof, dove, slechthorend*, gehandicapt*, handicap*, beperking*, invalide*
    verlamd*, verslaafd*, verslaving*, alcoholist*, ms patient*
    gebroken been/heup/arm/enkel/pols/voet/rib/ribben, been/heup/arm/enkel/pols/voet gebroken, heupbreuk
    beenbreuk, gips, chirurg*, oncolog*, palliatie*, terminaal, terminale, wonde, wonden, doorligwonde*
    multiple sclerose, spierziekte
    hanche, hanches, prothese*, mon genou, mes genoux, mon dos/coeur, demence*, cancer*, chimio*, tumeur*
    depressi*, deprime*, burn-out, trouble bipolaire, schizophren*, autiste*, operation/operations chirurgicale
    mon/ma/son/une operation, opere/operee, diabete*, diabetique*, epileps*
    avc, infarctus, crise cardiaque, insuffisance, asthm*, rhumatism*, arthros*, arthrit*, sida, dialyse
    fauteuil roulant, chaise roulante, deambulateur*, bequilles, enceinte, fausse couche, malade/malades, maladie*
    grippe, fievre, aveugle*, malvoyant*, sourd/sourde, malentendant*, handicape*, paralys*
    alcoolique*, toxicoman*, jambe/hanche/bras/cheville/poignet .. cassee/casse, cassee/casse la jambe/hanche
    casse le bras/poignet, chirurgi*, sclerose en plaques, palliatif*, palliatifs, plaie/plaies
    my hip, new hip, hip replacement/operation/surgery, knee replacement/surgery/operation
    my knee/knees/back/heart, bad back/knee/heart, dementia*, cancer*, chemo*, chemotherapy, radiotherapy, tumour*
    depressed, depression*, anxiety, bipolar*, schizophren*, autism*, autistic*
    surgery, my operation, an operation, operated on, diabet*, insulin*, epilep*, a/my/his/her stroke
    heart attack/failure/condition/disease, asthma*, arthritis*, rheumat*, wheelchair*, walking frame, crutches
    incontinen*, pregnant, miscarriage, ill, sick, illness*, flu, fever, blind, deaf, disabled, disability*
    paralysed, paralyzed, addict*, alcoholic*, broken leg/hip/arm/ankle/wrist/foot
    broke .. leg/hip/arm/ankle/wrist, plaster cast, multiple sclerosis, palliative, wound/wounds
    huefte, huft*, mein knie, meine huften/knie, mein rucken/ruecken/herz, demenz*, krebs, brustkrebs
    krebs*, bestrahlung*, psychisch*, schizophren*, operation, operiert*, knieoperation, zuckerkrank*
    schlaganfall*, herzinfarkt*, herzkrank*, rheuma*, rollstuhl*, rollator, krucken
    schwanger*, fehlgeburt, krank/kranke/kranken/kranker, krankheit*, fieber, sehbehindert*, taub, gehorlos*
    schwerhorig*, behindert*, behinderung*, gelahmt*, suchtig*, alkoholiker*, gebrochenes bein
    bein/arm/fuss .. gebrochen, chirurg*, wunde/wunden
    heb/heeft/hebben ms/als, ai/a/avons la? sep, have/has ms/als, habe/hat ms/als, seropositi*, hiv positief/positif
    hiv positive/positiv, krebskrank*, cancer du sein
    سرطان, السرطان, سكري, السكري, مريض, مريضة, حامل, اكتئاب, الايدز
    рак!, рака!, раком!, диабет*, инсульт*, инфаркт*, беременн*, болен, больна, болею, депресси*, эпилепси*, деменци*
    хвора, хворий, вагітна, діабет*, kanser*, seker hastas*, hastayim, hamileyim, mam raka, cukrzyc*, choroba, chora!
    enferma!, enfermo!, embarazada
    """
NOT_HEALTH = """
    ziekenhuis, ziekenfonds, ziekenkas, sourd d'oreille, sick of waiting, blind date, venetian blinds, arme fout
    """

# A number behind one of these is a phone number even when it is short.
PHONE_WORDS = word_set("""
    tel telefoon telefoonnummer telnr gsm gsmnummer mobiel telephone portable phone mobile cell handy
    telefonnummer handynummer whatsapp sms
    """)
# In front of a number or an address, these words mean nothing without it.
LEADING_TO_NUMBERS = PHONE_WORDS | word_set("""
    ik woon woont wonen huisnummer huisnr in j je habite habitons i live lives ich wohne wohnt hausnummer hausnr
    house
    maison de mijn m n ons onze nummer nr no numero is op bel bellen mij me mail mailen e mailadres email
    emailadres adres
    rekening
    rekeningnummer rekeningnr iban rijksregisternummer rijksregister nationaal naar via of het de dit als je kan
    kunt bereikbaar ben
    mon notre c est le la appelez appeler moi mail adresse au compte registre national a sur par
    my our number the at call text me address account reach you can on it s or
    meine mein unsere nummer ist rufen sie mich an ruf unter adresse konto kontonummer die der erreichbar bin
    """)
# These name a number and mean nothing without it, whatever stands before them.
NUMBER_NAMES = PHONE_WORDS | word_set("""
    iban rekening rekeningnummer rekeningnr rijksregisternummer compte konto kontonummer account telnr
    """)
PIN_WORDS = word_set("""
    pin pincode pinkode code kode codes geheimcode geheimzahl alarmcode deurcode toegangscode digicode wachtwoord
    paswoord passwort
    password passcode toegangscode turcode
    """)
PIN_FILLING = word_set("""
    is van de het mijn kaart bankkaart en voor op deur alarm est de la ma mon carte porte pour du le c secret
    bancaire the my card of for to
    is door der meine karte ist fur tur meiner s geheime pin code a
    """)
NOT_PIN_BEHIND = word_set("postal postale postaux promo barre couleur zip")

CONJUNCTIONS = word_set("""
    en et and und maar mais but aber want omdat doordat car parce because since weil denn dus donc dan daarom puis
    then
    """)
JOINING = word_set("en et and und maar mais but aber dus donc of ou or oder")
# In front of an illness, left out with it: "voor mijn operatie", "à cause de ma hanche".
LEADING_TO_ILLNESS = word_set("""
    mijn m n zijn haar ons onze een de het nieuwe kapotte slechte zware voor na door wegens vanwege met aan van
    sinds mon ma mes sa ses son
    une un le la les l d du des pour apres avec cause a suite depuis nouvelle nouveau grave my his her a an the
    new bad for after because of with since
    due to mein meine meiner meinem meinen ihre seine eine einer einem der die das neue neuen fur fuer nach wegen
    mit von seit
    """)
