"""The rest of the danger phrases: German, Turkish and Arabic, and in all languages what only looks like danger."""

from handlers.reading.phrases import word_set
from handlers.safety.danger_words import Danger

GERMAN = {
    Danger.MEDICAL: """
        reagiert/reagieren .. nicht, atmet/atmen .. nicht/kaum/schwer/schlecht, nicht mehr atmet
        kann .. nicht .. atmen, bekomme/bekommt/kriege/kriegt/krieg .. keine luft, keine luft
        atemnot, erstickt, ersticke, ersticken, schmerz/schmerzen in/auf/an der/meiner/seiner/ihrer brust
        brustschmerz/brustschmerzen, schmerzen .. brustkorb, druck auf der/meiner brust
        herzinfarkt, herzanfall, herzstillstand, herz bleibt stehen, schlaganfall, hirnblutung, mund/gesicht hangt
        bewusstlos, bewusstlose, ohnmachtig, ohnmaechtig, in ohnmacht
        zusammengebrochen, umgekippt, liegt/liege/lag .. auf dem boden, liegt/liege .. am boden
        gesturzt/gestuerzt/hingefallen und .. nicht, bin gesturzt/gestuerzt/hingefallen
        kann .. nicht .. aufstehen, treppe/leiter .. gefallen/gesturzt/heruntergefallen, wacht .. nicht .. auf
        nicht wach/aufwecken, bewegt sich nicht, blutet/blute .. stark/sehr/heftig/viel/schwer
        viel blut, uberall blut, verblutet, verblute, verliert .. blut, hort nicht auf zu bluten, vergiftet
        vergiftung, gift getrunken/geschluckt/genommen, uberdosis, ueberdosis
        zu viele tabletten/pillen/schlaftabletten, tabletten geschluckt, krampfanfall
        epileptischer/epileptischen anfall, krampft, allergischer/allergische/allergischen schock/reaktion
        anaphyla*
        ertrinkt, ertrunken, am ertrinken, stromschlag, schwer/schwerverletzt verletzt, schwerverletzt
        schwerer/schlimmer unfall, unfall passiert, hatte einen unfall, angefahren worden
        brauche/brauchen/braucht .. krankenwagen/rettungswagen/notarzt/sanitater
        ruf/rufe/ruft/rufen .. krankenwagen/rettungswagen/notarzt/112, krankenwagen/rettungswagen/notarzt rufen
        112 anrufen/rufen, ^ notarzt $, ^ krankenwagen $, notfall, lebensgefahr, stirbt, ich sterbe, im sterben
        fruchtblase .. geplatzt
        """,
    Danger.FIRE: """
        es/hier brennt, brennt es, haus/kuche/kueche/wohnung/auto/dach/keller/garage/zimmer .. brennt, in flammen
        feuer in/im/bei/auf, ^ feuer $, ^ feuer feuer, hilfe feuer, feuer hilfe, es gibt .. feuer
        feuer/brand ausgebrochen, ^ brand $, brand in/im/bei, rauch aus/im/in/kommt, uberall rauch, ueberall rauch
        viel rauch, voller rauch, riecht .. gas, rieche gas, gasgeruch, gasleck, gas tritt aus
        explosion, explodiert, rauchmelder/feueralarm/brandmelder geht/gehen los, kohlenmonoxid
        ruf/rufe/ruft/rufen .. feuerwehr, feuerwehr rufen, brauche/brauchen .. feuerwehr
        """,
    Danger.VIOLENCE: """
        schlagt/schlaegt/schlug/schlagen mich/uns/meine/sie/ihn/seine/die, mich/uns .. geschlagen
        werde/wurde/wird .. geschlagen, verprugelt, verpruegelt, tritt mich/uns, wurgt, wuergt, gewurgt, gewuergt
        bedroht/bedrohte mich/uns/sie, werde/wurde .. bedroht, droht .. umzubringen/toten/toeten/schlagen
        er/sie/mann/vater/freund/der/sohn will/wird mich/uns .. umbringen/toten/toeten/schlagen, bringt mich um
        hat/hatte ein messer
        hat/hatte eine waffe/pistole, mit messer bedroht, niedergestochen, mich angegriffen, greift mich an
        geschossen, vergewaltigt/vergewaltigung, missbraucht/missbrauch, misshandelt/misshandlung
        hausliche/haeusliche/hauslicher/haeuslicher gewalt, einbrecher, eingebrochen, bricht .. ein
        jemand .. in meinem haus, jemand .. in meiner wohnung, uberfallen, ueberfallen, uberfall, ueberfall
        angst vor meinem/meiner mann/freund/vater/ex/partner/sohn/exmann, sperrt mich ein, mich eingesperrt
        lasst/laesst mich nicht .. raus/gehen/weg, stalkt, stalker
        ruf/rufe/ruft/rufen .. polizei, polizei rufen, brauche/brauchen .. polizei
        """,
    Danger.SUICIDE: """
        will/mochte/moechte .. sterben, will/mochte/moechte tot sein, will/mochte/moechte/mag .. nicht mehr leben
        nicht mehr leben will/mochte/moechte, mich .. umbringen/umzubringen, bringe mich um, selbstmord*
        suizid*, mir das leben nehmen/zu, leben ein ende setzen/machen/zu, lebensmude, lebensmuede
        ware ich .. tot, waere ich .. tot, lieber tot, besser tot, leben hat keinen sinn, keinen sinn mehr
        mich aufhangen/aufhaengen/erhangen/erhaengen, vor den/einen zug springen/werfen/werfe
        von der/einer brucke/bruecke springen/springe, mir etwas/was antun, mich ritzen, ritze mich
        ohne mich besser dran, kann nicht mehr leben
        """,
}

