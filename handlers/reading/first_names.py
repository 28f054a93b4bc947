"""First names that people of Belgium often have: enough to notice that somebody is named, never to say who."""

from typing import Final

from handlers.reading.phrases import word_set

FIRST_NAMES: Final = word_set("""
    maria marie anna an anne annie ann emma julie julia laura sarah sara lisa lies liesbet eva elena nina nora noor
    louise charlotte camille chloe lea lucie ines olivia mila elise amelie sofie sophie katrien kathleen kristien
    christine christiane kristin nathalie natalie isabelle isabel martine monique nicole nadine danielle dominique
    francoise jacqueline jeanne jeannine jeanine godelieve simonne simone denise yvonne yvette paula rita rosa
    rosette liliane lilian ingrid hilde greet griet greta els elke ilse inge veerle vera tine tineke mieke lieve
    lieve marleen marlene magda marijke mia bea beatrice brigitte catherine katleen karen karin kim kelly cindy sandra
    sabine sylvie valerie veronique virginie pascale patricia fatima aicha khadija amina yasmina samira nadia leila
    zeynep ayse fatma elif emine hatice
    jan johan jean jos jef jozef joseph josef karel karl frans francois franz louis lodewijk ludo luc lucas luk marc
    michel michiel mathieu thomas tom tim tommy pieter piet peter pierre petrus paul pol pascal patrick philippe filip
    philip robert rob rik erik eric hendrik henri henk hugo guido gust gustaaf gaston georges george gerard gert geert
    willy walter werner wim willem guillaume william yves yvan ivan joris jeroen joost jonas jorn kevin koen kris
    christophe christian christiaan daniel david dirk dieter didier denis dennis bart bert bruno bernard benoit albert
    alain alex alexander andre andreas anton antoine arthur adam noah liam louka milan mohamed mohammed ahmed ali omar
    hassan hussein youssef ibrahim karim rachid said mustafa mehmet murat emre hans heinz helmut horst jurgen klaus
    manfred wolfgang ursula renate monika helga gerda hannelore petra susanne gisela heike anke silke
    john james mary elizabeth susan margaret barbara linda michael richard steven stefan stephane stijn sven tony
    freddy eddy rudy ronny danny johnny jimmy sammy nick niels nils ruben rune robbe senne seppe lotte lore lien
    jolien joke katrijn kato femke hanne hannah hannelore ellen evelien eline marthe martha mathilde margot margaux
    manon oceane pauline
    zofia agnieszka malgorzata katarzyna magdalena joanna ewa beata dorota krzysztof piotr pawel tomasz andrzej
    marek grzegorz wojciech lukasz jakub mateusz ioana andreea mihaela gabriela roxana adriana mihai ionut florin
    bogdan cristina cristian razvan radu vasile gheorghe oksana olena olha iryna kateryna svitlana nataliya tetyana
    volodymyr oleksandr mykola andriy serhiy dmytro natalia olga svetlana irina tatiana ludmila vladimir sergei
    dmitri nikolai igor ivana milena desislava georgi dimitar stoyan nikolay merve esra busra kubra zehra meryem
    gulsen hulya sevgi yusuf ismail huseyin hasan osman kemal serkan volkan burak onur ozgur nadir abdel abdelkader
    abdellah abderrahim rachida latifa naima malika zohra hafida houda imane ikram salma sanae siham soukaina hicham
    hamza bilal anas yassine younes soufiane khalid jamal noureddine mounir driss tarik zakaria ilyas ayoub mariam
    amal rania aya yasmine farid fouad joao pedro miguel tiago ricardo filipa mariana beatriz carlos jorge diego
    javier carmen lucia giuseppe giovanni salvatore francesca chiara alessandro matteo mamadou ousmane aminata fatou
    awa aissatou kadiatou emmanuel celestine beatrijs godfried raymond remi romain quentin maxime antonin aurelie
    delphine stephanie laetitia caroline helene juliette mathis theo jules gabriel raphael adrien benjamin
    sebastien cedric fabrice ludovic laurent olivier thierry astrid annelies annemie annick hilda irma jacques
    wivina wout staf rudi lennert jelle jasper maarten matthias pieterjan thijs timo yannick zoe amira samir
    sofiane karima hayat loubna nawal wafa zineb
    """)
