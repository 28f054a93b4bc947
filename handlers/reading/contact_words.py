"""What people write to their neighbourhood about, by topic and language; a new language adds its rows."""

from typing import Final

ABOUT: Final = {
    "helping": {
        "nl": "vrijwillig*, helpen, hulp geven, attest*, onkosten, verzekering*",
        "fr": "benevol*, aider, attestation*, frais, assurance*",
        "en": "volunteer*, helping, certificate*, expenses, insurance",
        "de": "freiwillig*, ehrenamt*, helfen, bescheinigung*, auslagen, versicherung*",
    },
    "sessions": {
        "nl": "sessie*, activiteit*, bijeenkomst*, leernetwerk*, inschrijv*, agenda",
        "fr": "session*, activite*, reunion*, reseau*, inscri*, agenda",
        "en": "session*, activit*, meeting*, network, sign up, agenda",
        "de": "treffen, sitzung*, aktivitat*, netzwerk*, anmeld*, kalender",
    },
    "idea": {
        "nl": "idee*, voorstel*, samenwerk*, partner*, project*",
        "fr": "idee*, proposition*, collabor*, partenaire*, projet*",
        "en": "idea*, proposal*, working together, partner*, project*",
        "de": "idee*, vorschlag*, zusammenarbeit*, partner*, projekt*",
    },
    "worry": {
        "nl": "klacht*, zorgen, bezorgd*, vertrouw*, ongerust*, ruzie",
        "fr": "plainte*, inquiet*, inquiet, confian*, souci*, dispute*",
        "en": "complain*, worry, worried, worries, trust*, confidential*",
        "de": "beschwerde*, sorgen, besorgt, vertrau*, streit",
    },
    "place": {
        "nl": "vraag, vragen, buurt*, groep*, adres*, gegevens",
        "fr": "question*, quartier*, groupe*, adresse*, donnees",
        "en": "question*, neighbourhood*, room, rooms, address*",
        "de": "frage*, nachbarschaft*, gruppe*, adresse*, daten",
    },
}