TURKISH = {
    Danger.MEDICAL: """
        nefes alam*, nefes alami*, nefes almi*, nefes almi, nefes darligi, nefesi kesildi
        gogsum .. agri*/aci*/siki*, gogsumde agri*, gogsunde agri*, gogsu .. agri*, gogus agri*, kalp krizi
        kalbi durdu
        felc gecir*, inme gecir*, beyin kanamasi, bayildi, bayilmis, bayildim, bilinci .. kapali/yok/gitti
        bilincini kaybetti, baygin, tepki vermi*, hareket etmi*, kimildami*, uyanmi*
        yerde yati*, yere dustu, yere yigildi, dustu ve, dustum .. kalkam*, kalkamiyor*, merdivenden dustu*
        kanamasi var, kanama var, kanama durmu*, cok kan, kan kaybed*, kaniyor, zehirlen*, asiri doz
        cok fazla ilac/hap, ilac ictim, nobet gecir*, havale gecir*, bogul*, agir yarali, kaza oldu, trafik kazasi
        ambulans, 112 yi ara*, 112 ara*, acil yardim, acil durum, olmek uzere, oluyorum, imdat
        """,
    Danger.FIRE: """
        yangin, yangin var, ev/evim/evimiz/bina/mutfak/araba/daire/oda .. yaniyor, ^ yaniyor $, alev aldi, alevler
        her yer duman, duman var, duman cikiyor, duman geliyor, gaz kokusu, gaz kacagi, gaz kokuyor
        patlama, patladi, itfaiye
        """,
    Danger.VIOLENCE: """
        beni/bizi/onu/annemi/cocuklari .. dovuyor/dovdu/dover, kocam .. dovuyor/dovdu/vuruyor
        bana/bize .. vuruyor/vurdu, dayak yiyorum/yedim/atiyor, tehdit ediyor/etti/ediliyorum
        beni/bizi .. oldurecek
        oldurmek istiyor, oldurmekle tehdit, bicakladi, bicakliyor, elinde bicak/silah, bicak cekti, silah cekti
        silahi var, bicagi var, ates etti/ediyor, tecavuz, cinsel saldiri, taciz ediyor/etti, siddet
        hirsiz, eve girdi*, polis cagir*, polisi ara*, polis lazim, kocamdan korkuyorum, babamdan korkuyorum
        ondan korkuyorum, bogazimi sik*, eve kilitledi
        """,
    Danger.SUICIDE: """
        olmek istiyorum, olmek istiyor, olmek istedim, intihar, kendimi oldur*, kendimi as*, canima kiy*
        yasamak istemi*, hayatima son, olsem daha iyi, keske olsem, keske olseydim, kendime zarar
        yasamanin anlami yok
        hayatin anlami kalmadi
        """,
}

