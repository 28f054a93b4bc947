"""What people look for when they ask for the right service, by topic and language; a new language adds its rows."""

from typing import Final

TOPICS: Final = {
    "money": {
        "nl": """
            geld*, schuld*, rekening*, factu*, betalen, leefloon, uitkering*, premie*, tegemoetkoming*, pensioen*,
            papieren, formulier*, administratie, belasting*, armoede, budget*, energie*, werkloos*, toeslag*,
            ziekenfonds, mutualiteit, voedsel*, rechten
        """,
        "fr": """
            argent, dette*, facture*, payer, revenu*, allocation*, prime*, pension*, papiers, formulaire*, impot*,
            pauvrete, budget*, chomage, mutuelle, mutualite, droits, colis
        """,
        "en": """
            money, debt*, bill/bills, pay, benefit*, allowance*, pension*, papers, form/forms, tax*, poverty, budget*,
            unemploy*, food bank, rights, sickness fund
        """,
        "de": """
            geld*, schulden, rechnung*, bezahlen, sozialhilfe, eingliederungseinkommen, pramie*, rente*, papiere,
            formular*, steuer*, armut, budget*, arbeitslos*, krankenkasse, rechte
        """,
    },
    "housing": {
        "nl": "wonen, woning*, huren, huur*, huis zoeken, dak, dakloos*, thuisloos*, uithuis*, appartement, huisbaas",
        "fr": "logement*, loyer*, louer, sans abri, expulsion*, proprietaire, maison a louer, appartement",
        "en": "housing, rent*, homeless*, eviction*, landlord, flat, place to live, place to stay",
        "de": "wohnen, wohnung*, miete*, mieten, obdachlos*, vermieter, raumung*",
    },
    "care": {
        "nl": """
            thuiszorg, thuishulp, thuisverple*, verple*, gezinszorg, poetshulp, poetsdienst, maaltijd*, warme maaltijd*,
            hulp thuis, zorg thuis, thuis wonen, hulpmiddel*, ouderenzorg, dagopvang, dementie, handicap*, rolstoel*,
            zorgbudget*, noodknop, alarm, personenalarm, vervoer, huisarts, dokter, ziek
        """,
        "fr": """
            soins, aide a domicile, aide familiale, infirmier*, repas*, aide menagere, personnes agees, demence,
            handicap*, chaise roulante, medecin, transport, teleassistance, malade
        """,
        "en": """
            home care, care at home, help at home, nurse*, meals, cleaning help, dementia, disab*, wheelchair, elderly,
            alarm, doctor, transport, ill
        """,
        "de": """
            pflege*, hilfe zu hause, hauspflege, krankenpfleg*, mahlzeit*, putzhilfe, demenz, behinder*, rollstuhl*,
            arzt, notruf, fahrdienst, krank
        """,
    },
    "caring": {
        "nl": "mantelzorg*, respijt*, ik zorg voor, zorgen voor mijn, zorg voor mijn, oppas*, overbelast*",
        "fr": "aidant*, repit, je m occupe de, je prends soin de",
        "en": "caregiver*, carer*, respite, i care for, i look after",
        "de": "pflegende*, entlastung*, ich pflege, ich kummere mich um",
    },
    "people": {
        "nl": """
            eenzaam*, alleen, mensen ontmoeten, ontmoet*, activiteit*, dienstencentrum, koffie, babbel*, praten,
            gezelschap, samen eten, club, vereniging*, buren leren kennen, luisterend oor
        """,
        "fr": "seul, seule, solitude, rencontre*, activite*, parler, compagnie, ecoute, club",
        "en": "lonely, loneliness, alone, meet people, meeting people, activit*, talk, company, club, listen*",
        "de": "einsam*, allein, leute treffen, treffen, aktivitat*, reden, sprechen, gesellschaft, verein*",
    },
    "violence": {
        "nl": "geweld*, misbruik*, mishandel*, slaat, slagen, bedreig*, stalk*, pesten, gepest",
        "fr": "violence*, abus*, maltrait*, frappe, coups, menace*, harcel*",
        "en": "violen*, abus*, hits, beaten, threat*, stalk*, bully*, bullied",
        "de": "gewalt*, missbrauch*, misshandl*, schlagt, bedroh*, mobbing, stalk*",
    },
    "addiction": {
        "nl": "verslav*, verslaafd*, drank, drinkt, drinken, alcohol*, drug*, gokken, gokt, gamen, afkicken",
        "fr": "addiction*, alcool*, drogue*, boit, jeux d argent, dependan*",
        "en": "addict*, alcohol*, drink, drinking, drug*, gambl*, gaming, pills",
        "de": "sucht, suchtig*, alkohol*, trinkt, droge*, spielsucht, glucksspiel*",
    },
    "suicide": {
        "nl": "zelfmoord*, zelfdoding*, suicid*",
        "fr": "suicid*",
        "en": "suicid*",
        "de": "selbstmord*, suizid*, selbsttotung*",
    },
}
