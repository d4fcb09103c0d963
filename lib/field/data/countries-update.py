#!/usr/bin/env python3
"""countries.tsv: countries-update.py territories.tsv PhoneNumberMetadata.xml main > countries.tsv

territories.tsv: locale, country, name: the names of territories in CLDR 41.
PhoneNumberMetadata.xml: calling codes, of google/libphonenumber.
main: that folder of npm cldr-localenames-full: all its locales, with variants.
The rest, below, is written by hand or from the lists named there.

A key is what lib/field/country.c compares: small letters without accents for
Latin and Greek, small letters for other scripts; letters, marks, digits only.
"""
import collections
import json
import os
import re
import sys
import unicodedata

LANGUAGES = "en fi pl hr sv de fr es".split()

HEAD = """\
# ISO 3166-1: codes as in Unicode CLDR 48.2 codeMappings (Unicode-3.0), former codes of ISO 3166-3. Names: Unicode CLDR 41 (Unicode-DFS-2016) and 48.2 (Unicode-3.0), all locales, and further ones written for this project (MIT). Calling codes: google/libphonenumber 9.0.35 (Apache-2.0)
# Made by countries-update.py. codes: alpha-3, numeric. shown: the name in en fi pl hr sv de fr es. The other rows hold keys: case folded, letters, marks and digits only;
# name; code: written as such, without punctuation; subdivision, retired: with that remark; ambiguous; capitals: a code in capitals, else ambiguous. country -: none.
country	what	text
"""
# Unicode CLDR 48.2, codeMappings; XK is no code of ISO but in general use.
CODES = """
AD=AND=020 AE=ARE=784 AF=AFG=004 AG=ATG=028 AI=AIA=660 AL=ALB=008 AM=ARM=051
AO=AGO=024 AQ=ATA=010 AR=ARG=032 AS=ASM=016 AT=AUT=040 AU=AUS=036 AW=ABW=533
AX=ALA=248 AZ=AZE=031 BA=BIH=070 BB=BRB=052 BD=BGD=050 BE=BEL=056 BF=BFA=854
BG=BGR=100 BH=BHR=048 BI=BDI=108 BJ=BEN=204 BL=BLM=652 BM=BMU=060 BN=BRN=096
BO=BOL=068 BQ=BES=535 BR=BRA=076 BS=BHS=044 BT=BTN=064 BV=BVT=074 BW=BWA=072
BY=BLR=112 BZ=BLZ=084 CA=CAN=124 CC=CCK=166 CD=COD=180 CF=CAF=140 CG=COG=178
CH=CHE=756 CI=CIV=384 CK=COK=184 CL=CHL=152 CM=CMR=120 CN=CHN=156 CO=COL=170
CR=CRI=188 CU=CUB=192 CV=CPV=132 CW=CUW=531 CX=CXR=162 CY=CYP=196 CZ=CZE=203
DE=DEU=276 DJ=DJI=262 DK=DNK=208 DM=DMA=212 DO=DOM=214 DZ=DZA=012 EC=ECU=218
EE=EST=233 EG=EGY=818 EH=ESH=732 ER=ERI=232 ES=ESP=724 ET=ETH=231 FI=FIN=246
FJ=FJI=242 FK=FLK=238 FM=FSM=583 FO=FRO=234 FR=FRA=250 GA=GAB=266 GB=GBR=826
GD=GRD=308 GE=GEO=268 GF=GUF=254 GG=GGY=831 GH=GHA=288 GI=GIB=292 GL=GRL=304
GM=GMB=270 GN=GIN=324 GP=GLP=312 GQ=GNQ=226 GR=GRC=300 GS=SGS=239 GT=GTM=320
GU=GUM=316 GW=GNB=624 GY=GUY=328 HK=HKG=344 HM=HMD=334 HN=HND=340 HR=HRV=191
HT=HTI=332 HU=HUN=348 ID=IDN=360 IE=IRL=372 IL=ISR=376 IM=IMN=833 IN=IND=356
IO=IOT=086 IQ=IRQ=368 IR=IRN=364 IS=ISL=352 IT=ITA=380 JE=JEY=832 JM=JAM=388
JO=JOR=400 JP=JPN=392 KE=KEN=404 KG=KGZ=417 KH=KHM=116 KI=KIR=296 KM=COM=174
KN=KNA=659 KP=PRK=408 KR=KOR=410 KW=KWT=414 KY=CYM=136 KZ=KAZ=398 LA=LAO=418
LB=LBN=422 LC=LCA=662 LI=LIE=438 LK=LKA=144 LR=LBR=430 LS=LSO=426 LT=LTU=440
LU=LUX=442 LV=LVA=428 LY=LBY=434 MA=MAR=504 MC=MCO=492 MD=MDA=498 ME=MNE=499
MF=MAF=663 MG=MDG=450 MH=MHL=584 MK=MKD=807 ML=MLI=466 MM=MMR=104 MN=MNG=496
MO=MAC=446 MP=MNP=580 MQ=MTQ=474 MR=MRT=478 MS=MSR=500 MT=MLT=470 MU=MUS=480
MV=MDV=462 MW=MWI=454 MX=MEX=484 MY=MYS=458 MZ=MOZ=508 NA=NAM=516 NC=NCL=540
NE=NER=562 NF=NFK=574 NG=NGA=566 NI=NIC=558 NL=NLD=528 NO=NOR=578 NP=NPL=524
NR=NRU=520 NU=NIU=570 NZ=NZL=554 OM=OMN=512 PA=PAN=591 PE=PER=604 PF=PYF=258
PG=PNG=598 PH=PHL=608 PK=PAK=586 PL=POL=616 PM=SPM=666 PN=PCN=612 PR=PRI=630
PS=PSE=275 PT=PRT=620 PW=PLW=585 PY=PRY=600 QA=QAT=634 RE=REU=638 RO=ROU=642
RS=SRB=688 RU=RUS=643 RW=RWA=646 SA=SAU=682 SB=SLB=090 SC=SYC=690 SD=SDN=729
SE=SWE=752 SG=SGP=702 SH=SHN=654 SI=SVN=705 SJ=SJM=744 SK=SVK=703 SL=SLE=694
SM=SMR=674 SN=SEN=686 SO=SOM=706 SR=SUR=740 SS=SSD=728 ST=STP=678 SV=SLV=222
SX=SXM=534 SY=SYR=760 SZ=SWZ=748 TC=TCA=796 TD=TCD=148 TF=ATF=260 TG=TGO=768
TH=THA=764 TJ=TJK=762 TK=TKL=772 TL=TLS=626 TM=TKM=795 TN=TUN=788 TO=TON=776
TR=TUR=792 TT=TTO=780 TV=TUV=798 TW=TWN=158 TZ=TZA=834 UA=UKR=804 UG=UGA=800
UM=UMI=581 US=USA=840 UY=URY=858 UZ=UZB=860 VA=VAT=336 VC=VCT=670 VE=VEN=862
VG=VGB=092 VI=VIR=850 VN=VNM=704 VU=VUT=548 WF=WLF=876 WS=WSM=882 YE=YEM=887
YT=MYT=175 ZA=ZAF=710 ZM=ZMB=894 ZW=ZWE=716 XK=XKX=-
"""