ARABIC = {
    Danger.MEDICAL: """
        لا/ما/مش يتنفس/تتنفس/بيتنفس/بتتنفس, لا استطيع التنفس, لا يستطيع/تستطيع التنفس
        مو/مش قادر/قادره اتنفس/يتنفس/تتنفس, ما بقدر اتنفس, صعوبه في/ب التنفس, صعوبه بالتنفس, ضيق تنفس, يختنق
        تختنق, بيختنق, اختنق
        الم/وجع/الام في/ب صدري/الصدر/صدره/صدرها, الم/وجع بصدري/بالصدر/بصدره, صدري يؤلمني/يوجعني/بيوجعني
        نوبه قلبيه, ازمه قلبيه, جلطه, سكته قلبيه/دماغيه, توقف قلبه, فاقد/فاقده/فقد/فقدت الوعي/وعيه/وعيها
        مغمى عليه/عليها, اغمي عليه/عليها/علي, لا/ما يستجيب/تستجيب, لا/ما يتحرك/تتحرك/بيتحرك/بتتحرك
        لا/ما يستيقظ/تستيقظ/يصحى/بيصحى, سقط/سقطت/وقع/وقعت على/ع الارض/الدرج, ملقى/ممدد/مستلقي على الارض, ينزف
        تنزف
        نزيف, دم كثير, اسعاف, الاسعاف, بالاسعاف, سياره اسعاف, تسمم, جرعه زائده, ابتلع/ابتلعت .. حبوب/دواء, يموت
        بيموت, يحتضر, تحتضر, ساموت, تشنج, تشنجات, يغرق, تغرق, حاله طارئه, حاله طوارئ, حادث خطير
        اتصلوا/اتصل ب/على 112
        """,
    Danger.FIRE: """
        حريق, الحريق, حريقه, نار, النار, يحترق, تحترق, بيحترق, عم يحترق, دخان كثيف/كثير, دخان في, الدخان في/يملا
        دخان بالبيت, انفجار, تسرب غاز, رائحه غاز/الغاز, ريحه غاز, الاطفاء, بالاطفاء, المطافي
        """,
    Danger.VIOLENCE: """
        يضربني, ضربني, بيضربني, تضربني, يضربنا, ضربنا, بضربني, يضرب/ضرب/بيضرب زوجته/امي/اطفالي/الاطفال/اولادي
        يهددني, هددني, بيهددني, تهددني, يقتلني, سيقتلني, يقتلنا, بدو/بده/يريد ان? يقتلني/قتلي
        معه/معو سكين/مسدس/سلاح
        يحمل سكين/سكينا/مسدس/سلاح, بسكين, طعنني, طعنه, طعنها, اغتصبني, اغتصاب, يغتصبني, تحرش بي, يتحرش, يخنقني
        خنقني, اقتحم/يقتحم/اقتحموا, لص في, حرامي, سرقه الان, عنف منزلي/اسري/زوجي, العنف الاسري/المنزلي
        خائفه/خائف/خايفه/خايف/اخاف/بخاف من زوجي/ابي/زوجتي/طليقي/اخي, يحبسني, حبسني, اتصلوا/اتصل بالشرطه
        الشرطه الان, اريد/بدي/احتاج الشرطه
        """,
    Danger.SUICIDE: """
        اريد ان اموت, اريد الموت, بدي اموت/موت, ابغى/ابي اموت, عايز/عايزه اموت, نفسي اموت, اتمنى الموت
        اتمنى ان اموت, اتمنى لو/اني مت, انتحار, الانتحار, انتحر, سانتحر, بانتحر, اقتل/ساقتل نفسي, اقتل حالي
        انهي/انهاء حياتي
        لا اريد ان اعيش, لا اريد العيش, ما بدي اعيش/عيش, لا معنى لحياتي, اؤذي نفسي, ايذاء نفسي
        """,
}

