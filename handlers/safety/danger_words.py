"""What people write when there is danger, in six languages, and what only looks like it.

Written as `handlers.reading.phrases` reads them: without accents
a slip allowed in words of six letters and more.
Missing a danger is worse than a false alarm: a phrase stays when it is mostly meant in earnest.
"""

from enum import Enum


class Danger(Enum):
    """A danger, in the order in which it is answered when a message speaks of several."""

    FIRE = "fire"
    MEDICAL = "medical"
    VIOLENCE = "violence"
    SUICIDE = "suicide"


DUTCH = {
    Danger.MEDICAL: """
        reageert/reageerd/reageer .. niet/nie/ni, reageert nergens op, ademt/ademd/ademen .. niet/nie/ni
        ademt nauwelijks/moeilijk/amper/slecht/zwaar
        kan/kunnen .. niet/nie/ni .. ademen, krijg/krijgt .. geen/amper/moeilijk/bijna .. lucht/adem
        geen lucht meer
        naar adem snakken/happen, snakt/hapt/hap/snak naar adem, loopt/is .. blauw aan, ademnood
        ik/hij/zij/ze stik/stikt, aan het stikken, stikt in, verslikt .. ademen/adem, beweegt .. niet/nie/ni
        word/wordt .. niet/nie/ni wakker
        niet/nie/ni wakker krijgen, niet/nie/ni wakker te krijgen, krijg .. niet/nie/ni wakker, bewusteloos
        buiten bewustzijn, bewustzijn verloren
        flauwgevallen, flauw gevallen, in elkaar gezakt/gestuikt, zakt/zakte/stuikt in elkaar
        van haar/zijn/mijn stokje, ineengezakt
        hij/zij/ze/iemand/ik/man/vrouw/kind ligt/lig/lag .. op de/den grond/vloer
        mama/papa/moeder/vader/oma/opa/zoon/dochter/broer/zus/buurman/buurvrouw ligt/lag .. op de/den grond/vloer
        ligt/lag/lig op de/den grond/vloer en, ligt .. op straat
        ik ben gevallen, gevallen en .. niet/nie/ni
        kan/geraak/geraakt .. niet/nie/ni meer .. opstaan/rechtstaan/overeind/recht
        van de trap/trappen/ladder/dak gevallen
        pijn op/in/aan/rond/ter .. borst*, pijn .. borstkas, borstpijn
        druk op de/mijn/zijn/haar borst*, borst doet .. pijn
        hartaanval, hartinfarct, hartstilstand, hart staat stil, hart stopt, beroerte, herseninfarct
        hersenbloeding, mond/gezicht hangt .. scheef
        scheve mond, bloedt/bloed/bloeden .. hevig/hard/veel/erg/fel/zwaar/dood, veel bloed, overal bloed
        blijft bloeden, verliest/verlies .. bloed
        bloeding stopt niet, stopt niet met bloeden, vergiftigd, vergif*, gif ingeslikt/gedronken/ingenomen
        te veel pillen/pilletjes/medicatie/medicijnen
        alle pillen/medicatie genomen/geslikt/ingenomen, bleekwater/javel gedronken, overdosis
        epileptische/epilepsie aanval, epilepsieaanval, stuipen
        allergische shock/reactie, anafylac*, aan het verdrinken, verdrinkt, verdronken
        in het water/kanaal gevallen, geelektrocuteerd, elektrocutie
        zwaar/ernstig/groot ongeval/ongeluk, ongeval/ongeluk gebeurd, aangereden, zwaargewond
        zwaar/ernstig gewond, ziekenwagen/ambulance/ziekenauto nodig
        bel/stuur/roep .. ambulance/ziekenwagen/ziekenauto/mug, ambulance/ziekenwagen bellen/sturen, bel .. 112
        112 bellen/nodig/aub/help, help 112
        ^ 112 $, ik ga dood, ik sterf, hij/zij/ze/man/vrouw gaat dood, ligt op sterven, aan het sterven, noodgeval
        levensgevaar, reanim*
        denk dat .. dood is, vruchtwater/vliezen/water gebroken, bevalling is begonnen
        """,
    Danger.FIRE: """
        er is .. brand, is er brand, het/t brandt, brandt het/hier/mijn/ons/de, in brand, brand bij/in/op/aan
        ^ brand $, help brand, brand help
        huis/keuken/auto/appartement/schuur/flat/frietketel .. brandt/branden
        zetel/dak/garage/kelder/gordijn/gordijnen .. brandt/branden
        brand uitgebroken
        vlammen uit/in/aan/komen, overal vlammen, rook uit/onder/komt/in, overal rook, veel rook, vol rook
        ruik/ruikt/rieken .. gas, gasgeur, gaslek
        gasreuk, gas ontsnapt, ontploffing, ontploft, explosie
        rookmelder/rookalarm/brandalarm/rookmelders gaat/gaan .. af, co vergiftiging, co alarm
        koolmonoxide, bel/stuur/roep .. brandweer, brandweer bellen/nodig/sturen, het huis/gebouw brandt
        """,
    Danger.VIOLENCE: """
        slaat/sloeg/slaan/slaagt .. mij/me/haar/hem/ons
        slaat/sloeg .. kinderen/kind/dochter/zoon/moeder/vrouw/vriendin/mama, mij/me/haar/ons geslagen
        heeft .. geslagen, word/wordt/werd .. geslagen, geslagen door, in elkaar geslagen/geklopt
        klop/klappen/slaag van mijn/haar, krijg/kreeg slaag
        schopt/schopte/stampt/stampte/trapt mij/me/haar/ons, wurgt, wurgde, gewurgd, wurgen, keel dicht*
        bij mijn keel, bedreigt/bedreigde mij/me/ons/haar
        word/ben/werd .. bedreigd, heeft .. bedreigd, dreigt .. vermoorden/doden/slaan
        gaat/wil/zal .. vermoorden/doden/doodslaan/doodsteken
        heeft/had .. mes/pistool/geweer/wapen vast/bij/getrokken, dreigt .. mes/pistool/geweer/wapen
        staat .. met een mes/pistool/geweer, neergestoken
        mij/me gestoken, neergeschoten, wordt geschoten, geschoten op, verkracht*, aangerand, aanranding
        misbruikt mij/me, mij misbruikt, mishandel*
        inbreker*, er wordt ingebroken, aan het inbreken, iemand .. ingebroken, word/ben overvallen, overval bezig
        bang van/voor mijn man/vriend/vader/zoon/ex, valt/viel mij/me/ons/haar aan, aan het vechten
        deur .. breken/openbreken/intrappen
        bang van/voor mijn partner/papa/stiefvader/broer, partnergeweld, huiselijk geweld, stalkt, gestalkt
        sluit mij op, opgesloten door
        laat mij/me niet .. buiten/weg, bel/stuur/roep .. politie, politie bellen/nodig/sturen, ^ 101 $
        bel .. 101, 101 bellen, hij/zij/ze doet mij/me/ons pijn
        """,
    Danger.SUICIDE: """
        wil dood, wou dat ik dood, wil .. dood zijn, wil sterven, wil/wou .. niet/nie/ni meer leven
        niet/nie/ni meer wil leven, wil niet/nie/ni meer verder leven
        wil er niet/nie/ni meer zijn, er .. einde/eind/eindje aan, uit het leven stappen/te/gestapt
        einde/eind aan mijn/m/het leven, zelfmoord*
        zelfdoding*, suicid*
        mezelf/mijzelf .. doden/ophangen/snijden/verdrinken/aandoen/verminken, mijzelf/mezelf iets aan*
        me/mij van kant maken, mij/me ophangen/verhangen
        van de/het brug/dak springen, voor de/den/een trein springen/gooien/lopen, onder de/den trein springen
        beter/liever dood, was ik maar dood
        zonder mij beter af, beter af zonder mij, zie het niet/nie/ni meer zitten, zie t niet/nie/ni meer zitten
        leven heeft geen zin/nut, geen zin meer in het/mijn leven
        geen zin meer om te leven, hoeft voor mij niet/nie/ni meer, moe van het leven, levensmoe, zelfverminking
        ^ 1813 $
        """,
}