# Other codes in use: the European Union's, Kosovo's; and former alpha-3.
CODES_TOO = "GB=UK GR=EL XK=KOS XK=RKS"

# Parts of a country that CLDR names, and their reserved codes.
PARTS = "AC=SH TA=SH DG=IO EA=ES IC=ES CP=FR CQ=GG"
PART_CODES = "SH=AC SH=ASC SH=TA SH=TAA IO=DG IO=DGA ES=EA ES=IC FR=CP FR=CPT GG=CQ"
SUBDIVISIONS = """
GB England|Englanti|Anglia|Engleska|Inglaterra|Angleterre
GB Scotland|Skotlanti|Szkocja|Škotska|Skottland|Schottland|Écosse|Escocia
GB Wales|Walia|Gales|Pays de Galles|País de Gales|Vels
GB Northern Ireland|Pohjois-Irlanti|Irlandia Północna|Sjeverna Irska|Nordirland|Irlande du Nord|Irlanda del Norte
GB GB-ENG|GB-SCT|GB-WLS|GB-NIR
ES Canary Islands|Kanariansaaret|Wyspy Kanaryjskie|Kanarski otoci|Kanarieöarna|Kanarische Inseln|Îles Canaries|Islas Canarias
ES Balearic Islands|Baleaarit|Baleary|Balearski otoci|Balearerna|Balearen|Îles Baléares|Islas Baleares
ES Ceuta|Melilla
PT Azores|Azorit|Azory|Azori|Azorerna|Azoren|Açores
PT Madeira|Madera|Madère
SH Ascension Island|Tristan da Cunha
IO Diego Garcia
"""