# A danger phrase that shares a word with one of these is not one.
HARMLESS = """
    hond/kat/poes .. aangereden/gevallen, brandweer .. wespen*, leven in dit/deze/zo/een, gestolen door inbrekers
    inbrekers .. vorig/vorige
    deur/wind slaat, dood/sterf/sterven/stik/stikt/stikken van, verdrinkt/verdrink in .. werk/papieren/mails
    fell in love, stroke patient/survivor
    tombe/tombee amoureux/amoureuse/malade/enceinte, chat/chien .. par terre, am feuer
    someone .. in my house to/for/who
    oefening .. brand*, oefening .. 112, brand*/evacuatie .. oefening, 112 .. oefening
    112 keer/maal/fois/times/mal/kez/euro, vuur en vlam, vuur aan de schenen, brand new, brandt los
    brandt nog licht
    lamp/lampje/licht/kaars/kaarsje .. brandt
    cursus/les/lessen/opleiding/infoavond/lezing/vorming/boek/film/workshop .. zelfmoord*/suicid*/reanim*/ehbo/geweld
    cursus/les/lessen/infoavond/lezing/vorming/boek/film .. brand*/inbreker*/verkracht*/mishandel*
    cursus .. eerste .. hulp, zelfmoordpreventie
    reageert/reageerd .. niet/nie op .. bericht/berichten/mail/mails/sms/vraag
    reageert/reageerd .. niet/nie op .. oproep/telefoon/uitnodiging/berichtje
    na .. beroerte/hartaanval/hartinfarct/hersenbloeding/herseninfarct
    vorig/vorige .. beroerte/hartaanval/hartinfarct/gevallen, vroeger .. beroerte/hartaanval/geslagen
    beroerte/hartaanval/hartinfarct .. jaar/jaren/maanden geleden, sloeg linksaf/rechtsaf/af, klok sloeg
    slaat nergens op, slaat .. verstomming
    slaat de bal, slaat de klok, slaat over, dood van .. lachen, dood van honger, lach mij dood, doodlachen
    heeft .. record .. geslagen, overvallen door .. slaap/regen/verdriet/emoties
    krijg .. geen lucht in .. band/banden/fietsband
    telefoon/tv/computer/gsm/lift/wasmachine/auto/printer .. reageert .. niet
    feu rouge/vert/orange/tricolore, pot au feu, feu d'artifice, feux d'artifice, feu de camp/joie, armes a feu
    cessez le feu, coupe feu, exercice .. incendie/112, alarme incendie .. test, test .. incendie
    assurance .. incendie, exercice d'evacuation
    repond .. pas/plus au/a/aux .. telephone/message/messages/sms/mail/mails/appel/appels/question
    ordinateur/ordi/telephone/tele/imprimante .. repond/reagit .. pas/plus
    mourir de rire/faim/soif/froid/chaud/honte/envie, qui me frappe, me frappe c'est, bat aux/au/a
    etouffe de chaleur, formation/cours/conference/livre/film .. suicide/incendie/violence/secours/agression
    prevention .. suicide
    apres .. avc/infarctus, avc/infarctus .. ans/mois/annees, annee .. avc/infarctus, coup de main
    fire drill/drills/exercise/tv/extinguisher/stick/works/place/engine/station/safety, drill .. fire
    kill the lights/light/time/engine, dying to/for, dying of laughter/laughing/boredom, die/dying laughing
    song .. on fire
    beat me at/in/to, it hit me, hit me up, hit the/my nail/head/shops/gym/road/like/button/target
    kicked the habit/ball, kick the ball, had/have a stroke of luck, stroke of luck/genius
    had a stroke last/years/in, heart attack last/years
    after .. stroke/attack, course/training/book/film/movie/talk .. suicide/rape/violence/fire/burglary
    suicide prevention, suicide squad, not responding to .. message/messages/mail/emails/email/texts/sms
    phone/computer/tv/website/app/printer/laptop .. not/t/isnt/doesnt/wont responding/respond
    breaking in .. shoes/boots
    feuer und flamme, feuer gefangen fur, brennt .. licht, licht/lampe/kerze .. brennt, brandschutz*, probealarm
    ubung .. feuer/brand/112, feuer/brand .. ubung, uebung .. feuer/brand/112, feueralarm .. ubung
    schlagt/schlaegt .. vor, nach .. schlaganfall/herzinfarkt, schlaganfall/herzinfarkt vor .. jahren
    letztes/voriges jahr .. schlaganfall/herzinfarkt
    reagiert .. nicht auf .. nachricht/nachrichten/mail/sms/anruf/anrufe
    handy/computer/fernseher/telefon/drucker .. reagiert .. nicht, vor lachen/langeweile/hunger .. sterben
    sterben vor lachen, kurs/buch/film/vortrag .. selbstmord/gewalt/brand/suizid, todmude, eingebrochen im eis
    yangin tatbikat*, tatbikat*, yangin tupu, yangin sondurucu, yangin alarmi .. test
    isik/isiklar/lamba/lambasi/isigi .. yaniyor, icim .. yaniyor, gulmekten .. oldum/oluyorum, duman dedektoru
    siddetle tavsiye, yemek .. yandi, merakindan .. olmek
    على نار, نار هادئه, لا/ما يوجد/توجد/في حريق/نار, مافي حريق/نار, العاب ناريه, تمرين .. حريق/الحريق/اخلاء
    تدريب .. حريق/الحريق, انذار .. تجريبي, طفايه حريق
    دوره/كورس .. اسعاف/الاسعاف, سرقه الوقت, يموت من الضحك, اموت من الضحك, بموت من الضحك
    فيلم عن .. انتحار/الانتحار/قتل
    """

