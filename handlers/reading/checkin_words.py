"""Words of which people say one or another every day, in six languages: none of them can be a code word."""

from handlers.reading.phrases import word_set

SAID_DAILY = word_set("""
    hallo hoi dag goed goeiemorgen goeiedag goeiendag goedemorgen goedendag goeienavond morgen avond alles prima super
    slecht moe ziek pijn hulp help niets niks geen merci bedankt dank dankje dankjewel dankuwel okido salut
    bonjour bonsoir coucou bien mal merci aide rien aucun fatigue malade super
    hello hey good fine well bad tired sick help nothing none thanks thank morning evening
    guten tag gut schlecht mude krank hilfe nichts kein keine danke hallo abend
    merhaba iyi kotu yardim tesekkurler مرحبا بخير شكرا مساعده
    """)