# ISO 3166-3: the code, and the country that has its territory now; those of
# several countries, and those too old to be in any customer file: -.
FORMER_CODES = """
MM=BU MM=BUR DE=DD DE=DDR DE=278 DE=280 FR=FX FR=FXX RO=ROM TL=TP TL=TMP YE=YD
YE=YMD YE=720 YE=886 CD=ZR CD=ZAR -=AN -=ANT -=530 -=CSK -=200 -=SCG -=891
-=SU -=SUN -=810 -=YU -=YUG -=890 -=AFI -=ATB -=ATN -=BYS -=CT -=CTE -=DY -=DHY
-=FQ -=GEL -=HV -=HVO -=JT -=JTN -=MI -=MID -=NH -=NHB -=NQ -=NT -=NTZ -=PC -=PCI
-=PU -=PUS -=PZ -=PCZ -=RH -=RHO -=SKM -=VD -=VDR -=WK -=WAK
"""
FORMER = """
- Yugoslavia|Jugoslavia|Jugosławia|Jugoslavija|Jugoslavien|Jugoslawien|Yougoslavie|Югославия
- Soviet Union|USSR|Neuvostoliitto|Związek Radziecki|ZSRR|Sovjetski Savez|SSSR|Sovjetunionen|Sowjetunion|UdSSR|Union soviétique|URSS|Unión Soviética|СССР|Советский Союз|Union of Soviet Socialist Republics
- Czechoslovakia|Tšekkoslovakia|Czechosłowacja|Čehoslovačka|Tjeckoslovakien|Tschechoslowakei|Tchécoslovaquie|Checoslovaquia|Československo
- Serbia and Montenegro|Serbia ja Montenegro|Serbia i Czarnogóra|Srbija i Crna Gora|Serbien och Montenegro|Serbien und Montenegro|Serbie-et-Monténégro|Serbia y Montenegro
- Netherlands Antilles|Alankomaiden Antillit|Antyle Holenderskie|Nizozemski Antili|Nederländska Antillerna|Niederländische Antillen|Antilles néerlandaises|Antillas Neerlandesas
DE East Germany|German Democratic Republic|GDR|Itä-Saksa|NRD|Niemcy Wschodnie|Istočna Njemačka|Östtyskland|Ostdeutschland|Deutsche Demokratische Republik|Allemagne de l'Est|Alemania Oriental|RDA
DE West Germany|Länsi-Saksa|Niemcy Zachodnie|Zapadna Njemačka|Västtyskland|Westdeutschland|Allemagne de l'Ouest
CD Zaire|Zaïre|Zair
BF Upper Volta|Haute-Volta
BJ Dahomey
ZW Rhodesia|Southern Rhodesia
VU New Hebrides
LK Ceylon
"""

# No country for sure; or, with a code, read with the remark.
AMBIGUOUS_CODES = "-=CS"
AMBIGUOUS = """
- Congo|Kongo|Korea|Corea|Corée|Koreja|Virgin Islands|Neitsytsaaret|Jungferninseln|Jungfruöarna
GE Georgia
JO Jordan
"""

# What official names begin with, in English.
OFFICIAL = """
Republic of: AL AM AO AT AZ BA BG BI BJ BW BY CI CL CM CO CR CU CV CY DJ EC EE FI FJ GA GE GH GM GN GQ GT GW GY HN HR HT HU ID IE IN IQ IS IT KE KI KZ LB LR LT LV MD MG MH MK ML MM MT MU MV MW MZ NA NE NI NR PA PE PH PL PT PW PY RO RS RW SC SD SG SI SL SM SN SR SS SV TD TJ TN TR TT UG UZ VU XK YE ZA ZM ZW
Kingdom of: BE BH BT DK ES KH LS MA NL NO SA SE SZ TH TO
State of: ER IL KW LY PS QA
Principality of: AD LI MC
Grand Duchy of: LU
Duchy of: LU
Commonwealth of: AU BS DM PR
Sultanate of: OM
Federal Republic of: DE NG SO
Federal Democratic Republic of: ET NP
Federative Republic of: BR
People's Republic of: BD CN
People's Democratic Republic of: DZ
Democratic People's Republic of: KP=Korea
Democratic Republic of: CD=Congo ST TL
Republic of: CG=Congo KR=Korea
Socialist Republic of: VN
Democratic Socialist Republic of: LK
Islamic Republic of: AF IR MR PK
Plurinational State of: BO
Bolivarian Republic of: VE
United Republic of: TZ
Union of: KM MM
Republic of the Union of: MM
Co-operative Republic of: GY
Independent State of: PG WS
Hashemite Kingdom of: JO
Arab Republic of: EG
Oriental Republic of: UY
Federated States of: FM
Federation of: KN
Province of China: TW
Nation of: BN
Special Administrative Region of China: HK MO
Former Yugoslav Republic of: MK
"""

WITH_ARTICLE = "BS CD CF CG CI DO GM KM MH MM MV NL PH SD".split()

