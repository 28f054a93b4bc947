"""What people say around the presence check, in six languages."""

from handlers.reading.phrases import word_set

NOBODY = word_set("""
    geen niemand niets niks personne aucun aucune none nobody nothing keine keinen keiner niemanden hic kimse لا احد
    """)
"""With one of these and nothing but ``BESIDE_NOBODY``, somebody wants nobody, or no word."""
BESIDE_NOBODY = word_set("anders meer d autre else sonst")
SAID_DAILY = word_set("""
    hallo hoi dag goed goeiemorgen goeiedag goeiendag goedemorgen goedendag goeienavond morgen avond alles prima super
    slecht moe ziek pijn hulp help niets niks geen merci bedankt dank dankje dankjewel dankuwel okido salut
    bonjour bonsoir coucou bien mal merci aide rien aucun fatigue malade super
    hello hey good fine well bad tired sick help nothing none thanks thank morning evening
    guten tag gut schlecht mude krank hilfe nichts kein keine danke hallo abend
    merhaba iyi kotu yardim tesekkurler مرحبا بخير شكرا مساعده
    """)
"""Of these people say one or another every day: none of them can be a code word."""