# In front of the phrase: "geen pijn op de borst", "no fire", "pas d'incendie".
NOUN_NEGATORS = word_set("""
    geen geene zonder kein keine keinen keiner ohne no without aucun aucune sans بدون
    """)
NEGATORS = word_set("niet nie not isn wasn pas plus nicht nooit never jamais niemals ليس ليست مو مش")
FORMS_OF_BE = word_set("is ben bent zijn was t s est suis sont etait am are were bin ist sind war هو هي هذا")
ARTICLES = word_set("een de het a an the un une le la l ein eine der die das")
# Behind the phrase: "het brandt niet", "yangın yok", "es brennt nicht".
NEGATORS_BEHIND = word_set("niet nie nicht not pas yok degil")

# Words one slip away from a danger word that mean no danger.
NO_SLIPS = """
    slaapt slapen slaap sliep
    aangebrand geslapen bloeit schlaft schlaf cooking joking strike stroked smoking smoked streben sterven sturm
    pistolet
    pistolets flamme flammes
    brandy brands geschlafen gestern besser gefallen gesprochen geschafft trinkt ertrug breath breathing heated
    treated
    gasten gaten verkocht verkochten verlegt gewend gewond bedankt bewegt bloedt bedreigd schoolt schept schopt
    stampt
    violet violette violence police politie polizei frapper grappe trappe mouris nourrir pourrir couteaux fumer
    fumes
    """