# Further names.
NAMES = """
AE UAE|Emirates|United Arab Emirates (UAE)|Arabiemiraatit|ZEA|VAE|EAU|Emiratos Árabes|Forenede Arabiske Emirater
AQ Antarktyka
AR Argentine Republic|Argentijnse Republiek
AT Republik Österreich
AX Aland Islands|Ahvenanmaa|Åland|Ålandsøerne
BA Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia Herzegovina|Bosnia|BiH|Bosna i Hercegovina|Bosna|Bośnia|Bosnië-Herzegovina
BE Belgien|Belgique|België
BG Република България
BL Saint Barthelemy|Saint Barths
BN Brunei Darussalam
BQ Bonaire, Sint Eustatius and Saba|Bonaire, Saint Eustatius and Saba|Caribbean Netherlands|Bonaire|Isole BES|Bonaire, Sint Eustatius i Saba|Bonaire, Sint Eustatius ja Saba|Bonaire, Saint-Eustache et Saba|Bonaire, San Eustaquio y Saba|Bonaire, Saint Eustatius och Saba
BY Belarus|Byelorussia|Weissrussland|Valko-Venäjä|Białoruś|Bjelorusija|Vitryssland|Biélorussie|Bielorrusia|Fehéroroszország|Wit-Rusland|Bielorrússia
CC Cocos Islands|Keeling Islands
CD DR Congo|Congo (the Democratic Republic of the)|Congo DR|DRC|RDC|Congo-Kinshasa|Congo, Democratic Republic|Democratic Republic Congo|Congo, Dem. Rep.|Repubblica Democratica del Congo|République démocratique du Congo|Demokratická republika Kongo|Kongói Demokratikus Köztársaság|Congo (República Democrática del)|Democratische Republiek Congo|Demokratiske Republik Congo|República Democrática do Congo
CG Congo Republic|Congo-Brazzaville|Republika Konga|Congo, Rep.|Repubblica del Congo|Kongói Köztársaság|Republiek Congo
CH Swiss Confederation|Schweizerische Eidgenossenschaft|Confédération suisse
CI Ivory Coast|Norsunluurannikko|Wybrzeże Kości Słoniowej|Obala Bjelokosti|Elfenbenskusten|Elfenbeinküste|Côte d'Ivoire|Costa de Marfil
CN PRC|China Mainland|Mainland China|PR China
CV Cape Verde|Cabo Verde
CX Isola del Natale
CZ Czech Republic|Czechia|Tšekin tasavalta|Tšekki|Republika Czeska|Czechy|Češka Republika|Česká republika|Česko|Tjeckiska republiken|Tschechische Republik|Tschechei|République tchèque|República Checa|Tschechei
DE BRD|Bundesrepublik Deutschland|Saksan liittotasavalta|Republika Federalna Niemiec|Deutschland|Bondsrepubliek Duitsland
DM Commonwealth of Dominica
DO Dominikanske Republik
EE Eesti Vabariik
EG Arab Republic of Egypt
EH Western Sahara
ES España|Espanja
FI Suomi|Finland|Suomen tasavalta|Republiken Finland|Suomi-Finland|Suomi Finland|Republiek Finland
FJ Fidzsi-szigetek
FK Falkland Islands (Malvinas)|Falkland Islands (the) [Malvinas]|Falklands|Malvinas
FM Micronesia|Federated States of Micronesia
FO Feröer
FR French Republic|République française|Metropolitan France|France métropolitaine|Franse Republiek
GA Gabonese Republic
GB United Kingdom of Great Britain and Northern Ireland|United Kingdom of Great Britain|Great Britain|Britain|UK|U.K.|United Kingdom|Iso-Britannia|Yhdistynyt kuningaskunta|Wielka Brytania|Zjednoczone Królestwo|Velika Britanija|Ujedinjeno Kraljevstvo|Storbritannien|Förenade kungariket|Grossbritannien|Vereinigtes Königreich|Vereinigtes Königreich Großbritannien|Grande-Bretagne|Royaume-Uni|Gran Bretaña|Reino Unido|Lielbritānija|Suurbritannia|Verenigd Koninkrijk van Groot-Brittannië en Noord-Ierland
GE Sakartvelas|Republic of Georgia
GF Fransk Guiana|Francúzska Guayana
GR Hellenic Republic|Hellas|Kreikan tasavalta
GS South Georgia and the South Sandwich Islands|South Georgia|Etelä-Georgia ja Eteläiset Sandwichsaaret|Georgia del Sur y las Islas Sandwich del Sur
GY Guayana
HK Hong Kong SAR|Hong Kong|Hongkong|Hong Kong, China
HM Heard Island and McDonald Islands
HR Republika Hrvatska|Hrvatska|Croatia (Hrvatska)|Kroatian tasavalta|Republika Chorwacji|Republik Kroatien|Republikken Kroatia|Republiken Kroatien
HU Magyarország
IE Eire|Éire|Irish Republic
IR Iran (Islamic Republic)|República Islámica de Irán
IT Italian Republic|Repubblica Italiana
KG Kyrgyz Republic|Kyrgyzstan|Kirghizia|Kirgizia
KN Saint Kitts and Nevis|St Kitts|Saint Kitts och Nevis
KP North Korea|Korea North|Korea, Democratic People's Republic|DPRK|Pohjois-Korea|Korea Północna|Sjeverna Koreja|Nordkorea|Corée du Nord|Corea del Norte|Korean demokraattinen kansantasavalta|República Popular Democrática de Corea|Koreańska Republika Ludowo-Demokratyczna|Demokratska Narodna Republika Koreja
KR South Korea|Korea South|Korea, Republic|ROK|Republic Korea|Etelä-Korea|Korea Południowa|Južna Koreja|Sydkorea|Südkorea|Corée du Sud|Corea del Sur|Korean tasavalta|República de Corea|Republika Korei|Republika Koreja|Republik Korea|République de Corée|Republiken Korea
LA Lao People's Democratic Republic|Lao PDR|Laos|República Democrática Popular Lao
LB Lebanese Republic
LC Saint Lucia
LI Fürstentum Liechtenstein
LT Lietuvos Respublika
LV Latvijas Republika
LY Libya|Libyan Arab Jamahiriya
MD Moldova|Moldavia
ME Montenegro|Crna Gora|Czarnogóra
MF Saint Martin|Saint Martin (French part)|St. Martin (French part)|Saint-Martin (partie française)|Saint Martin (francesa)|Saint Martin (franska delen)
MK North Macedonia|Macedonia|FYROM|Republic of North Macedonia|Republic of Macedonia|Makedonia|Macedonia, the former Yugoslav Republic|Republika Sjeverna Makedonija|Republika Macedonii Północnej
MM Myanmar|Burma|Birma|Birmania|Birmanie|Mjanma|Mianma
MO Macao|Macau|Macao SAR|Macau SAR|Makao|Makau|Macao, China
MP Commonwealth of the Northern Mariana Islands
MX United Mexican States
NE Republic of the Niger
NL Netherlands|Holland|The Netherlands|Kingdom of the Netherlands|Netherlands, Kingdom of the|Nederland|Hollanti|Holandia|Nizozemska|Holandija|Nederländerna|Niederlande|Pays-Bas|Hollande|Países Bajos|Holanda|Olanda|Koninkrijk der Nederlanden
PF French Polynesia
PL Rzeczpospolita Polska|Polska|Puolan tasavalta|Republic of Poland|Republiek Polen
PM Saint Pierre and Miquelon|Saint-Pierre und Miquelon|Saint-Pierre och Miquelon
PN Pitcairn|Pitcairn Islands
PR Puerto Rico
PS Palestine|Palestinian Territory|Palestinian Territory, Occupied|Occupied Palestinian Territory|Palestinian Territories|Staat Palästina|Stato di Palestina|État de Palestine|Palestinska territoriet, ockuperade
PT Portuguese Republic|República Portuguesa
RE Reunion|La Réunion
RO República de Rumanía
RU Russian Federation|Russia|Venäjän federaatio|Federacja Rosyjska|Ruska Federacija|Ryska federationen|Russische Föderation|Fédération de Russie|Federación de Rusia|Российская Федерация|Russische Federatie|Federazione Russa
RW Rwandese Republic
SA KSA|Saudi Arabia|Kingdom of Saudi Arabia|Szaúd-Arábia|Szaudi-Arábia|Royaume d'Arabie saoudite
SE Sverige|Konungariket Sverige|Ruotsin kuningaskunta
SH Saint Helena, Ascension and Tristan da Cunha|Saint Helena|Sankta Helena|Sankt Helena
SI Republika Slovenija|Slovenija|Republik Slowenien
SJ Svalbard and Jan Mayen|Svalbard and Jan Mayen Islands|Svalbard
SK Slovak Republic|Slovensko|Slovenská republika|Slowakische Republik|République slovaque|República Eslovaca|Slovakian tasavalta|Slovačka Republika|Slovakiska republiken|Republika Słowacka
ST Sao Tome and Principe|São Tomé and Príncipe|Sao Tome
SV El Salvador
SX Sint Maarten|Sint Maarten (Dutch part)|St. Maarten|Saint Maarten|Sint Maarten (nederländska delen)|Sint Maarten (Nederlands deel)|Sint Maarten (neerlandesa)
SY Syrian Arab Republic|Syria|Syrien, Arabische Republik|República Árabe Siria|République arabe syrienne
SZ Swaziland|Eswatini|Kingdom of Swaziland
TC Turks and Caicos Islands|Turks and Caicos
TF French Southern Territories|French Southern and Antarctic Lands
TG Togolese Republic
TL East Timor|Timor-Leste
TR Turkey|Türkiye|Turkiye
TT Trinidad and Tobago|Trinidad
TW Taiwan|Taiwan, China|Chinese Taipei|Taiwan, Province of China
TZ Tanzania|United Republic of Tanzania|Tansania, Vereinigte Republik|République unie de Tanzanie
UM United States Minor Outlying Islands|US Minor Outlying Islands|Yhdysvaltain pienet erillissaaret|Islas Ultramarinas Menores de los Estados Unidos
US USA|U.S.A.|US|U.S.|United States|United States of America|The United States of America|US of A|Yhdysvallat|Amerikan yhdysvallat|Stany Zjednoczone|Stany Zjednoczone Ameryki|SAD|Sjedinjene Američke Države|Sjedinjene Države|Förenta staterna|Amerikas förenta stater|Vereinigte Staaten|Vereinigte Staaten von Amerika|États-Unis|États-Unis d'Amérique|Estados Unidos|Estados Unidos de América|EE. UU.|EEUU|EE. UU. de América|EUA|США|Mỹ|Amerikai Egyesült Államok|Spojené státy americké|Spojené štáty americké|Estados Unidos da América|Stati Uniti d'America|Verenigde Staten van Amerika|Amerikas Forenede Stater|Amerikas forente stater|Ameerika Ühendriigid|Statele Unite ale Americii|Združene države Amerike|Соединенные Штаты Америки
UY Eastern Republic of Uruguay
VA Holy See|Vatican|Vatican City State|Holy See (Vatican City State)|Saint-Siège (Vatican)|Santa Sede|Santa Sé|Vatikaanivaltio|Pyhä istuin|Stolica Apostolska|Sveta Stolica|Heliga stolen|Heiliger Stuhl|Saint-Siège
VC Saint Vincent and the Grenadines|St. Vincent and the Grenadines|Saint Vincent|Saint Vincent och Grenadinerna|Saint Vincent og Grenadinene
VG British Virgin Islands|Virgin Islands, British|BVI|Britiske Jomfruøer
VI US Virgin Islands|U.S. Virgin Islands|Virgin Islands, U.S.|United States Virgin Islands|Virgin Islands of the United States|USVI|Islas Vírgenes de los Estados Unidos|Amerikanske Jomfruøer
VN Viet Nam|Vietnam
WF Wallis and Futuna Islands|Wallis ja Futunasaaret
WS Western Samoa
XK Republika Kosovo|Republika e Kosovës
ZA South Africa|RSA|Republic of South Africa|Południowa Afryka|Dél-Afrika|Republika Południowej Afryki|Südafrikanische Republik|Etelä-Afrikan tasavalta|Republiken Sydafrika|Republiek Zuid-Afrika|Južnoafrička Republika
"""

