"""News in whatever words, by language, as `handlers.reading.phrases` reads them; a new language adds its row."""

from typing import Final

CANNOT_COME: Final = {
    "nl": """
        ik ben .. ziek/ziekjes, ben ziek, ziek geworden, lig .. ziek, heb .. koorts/griep, ziekenhuis
        geraak/raak .. niet/nie, haal het niet/nie, kom niet/nie, kan .. niet/nie komen/helpen/gaan
        zal .. niet/nie lukken, gaat .. niet/nie lukken, zoek .. iemand anders, zoek .. een ander
        """,
    "fr": """
        suis .. malade, tombe/tombee malade, hopital, fievre, grippe, peux/pourrai .. pas/plus venir/aider
        y arrive/arriverai pas, viendrai pas, viens pas, cherchez/cherche .. autre
        """,
    "en": """
        i'm .. ill/sick, i am .. ill/sick, im ill/sick, in hospital, in the hospital, have .. fever/flu
        can't/cannot/cant .. make/come/help, won't make, not .. make it, find/ask someone/somebody else
        """,
    "de": """
        bin .. krank/erkrankt, krank geworden, krankenhaus, habe .. fieber/grippe, kann .. nicht kommen/helfen
        schaffe .. nicht, komme nicht, suchen/such/suche .. jemand anderen/anders
        """,
}
"""Who holds a task is ill, or will not make it."""

NOBODY_CAME: Final = {
    "nl": """
        niemand .. gekomen, kwam .. niemand, niemand kwam, niemand komen opdagen, niet .. komen opdagen
        niemand .. geweest, niemand verschenen, niemand gezien, niet gekomen, niet .. opgedaagd
        nog niet .. hier/gekomen/aangekomen/opgedaagd, er nog niet/nie, er nog niemand, nog niemand, kwam niet
        hij/zij/ze komt niet, niemand hier
        """,
    "fr": """
        pas encore la/arrive/arrivee/venu/venue, n'est pas la/arrive/arrivee
        toujours pas la, personne n'est la, est pas venu/venue, vient pas, toujours personne
        personne .. venu/venue/passe, personne n'est venu, pas venu/venue, jamais venu/venue
        """,
    "en": """
        not here yet, still not here, hasn't .. come/arrived/shown, not .. shown up, not .. turned up, nobody here
        didn't show, didn't turn up, nobody is here, not arrived
        nobody/noone came, no one came, nobody/noone showed, no one showed, nobody turned up, did not come
        didn't come, never came, did not show up, didn't show up
        """,
    "de": """
        noch nicht da/hier/gekommen, nicht aufgetaucht, noch niemand, niemand da, kam nicht
        niemand .. gekommen, niemand kam, kam niemand, ist niemand, nicht gekommen, nicht erschienen
        """,
}

CANCELLING: Final = {
    "nl": """
        ^ annuleren $, ^ annuleer $, ^ ik annuleer $, ^ intrekken $, ^ trek in $, ^ schrappen $
        ^ ik wil annuleren/stoppen $, ^ laat maar $, ^ laat maar zitten $, ^ vergeet het $, ^ toch niet $
        """,
    "fr": """
        ^ je veux annuler/arreter $, ^ laisse/laissez tomber $, ^ oublie/oubliez ca $
        ^ annuler $, ^ annulez $, ^ j'annule $, ^ retirer $
        """,
    "en": """
        ^ i want to cancel/stop $, ^ never mind $, ^ nevermind $, ^ forget it $, ^ cancel $, ^ withdraw $
        """,
    "de": """
        ^ ich mochte/will abbrechen/aufhoren $, ^ lass es $, ^ lassen wir es $, ^ vergiss es $, ^ doch nicht $
        ^ abbrechen $, ^ stornieren $, ^ zuruckziehen $, ^ zurueckziehen $, ^ zurucknehmen $
        """,
}
"""Who asks throws a draft away."""