FRENCH = {
    Danger.MEDICAL: """
        reagit .. pas/plus, repond .. pas/plus, respire .. pas/plus/mal/difficilement
        peux/peut .. pas/plus .. respirer, arrive .. pas/plus .. respirer
        mal a respirer, difficulte/difficultes .. respirer/respiratoire/respiratoires, etouffe, s'etouffe
        m'etouffe, il/elle/je s'etouffer, en train d'etouffer
        douleur/douleurs .. poitrine/thorax, mal a/dans la poitrine, douleur/douleurs thoracique/thoraciques
        crise cardiaque, infarctus, arret cardiaque
        coeur s'arrete, a .. un avc, fait un avc, ^ avc $, attaque cerebrale, bouche de travers, inconscient
        inconsciente, perdu connaissance, perdu conscience
        evanoui, evanouie, evanouit, fait un malaise, est/git/allonge/allongee/couche/couchee .. par terre
        git .. sol, est .. au sol, allonge/allongee .. sol
        je suis tombe/tombee, tombe/tombee et .. pas/plus, peux/peut .. pas/plus .. relever/lever
        tombe/tombee dans les escaliers, tombe/tombee de l'echelle, tombe/tombee du toit
        bouge pas/plus, se reveille pas/plus, saigne .. beaucoup/enormement/abondamment/fort, saigne .. pas
        perd/perds .. sang, beaucoup de sang, plein de sang
        hemorragie, empoisonne, empoisonnee, empoisonnement, overdose, surdose
        trop de medicaments/comprimes/cachets/pilules, avale .. javel/poison/comprimes/cachets
        convulsion, convulsions, crise d'epilepsie, choc/reaction allergique, anaphyla*, se noie, noyade
        electrocut*, gravement/grievement blesse/blessee
        accident grave, grave accident, eu un accident, renverse/renversee par une voiture
        appelez/appeler/appelle .. ambulance/112/samu/urgences/secours
        besoin .. ambulance/samu, envoyez .. ambulance/secours, va mourir, en train de mourir, mourant, mourante
        perdu les eaux, urgence vitale
        c'est une urgence, ^ au secours $, je vais mourir
        """,
    Danger.FIRE: """
        incendie, ^ au feu, ^ le feu $, ^ feu $, y a le feu, y a un feu, feu dans la/le/ma/mon/notre/l, feu chez
        prend/pris/prendre feu, en feu
        maison/cuisine/voiture/appartement/immeuble/toit .. brule, ca brule, tout brule, flammes
        fumee partout/dans/sort/vient, beaucoup de fumee, plein de fumee
        odeur de gaz, sens/sent .. gaz, fuite de gaz, explosion, a explose
        detecteur/alarme .. fumee/incendie .. sonne, monoxyde
        appelez/appeler/appelle .. pompiers, besoin .. pompiers
        """,
    Danger.VIOLENCE: """
        me/nous/la frappe, m'a frappe, m'a .. frappee, nous a frappe, frappe ma/mes/mon/les/ses/notre/nos
        me/nous bat, m'a .. battu/battue, battue par, bat .. enfants/femme/mere
        me tape dessus, m'a tape, me donne des coups, coups de mon/son mari, roue/rouee de coups, m'etrangle
        m'a etrangle, m'a etranglee, etrangle ma
        me/nous menace, menace/menaces .. tuer/mort, m'a menace, m'a menacee, veut/va me/nous/la tuer
        a/sorti un couteau, a/sorti une arme, menace .. couteau/arme
        coup/coups de couteau, poignarde, poignardee, tire dessus, coups de feu, m'a viole, m'a violee
        ete violee/viole, un viol, violeur, m'a agresse, m'a agressee
        ete agresse/agressee, fait agresser, agression, abuse de moi, maltraite, maltraitee
        violence/violences conjugale/conjugales, violence domestique
        cambrioleur, cambrioleurs, cambriolage, est entre chez moi, entrer chez moi, intrus
        peur de mon/ma mari/conjoint/compagnon/copain/pere/fils/ex/frere
        m'enferme, m'a enferme, m'a enfermee, me laisse pas sortir, me harcele, appelez/appeler/appelle .. police
        besoin .. police
        """,
    Danger.SUICIDE: """
        veux/voudrais/prefere/veut mourir/mourrir, envie de mourir/mourrir, veux/envie .. en finir
        en finir avec la vie
        me suicider, suicide, suicider, suicidaire, suicidaires
        veux/vais me tuer, mettre fin a mes jours, mettre fin a ma vie, plus envie de vivre
        veux/veut .. plus vivre, me pendre
        sauter du pont/toit, sauter d'un pont/toit
        me jeter sous, me jeter du, serais mieux mort/morte, mieux sans moi, fatigue/fatiguee de vivre
        marre de vivre, m'ouvrir les veines, plus de raison de vivre
        vie n'a plus de sens, vie ne vaut .. vivre, me faire du mal, m'automutile, automutilation
        """,
}