# What is shown where the name of CLDR could not be read back for certain, or
# has an addition that is no part of it.
SHOWN = """
HK Hong Kong|Hongkong|Hongkong|Hong Kong|Hongkong|Hongkong|Hong Kong|Hong Kong
MO Macao|Macao|Makau|Makao|Macao|Macau|Macao|Macao
MM Myanmar
CD Democratic Republic of the Congo
CG Republic of the Congo||Republika Konga|||||República del Congo
CI Côte d'Ivoire
TR Türkiye
"""


def latin_letters():
    """The letters of lib/base/utf8_latin.c and what they are spelled as."""
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "../../base/utf8_latin.c"), encoding="utf-8") as f:
        found = re.findall(r'\{ 0x([0-9A-F]+), "(\w+)" \}', f.read())
    return {chr(int(point, 16)): text for point, text in found}


LATIN = latin_letters()


def is_folded(c):
    """Latin and Greek: what country.c puts through utf8_fold."""
    point = ord(c)
    return (point < 0x2B0 or 0x370 <= point < 0x400 or 0x1E00 <= point < 0x2000
            or 0x2C60 <= point < 0x2C80 or 0xA720 <= point < 0xA800
            or 0xAB30 <= point < 0xAB70 or 0xFB00 <= point < 0xFB07
            or 0xFF00 <= point < 0xFF5F)


