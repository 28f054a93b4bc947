"""Words with which somebody says whom they would like: "vraag het aan", "liefst met", "kan ... dat doen"."""

from typing import Final

from handlers.reading.phrases import word_set

ASKING: Final = word_set("vraag vraagt demande demandez demander ask frag frage fragt fragen bitte bittet")
ASKING_BEHIND: Final = word_set("vragen fragen bitten")
"""These stand behind the name as well: "kunnen jullie Karim vragen"."""
PREFERRING: Final = word_set("""
    liefst liever voorkeur preference plutot prefere prefererais preferably prefer rather ideally liebsten lieber
    bevorzugt
    """)
ABLE: Final = word_set("""
    kan kunnen mag wil zou peut pourrait peux can could would might may kann konnte konnt konntet konnten soll darf
    mochte
    """)
TOGETHER: Final = word_set("met door aan avec par a with by mit von durch")
TO_THEM: Final = word_set("je jij jullie u tu vous you ihr du sie")
OTHERS_OF: Final = word_set("""
    haar zijn hun mijn sa son ses leur ma mon her his their my ihr ihre ihrer ihrem ihren sein seine seiner seinem mein
    meine meiner meinem onze ons notre our unser unsere unserer de het la le the der die dem
    """)
SAYING_NO_MORE: Final = word_set("""
    het dat dit eens eerst misschien graag aub alstublieft alsjeblieft gewoon doen helpen komen meegaan meehelpen bij
    en of maar dan als die even ook zo voor om te
    est ce que qu il elle le la l cela ca ci d abord peut etre merci de svp s il plait te faire m aider aide venir et ou
    mais si qui on
    it that this first maybe perhaps please do help me come to and or but then i d we the be for us so also
    das es dies bitte zuerst erst mal vielleicht gern gerne machen tun helfen kommen am wenn und oder aber mir uns ob
    auch
    """)
KIN: Final = word_set("""
    moeder vader mama papa oma opa man vrouw zoon dochter broer zus tante nonkel buurman buurvrouw vriend vriendin
    mere pere maman mari femme fils fille frere soeur oncle voisin voisine ami amie mother father mum dad husband wife
    son daughter brother sister aunt uncle neighbour friend mutter vater frau mann sohn tochter bruder schwester
    nachbarin nachbar freund freundin
    """)
NO_NAME: Final = word_set("""
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag lundi mardi mercredi jeudi vendredi samedi dimanche
    monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag
    sonnabend sonntag januari februari maart april mei juni juli augustus september oktober november december janvier
    fevrier mars avril mai juin juillet aout octobre novembre decembre january february march may june july august
    october januar februar marz dezember morgen ochtend voormiddag middag namiddag avond vandaag matin midi soir demain
    morning noon afternoon evening today tomorrow vormittag mittag nachmittag abend heute uhr uur am pm
    """)