ENGLISH = {
    Danger.MEDICAL: """
        not/t/isnt/doesnt/wont responding/respond/react/reacting, unresponsive
        not/t/isnt/stopped/barely breathing, not/t/doesnt/cannot/cant breathe
        trouble/difficulty/hard/struggling to? breathe/breathing, short of breath, gasping, choking, is choking
        chest pain/pains, pain/pains .. chest, chest hurts
        pressure .. chest, tight chest, heart attack, cardiac arrest, heart stopped, having/had/has/have a stroke
        face .. drooping, slurred speech, unconscious
        passed out, fainted, collapsed, lying/lies/laying/lays .. floor/ground, on the floor and
        not/t/doesnt/wont/isnt move/moving/wake/waking, can not wake
        cannot/cant/t wake, fell and, i fell, has fallen and, cannot/cant/t get up, fell down the stairs
        fell off/from the ladder/roof, bleeding heavily/badly/out/profusely/lots
        bleeding a lot, stop .. bleeding, lots/lot of blood, losing .. blood, blood everywhere, overdose
        overdosed, too many pills/tablets/sleeping, swallowed .. pills/bleach/poison
        drank bleach/poison, poisoned, poisoning, seizure, seizures, having a fit, allergic reaction/shock
        anaphyla*, drowning, drowned, electrocuted
        badly/seriously/severely hurt/injured/burned, serious/bad/terrible accident, hit by a car
        call/need/send/want .. ambulance/paramedics, call 112/911/999, ring 999
        i/he/she/m/s dying, am/is dying, going to die, water broke, waters broke, baby is coming
        medical emergency, an emergency, life or death
        """,
    Danger.FIRE: """
        ^ fire $, ^ fire fire, help fire, fire help, there is/s .. fire, a fire in/at, fire in/at the/my/our
        on fire, house/kitchen/flat/car/building/room/roof/curtains .. burning
        caught fire, flames, smoke coming/everywhere/in/filling/from, full of smoke, lots of smoke
        smell/smells/smelling .. gas, gas leak, leaking gas, explosion, exploded
        smoke/fire alarm/detector .. going/goes/ringing, carbon monoxide
        call/need/send .. fire brigade/department/service/fighters/firefighters
        """,
    Danger.VIOLENCE: """
        hits/hit/beats/beating/hitting/punched/punches/punching/kicked/kicks/kicking/slapped/slaps me/us
        hits/beats/hitting/beating .. wife/mother/mum/son/daughter/kids/children/child/girlfriend, beat me
        beaten me/by, he/she/husband beat, beats .. children/kids
        strangled/strangles/strangling, choked/chokes/choking me, threatens/threatened/threatening me/us/to/her
        threat to kill, going/wants/want/tried/trying/will/ll .. kill me/us/her
        has/have/had a knife/gun/weapon, knife to my, pulled a knife/gun, attacked me/us/by, attacking me/us
        stabbed, been stabbed, shot me, been shot, shooting at
        raped, rape, rapist, raping, sexually assaulted/abused, assaulted me, been assaulted, molest*
        abuses/abusing/abused me/us, abusive husband/partner/boyfriend, domestic violence/abuse
        burglar, burglars, burglary, breaking in, broke into, intruder, someone .. in my house
        afraid/scared/frightened of him, afraid/scared/frightened of my husband/boyfriend/partner/father/ex/son
        not/t/wont/doesnt let me leave/out/go, locked me in, stalking me, stalker, call/need/send .. police/cops
        """,
    Danger.SUICIDE: """
        want/wanna/wish to? die, want to be dead, wish i was/were dead, wish i were/was never, kill/killing myself
        end my life, end my own life, end it all, take my own life, taking my own life
        suicide, suicidal, not/t/dont want to live, no reason to live, better off dead, better off without me
        hang/hanging myself, harm/harming/cutting myself, self harm, selfharm
        jump off a/the bridge/roof, jump in front of, no point in living, can't go on living, tired of living/life
        not/t/dont want to be here anymore/any, want .. not wake up, don't want to wake up
        """,
}