def is_kept(c):
    return unicodedata.category(c)[0] in "LM" or unicodedata.category(c) == "Nd"


def key_of(name, exact=False):
    """The key of a name; exact: with its accents."""
    key = ""
    folding = True
    for c in unicodedata.normalize("NFC", name):
        if 0x2B0 <= ord(c) < 0x300:
            continue
        if unicodedata.category(c)[0] == "L":
            folding = is_folded(c)
        elif folding and not exact and unicodedata.category(c)[0] == "M":
            continue
        if is_folded(c) and not exact:
            c = unicodedata.normalize("NFKD", c).casefold()
            c = "".join(LATIN.get(x, x) for x in unicodedata.normalize("NFKD", c)
                        if unicodedata.category(x)[0] != "M")
        else:
            c = c.lower() if len(c.lower()) == 1 else c
        key += "".join(x for x in c if is_kept(x))
    return unicodedata.normalize("NFC", key) if exact else key


def pairs(text):
    return [tuple(x.split("=")) for x in text.split()]


def lines(text):
    """country, names... of each line."""
    for line in text.strip().splitlines():
        country, names = line.split(" ", 1)
        yield country, names.split("|")


def read_names(path):
    """[locale, country, name]..."""
    with open(path, encoding="utf-8") as f:
        return [line.rstrip("\n").split("\t") for line in f][2:]


