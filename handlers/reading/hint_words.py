"""Hard words and short ones in announcements, each with what is easier; a new language adds its row to each table."""

from typing import Final

JARGON: Final = {
    "nl": """
        eerstelijnszone: zorg in de streek, zorgraad: overleg over zorg, toeleiding: de weg wijzen,
        toeleiden: de weg wijzen, cliënt: wie hulp krijgt, cliënten: mensen die hulp krijgen, participatie:
        meedoen, participeren: meedoen, intersectoraal: samen met andere diensten, implementeren: invoeren,
        implementatie: invoering, faciliteren: helpen, traject: de stappen, casus: voorbeeld, doelgroep: de
        mensen voor wie het is, draagvlak: steun, outreachend: bij mensen thuis, laagdrempelig: gemakkelijk,
        laagdrempelige: gemakkelijke, levensdomeinen: delen van het leven, zorgaanbod: hulp, stakeholder:
        wie meewerkt, stakeholders: wie meewerkt, tevens: ook, gelieve: graag, aanvang: begin, dient: moet,
        dienen: moeten, indien: als, teneinde: om, inzake: over, betreffende: over, omtrent: over, alsook:
        en ook, desgewenst: als je wil, locatie: plaats, accommodatie: gebouw, deelname: meedoen,
        consumptie: drankje, kosteloos: gratis, reeds: al, heden: nu, eveneens: ook, vermelden: zeggen,
        verstrekken: geven
        """,
    "fr": """
        bénéficiaire: la personne aidée, bénéficiaires: les personnes aidées, usager: la personne, usagers:
        les personnes, intervenant: la personne qui aide, intervenants: les personnes qui aident,
        dispositif: l'aide, partenariat: travail ensemble, transversal: commun, problématique: problème,
        modalités: comment faire, afin: pour, lors: pendant, veuillez: merci de, susmentionné: déjà cité,
        préalablement: avant, ultérieurement: plus tard, nonobstant: malgré, solliciter: demander,
        effectuer: faire, débuter: commencer, débutera: commencera, gratuité: c'est gratuit
        """,
    "en": """
        stakeholder: who takes part, stakeholders: those who take part, outreach: visits at home,
        facilitate: help, implementation: start, beneficiary: who gets help, beneficiaries: those who get
        help, commence: begin, commences: begins, prior: before, utilise: use, utilize: use, regarding:
        about, attend: come to, attendees: those who come, venue: place, complimentary: free, refreshments:
        drinks
        """,
    "de": """
        zielgruppe: für wen es ist, maßnahme: Hilfe, maßnahmen: Hilfen, klient: wer Hilfe bekommt, klienten:
        Menschen mit Hilfe, niederschwellig: leicht, niederschwellige: leichte, akteure: wer mitmacht,
        teilhabe: mitmachen, partizipation: mitmachen, implementierung: Einführung, bezüglich: über,
        hinsichtlich: über, zwecks: für, unentgeltlich: gratis, räumlichkeiten: Räume, verpflegung: Essen
        und Trinken
        """,
}
"""Words of the trade and of offices, each with an everyday one; no list of anybody's was copied."""
ABBREVIATIONS: Final = {
    "nl": """
        bv: bijvoorbeeld, bijv: bijvoorbeeld, o.a: onder andere, i.p.v: in plaats van, m.b.t: over, i.v.m:
        over, t.e.m: tot en met, n.a.v: door, a.u.b: graag, t.a.v: voor, i.s.m: samen met, max: hoogstens,
        min: minstens, incl: met, excl: zonder, inschr: inschrijven, elz: zorg in de streek, gbo: hulp van
        OCMW en CAW, lac: dienst voor water en energie
        """,
    "fr": """
        p.ex: par exemple, c.-à-d: c'est-à-dire, svp: s'il vous plaît, rdv: rendez-vous, resp: responsable,
        max: au plus, min: au moins, incl: compris, etc: et d'autres
        """,
    "en": """
        e.g: for example, i.e: that is, asap: soon, max: at most, min: at least, rsvp: let us know
        """,
    "de": """
        z.b: zum Beispiel, d.h: das heißt, u.a: unter anderem, bzw: oder, ggf: vielleicht, inkl: mit, max:
        höchstens, mind: mindestens, evtl: vielleicht
        """,
}
"""Short words with what they stand for, without the last dot."""
KNOWN_CAPITALS: Final = "OCMW CPAS OSHZ ÖSHZ CAW VZW ASBL GSM SMS BBQ TV PC EHBO BTW NMBS SNCB MIVB STIB TEC PDF WC OK"
"""Abbreviations that are better known than what they stand for."""