def read_variants(folder):
    """As read_names; short forms of two letters of an alphabet are left out."""
    rows = []
    for locale in sorted(os.listdir(folder)):
        path = os.path.join(folder, locale, "territories.json")
        if not os.path.exists(path):
            continue
        with open(path, encoding="utf-8") as f:
            names = json.load(f)["main"][locale]["localeDisplayNames"]["territories"]
        for code, name in names.items():
            country = code.split("-alt-")[0]
            if len(country) == 2 and name != code and (country == code or len(key_of(name)) > 2
                                                         or key_of(name) > "\u1000"):
                rows.append([locale, country, name])
    return rows


def shown_names(rows):
    """country -> the names that are written, in the order of LANGUAGES."""
    names = {(locale, country): name for locale, country, name in rows}
    own = dict(lines(SHOWN))
    shown = {}
    for country in [x[0] for x in pairs(CODES)]:
        shown[country] = []
        for i, language in enumerate(LANGUAGES):
            name = names[language, country]
            if language == "en":
                name = english(name)
            mine = own.get(country, [])
            shown[country].append(mine[i] if i < len(mine) and mine[i] else name)
    return shown


def english(name):
    return re.sub(r"^St\. ", "Saint ", name.replace("&", "and"))


def official_names(english_name):
    """country, official name and its inversion: Iran, Islamic Republic of."""
    for line in OFFICIAL.strip().splitlines():
        title, countries = line.split(": ")
        for country in countries.split():
            country, _, name = country.partition("=")
            for name in [name] if name else english_name[country]:
                if title == "Province of China" or title.startswith("Special"):
                    yield country, name + " " + title
                    continue
                yield country, title + " " + name
                yield country, name + " " + title
                yield country, name + " the " + title
                if country in WITH_ARTICLE:
                    yield country, title + " the " + name
                    yield country, name + " " + title + " the"


def calling_codes(path):
    """Calling code -> its countries, the main one first."""
    with open(path, encoding="utf-8") as f:
        text = f.read()
    codes = collections.defaultdict(list)
    for attributes in re.findall(r"<territory\s([^>]*)>", text):
        a = dict(re.findall(r'(\w+)="([^"]*)"', attributes))
        if not re.fullmatch("[A-Z]{2}", a["id"]):
            continue
        if a["countryCode"] == "1" and a["id"] not in ("US", "CA"):
            for area in re.sub(r"8001\|8\[024\]9", "809|829|849", a["leadingDigits"]).split("|"):
                codes["1" + area].append(a["id"])
        elif "mainCountryForCode" in a:
            codes[a["countryCode"]].insert(0, a["id"])
        else:
            codes[a["countryCode"]].append(a["id"])
    return codes


# A calling code that a country shares with its own parts is that country's.
WITH_PARTS = {"AU": ["CC", "CX"], "FI": ["AX"], "GB": ["GG", "IM", "JE"], "IT": ["VA"],
              "MA": ["EH"], "NO": ["SJ"], "SH": ["TA"]}


KINDS = ["subdivision", "retired", "name", "code", "ambiguous", "capitals"]


class Keys:
    def __init__(self):
        self.found = collections.defaultdict(lambda: collections.defaultdict(set))

    def add(self, what, country, name, key=None):
        self.found[key or key_of(name)][what, country].add(name)


def collect(rows, codes, dial, shown):
    keys = Keys()
    parts = dict(pairs(PARTS))
    english_name = collections.defaultdict(set)
    for locale, country, name in rows:
        if locale == "en" and country in codes:
            english_name[country] |= {name, english(name)}
        if country in parts:
            keys.add("subdivision", parts[country], name)
        elif country in codes:
            keys.add("name", country, name)
    for country, names in lines(NAMES):
        for name in names:
            keys.add("name", country, name)
    for country in codes:
        for name in shown[country] + list(english_name[country]):
            keys.add("name", country, name)
    for names in english_name.values():
        names -= {n for n in names if "&" in n or re.match("Congo|North|South Korea|.*SAR", n)
                  and not re.match("North Mac|Northern", n)}
    english_name["MK"].add("Macedonia")
    english_name["HK"].add("Hong Kong")
    english_name["MO"] |= {"Macao", "Macau"}
    for country, name in official_names(english_name):
        keys.add("name", country, name)
    for what, text in (("subdivision", SUBDIVISIONS), ("retired", FORMER), ("ambiguous", AMBIGUOUS)):
        for country, names in lines(text):
            for name in names:
                keys.add(what, country, name)
    for what, text in (("code", CODES_TOO), ("subdivision", PART_CODES), ("retired", FORMER_CODES),
                       ("ambiguous", AMBIGUOUS_CODES)):
        for country, code in pairs(text):
            keys.add(what, country, code)
    for country, (alpha3, numeric) in codes.items():
        for code in (alpha3, numeric):
            if code != "-":
                keys.add("code", country, code)
    for code, countries in dial.items():
        sole = len(countries) == 1 or set(countries[1:]) <= set(WITH_PARTS.get(countries[0], []))
        country = dict(pairs(PARTS)).get(countries[0], countries[0])
        keys.add("name" if sole else "ambiguous", country if sole else "-", "+" + code, "+" + code)
    return keys


def settle(keys, codes):
    """One meaning for each key; accents tell where they can."""
    settled = {}
    for key, meanings in sorted(keys.found.items()):
        settle_key(settled, key, dict(meanings), codes)
    return settled


def settle_exact(settled, key, meanings):
    """Spellings with accents that are those of one country only."""
    exact = collections.defaultdict(set)
    for m, names in meanings.items():
        for name in names:
            exact[key_of(name, True)].add(m)
    for spelling, these in exact.items():
        if spelling != key and len({m[1] for m in these} | {"-"}) == 2:
            settled[spelling] = min(these)
    return exact


def settle_key(settled, key, meanings, codes):
    ambiguous = [m for m in meanings if m[0] == "ambiguous"]
    if ambiguous:
        settled[key] = ambiguous[0]
        if ambiguous[0][1] == "-":
            settle_exact(settled, key, meanings)
        return
    code = [m for m in meanings if m[0] != "name" and m[1] != "-" and len(key) <= 3]
    if key.upper() in codes:
        code.append(("code", key.upper()))
        meanings[code[-1]] = {key}
    if len({m[1] for m in meanings}) == 1:
        settled[key] = min(meanings, key=lambda m: KINDS.index(m[0]))
        return
    exact = settle_exact(settled, key, meanings)
    plain = sorted(exact.get(key, []))
    if code and plain:
        settled[key] = code[0] if len({m[1] for m in plain}) == 1 else ("capitals", code[0][1])
    elif len({m[1] for m in plain}) == 1:
        settled[key] = ("code", plain[0][1])
    else:
        settled[key] = ("ambiguous", "-")
    print("note: %s: %s -> %s" % (key, meanings, settled[key]), file=sys.stderr)


def main():
    rows = read_names(sys.argv[1])
    codes = {c: (a, n) for c, a, n in pairs(CODES)}
    shown = shown_names(rows)
    rows += read_variants(sys.argv[3])
    settled = settle(collect(rows, codes, calling_codes(sys.argv[2]), shown), codes)
    table = collections.defaultdict(list)
    for key, (what, country) in settled.items():
        if not (len(key) == 2 and key.upper() in codes and what == "code"):
            table[country, what].append(key)
    for country, (alpha3, numeric) in codes.items():
        table[country, "codes"] = [alpha3, numeric]
    out = [HEAD]
    for country in sorted({c for c, _ in table}):
        if country in shown:
            out.append("%s\tcodes\t%s\n" % (country, " ".join(table[country, "codes"])))
            out.append("%s\tshown\t%s\n" % (country, "|".join(shown[country])))
        for what in KINDS:
            if table[country, what]:
                out.append("%s\t%s\t%s\n" % (country, what, " ".join(sorted(table[country, what]))))
    sys.stdout.buffer.write("".join(out).encode())


main()
