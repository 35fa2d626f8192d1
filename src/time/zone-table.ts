// Made by `npm run zones` (platforms/zones); not to be changed by hand.

/** The release of the IANA time zone database that these rules are of. */
export const RELEASE = '2026f'

/** The instants that the table covers, in ms; the second one no more. */
export const COVERED = { from: 1735689600000, to: 2114380800000 }

/** What only an engine with the rules of this release, or newer ones, says. */
export const NEWEST = { zone: 'America/Havana', instant: 1794700800000, offset_min: -240 }

/** Offsets, changes and names of each group of zones, as platforms/zones/table.ts describes. */
export const RULES = `
0||Africa/Abidjan /Accra /Bamako /Banjul /Bissau /Conakry /Dakar /Freetown /Lome /Monrovia /Nouakchott /Ouagadougou /Sao_Tome /Timbuktu>Africa/Bamako America/Danmarkshavn Atlantic/Reykjavik /St_Helena Etc/GMT /GMT+0 /GMT-0 /GMT0 /Greenwich /UCT /UTC /Universal /Zulu GMT GMT+0 GMT-0 GMT0 Greenwich Iceland>Atlantic/Reykjavik UCT UTC Universal Zulu
180||Africa/Addis_Ababa /Asmara /Asmera>Africa/Asmara /Dar_es_Salaam /Djibouti /Kampala /Mogadishu /Nairobi Antarctica/Syowa Asia/Aden /Amman /Baghdad /Bahrain /Damascus /Istanbul>Europe/Istanbul /Kuwait /Qatar /Riyadh Etc/GMT-3 Europe/Istanbul /Kirov /Minsk /Moscow /Simferopol /Volgograd Indian/Antananarivo /Comoro /Mayotte Turkey>Europe/Istanbul W-SU>Europe/Moscow
60||Africa/Algiers /Bangui /Brazzaville /Douala /Kinshasa /Lagos /Libreville /Luanda /Malabo /Ndjamena /Niamey /Porto-Novo /Tunis Etc/GMT-1
120||Africa/Blantyre /Bujumbura /Gaborone /Harare /Johannesburg /Juba /Khartoum /Kigali /Lubumbashi /Lusaka /Maputo /Maseru /Mbabane /Tripoli /Windhoek Etc/GMT-2 Europe/Kaliningrad Libya>Africa/Tripoli
120 180|3iko 5tyc 5eho 5tyc 5m9o 5m6c 5m9o 5m6c 5m9o 5m6c 5m9o 5tyc 5eho 5tyc 5m9o 5m6c 5m9o 5m6c 5m9o 5m6c 5m9o 5m6c 5m9o 5tyc|Africa/Cairo Egypt>Africa/Cairo
60 0|1mzc 1ao0 9q00 12w0 5m6c|Africa/Casablanca /El_Aaiun
60 120|2pto 6hc0 4r40 6hc0 4r40 6p40 4jc0 6p40 4jc0 6p40 4r40 6hc0 4r40 6hc0 4r40 6p40 4jc0 6p40 4jc0 6p40 4jc0 6p40 4r40 6hc0|Africa/Ceuta Arctic/Longyearbyen Atlantic/Jan_Mayen>Arctic/Longyearbyen CET>Europe/Brussels Europe/Amsterdam /Andorra /Belgrade /Berlin /Bratislava /Brussels /Budapest /Busingen /Copenhagen /Gibraltar /Ljubljana /Luxembourg /Madrid /Malta /Monaco /Oslo /Paris /Podgorica /Prague /Rome /San_Marino /Sarajevo /Skopje /Stockholm /Tirane /Vaduz /Vatican /Vienna /Warsaw /Zagreb /Zurich MET>Europe/Brussels Poland>Europe/Warsaw
-600 -540|2300 7cec 3w1o 7cec 43to 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 43to 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec|America/Adak /Atka>America/Adak US/Aleutian>America/Adak
-540 -480|22yc 7cec 3w1o 7cec 43to 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 43to 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec|America/Anchorage /Juneau /Metlakatla /Nome /Sitka /Yakutat US/Alaska>America/Anchorage
-240||America/Anguilla /Antigua /Aruba /Barbados /Blanc-Sablon /Boa_Vista /Campo_Grande /Caracas /Cuiaba /Curacao /Dominica /Grenada /Guadeloupe /Guyana /Kralendijk /La_Paz /Lower_Princes /Manaus /Marigot /Martinique /Montserrat /Port_of_Spain /Porto_Velho /Puerto_Rico /Santo_Domingo /St_Barthelemy /St_Kitts /St_Lucia /St_Thomas /St_Vincent /Tortola /Virgin>America/St_Thomas Brazil/West>America/Manaus Etc/GMT+4
-180||America/Araguaina /Argentina/Buenos_Aires /Argentina/Catamarca /Argentina/ComodRivadavia>America/Argentina/Catamarca /Argentina/Cordoba /Argentina/Jujuy /Argentina/La_Rioja /Argentina/Mendoza /Argentina/Rio_Gallegos /Argentina/Salta /Argentina/San_Juan /Argentina/San_Luis /Argentina/Tucuman /Argentina/Ushuaia /Asuncion /Bahia /Belem /Buenos_Aires>America/Argentina/Buenos_Aires /Catamarca>America/Argentina/Catamarca /Cayenne /Cordoba>America/Argentina/Cordoba /Coyhaique /Fortaleza /Jujuy>America/Argentina/Jujuy /Maceio /Mendoza>America/Argentina/Mendoza /Montevideo /Paramaribo /Punta_Arenas /Recife /Rosario>America/Argentina/Cordoba /Santarem /Sao_Paulo Antarctica/Palmer /Rothera Atlantic/Stanley Brazil/East>America/Sao_Paulo Etc/GMT+3
-300||America/Atikokan /Bogota /Cancun /Cayman /Coral_Harbour>America/Atikokan /Eirunepe /Guayaquil /Jamaica /Lima /Panama /Porto_Acre>America/Rio_Branco /Rio_Branco Brazil/Acre>America/Rio_Branco EST>America/Panama Etc/GMT+5 Jamaica>America/Jamaica
-360||America/Bahia_Banderas /Belize /Chihuahua /Costa_Rica /El_Salvador /Guatemala /Managua /Merida /Mexico_City /Monterrey /Regina /Swift_Current /Tegucigalpa Canada/Saskatchewan>America/Regina Etc/GMT+6 Mexico/General>America/Mexico_City Pacific/Galapagos
-420 -360|22v0 7cec 3w1o 7cec 43to 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 43to 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec|America/Boise /Cambridge_Bay /Ciudad_Juarez /Denver /Shiprock>America/Denver MST7MDT Navajo>America/Denver US/Mountain>America/Denver
-360 -300|22tc 7cec 3w1o 7cec 43to 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 43to 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec|America/Chicago /Indiana/Knox /Indiana/Tell_City /Knox_IN>America/Indiana/Knox /Matamoros /Menominee /North_Dakota/Beulah /North_Dakota/Center /North_Dakota/New_Salem /Ojinaga /Rankin_Inlet /Resolute CST6CDT US/Central>America/Chicago /Indiana-Starke>America/Indiana/Knox
-420||America/Creston /Dawson /Dawson_Creek /Fort_Nelson /Hermosillo /Mazatlan /Phoenix /Whitehorse Canada/Yukon>America/Whitehorse Etc/GMT+7 MST>America/Phoenix Mexico/BajaSur>America/Mazatlan US/Arizona>America/Phoenix
-300 -240|22ro 7cec 3w1o 7cec 43to 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 43to 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec|America/Detroit /Fort_Wayne>America/Indiana/Indianapolis /Grand_Turk /Indiana/Indianapolis /Indiana/Marengo /Indiana/Petersburg /Indiana/Vevay /Indiana/Vincennes /Indiana/Winamac /Indianapolis>America/Indiana/Indianapolis /Iqaluit /Kentucky/Louisville /Kentucky/Monticello /Louisville>America/Kentucky/Louisville /Montreal>America/Toronto /Nassau /New_York /Nipigon>America/Toronto /Pangnirtung>America/Iqaluit /Port-au-Prince /Thunder_Bay>America/Toronto /Toronto Canada/Eastern>America/Toronto EST5EDT US/East-Indiana>America/Indiana/Indianapolis /Eastern>America/New_York /Michigan>America/Detroit
-420 -360|22v0 7cec 3w1o|America/Edmonton /Inuvik /Yellowknife>America/Edmonton Canada/Mountain>America/Edmonton
-480 -420|22wo 7cec 3w1o 7cec 43to 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 43to 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec|America/Ensenada>America/Tijuana /Los_Angeles /Santa_Isabel>America/Tijuana /Tijuana Mexico/BajaNorte>America/Tijuana PST8PDT US/Pacific>America/Los_Angeles
-240 -180|22q0 7cec 3w1o 7cec 43to 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 43to 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec|America/Glace_Bay /Goose_Bay /Halifax /Moncton /Thule Atlantic/Bermuda Canada/Atlantic>America/Halifax
-120 -60|2pto 6hc0 4r40 6hc0 4r40 6p40 4jc0 6p40 4jc0 6p40 4r40 6hc0 4r40 6hc0 4r40 6p40 4jc0 6p40 4jc0 6p40 4jc0 6p40 4r40 6hc0|America/Godthab>America/Nuuk /Nuuk /Scoresbysund
-300 -240|22oc 7cg0 3w00 iso0 3w00 7cg0 3w00 7cg0 3w00 7cg0 3w00 7cg0 43s0 7cg0 3w00 7cg0 3w00 7cg0 3w00 7cg0 3w00 7cg0|America/Havana Cuba>America/Havana
-180 -120|22oc 7cec 3w1o 7cec 43to 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 43to 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec|America/Miquelon
-120||America/Noronha Atlantic/South_Georgia Brazil/DeNoronha>America/Noronha Etc/GMT+2
-360 -300|22tc 7cec 3w1o|America/Rainy_River>America/Winnipeg /Winnipeg Canada/Central>America/Winnipeg
-180 -240|2xp0 4r5o 6hac 4r5o 6hac 4r5o 6hac 4r5o 6p2c 4jdo 6p2c 4r5o 6hac 4r5o 6hac 4r5o 6hac 4r5o 6hac 4r5o 6p2c 4jdo 6p2c 4r5o|America/Santiago Chile/Continental>America/Santiago
-210 -150|22p6 7cec 3w1o 7cec 43to 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 43to 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec 3w1o 7cec|America/St_Johns Canada/Newfoundland>America/St_Johns
-480 -420|22wo 7cec 3w1o|America/Vancouver Canada/Pacific>America/Vancouver
480||Antarctica/Casey Asia/Brunei /Choibalsan>Asia/Ulaanbaatar /Chongqing>Asia/Shanghai /Chungking>Asia/Shanghai /Harbin>Asia/Shanghai /Hong_Kong /Irkutsk /Kuala_Lumpur /Kuching /Macao>Asia/Macau /Macau /Makassar /Manila /Shanghai /Singapore /Taipei /Ujung_Pandang>Asia/Makassar /Ulaanbaatar /Ulan_Bator>Asia/Ulaanbaatar Australia/Perth /West>Australia/Perth Etc/GMT-8 Hongkong>Asia/Hong_Kong PRC>Asia/Shanghai ROC>Asia/Taipei Singapore>Asia/Singapore
420||Antarctica/Davis Asia/Bangkok /Barnaul /Ho_Chi_Minh /Hovd /Jakarta /Krasnoyarsk /Novokuznetsk /Novosibirsk /Phnom_Penh /Pontianak /Saigon>Asia/Ho_Chi_Minh /Tomsk /Vientiane Etc/GMT-7 Indian/Christmas
600||Antarctica/DumontDUrville Asia/Ust-Nera /Vladivostok Australia/Brisbane /Lindeman /Queensland>Australia/Brisbane Etc/GMT-10 Pacific/Chuuk /Guam /Port_Moresby /Saipan /Truk>Pacific/Chuuk /Yap>Pacific/Chuuk
660 600|2x6o 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5u00 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5u00 5m80 5m80|Antarctica/Macquarie Australia/ACT>Australia/Sydney /Canberra>Australia/Sydney /Currie>Australia/Hobart /Hobart /Melbourne /NSW>Australia/Sydney /Sydney /Tasmania>Australia/Hobart /Victoria>Australia/Melbourne
300||Antarctica/Mawson /Vostok Asia/Almaty /Aqtau /Aqtobe /Ashgabat /Ashkhabad>Asia/Ashgabat /Atyrau /Dushanbe /Karachi /Oral /Qostanay /Qyzylorda /Samarkand /Tashkent /Yekaterinburg Etc/GMT-5 Indian/Kerguelen /Maldives
780 720|2x3c 5eg0 5u00 5eg0 5u00 5eg0 5u00 5eg0 5u00 5m80 5u00 5eg0 5u00 5eg0 5u00 5eg0 5u00 5eg0 5u00 5eg0 5u00 5m80 5u00 5eg0|Antarctica/McMurdo /South_Pole>Antarctica/McMurdo NZ>Pacific/Auckland Pacific/Auckland
0 120|2pto 6hc0 4r40 6hc0 4r40 6p40 4jc0 6p40 4jc0 6p40 4r40 6hc0 4r40 6hc0 4r40 6p40 4jc0 6p40 4jc0 6p40 4jc0 6p40 4r40 6hc0|Antarctica/Troll
720||Asia/Anadyr /Kamchatka Etc/GMT-12 Kwajalein>Pacific/Kwajalein Pacific/Fiji /Funafuti /Kwajalein /Majuro /Nauru /Tarawa /Wake /Wallis
240||Asia/Baku /Dubai /Muscat /Tbilisi /Yerevan Etc/GMT-4 Europe/Astrakhan /Samara /Saratov /Ulyanovsk Indian/Mahe /Mauritius /Reunion
120 180|2poo 6hac 4r5o 6hac 4r5o 6p2c 4jdo 6p2c 4jdo 6p2c 4r5o 6hac 4r5o 6hac 4r5o 6p2c 4jdo 6p2c 4jdo 6p2c 4jdo 6p2c 4r5o 6hac|Asia/Beirut
360||Asia/Bishkek /Dacca>Asia/Dhaka /Dhaka /Kashgar>Asia/Urumqi /Omsk /Thimbu>Asia/Thimphu /Thimphu /Urumqi Etc/GMT-6 Indian/Chagos
330||Asia/Calcutta>Asia/Kolkata /Colombo /Kolkata
540||Asia/Chita /Dili /Jayapura /Khandyga /Pyongyang /Seoul /Tokyo /Yakutsk Etc/GMT-9 Japan>Asia/Tokyo Pacific/Palau ROK>Asia/Seoul
120 180|2pto 6hc0 4r40 6hc0 4r40 6p40 4jc0 6p40 4jc0 6p40 4r40 6hc0 4r40 6hc0 4r40 6p40 4jc0 6p40 4jc0 6p40 4jc0 6p40 4r40 6hc0|Asia/Famagusta /Nicosia EET>Europe/Athens Europe/Athens /Bucharest /Chisinau /Helsinki /Kiev>Europe/Kyiv /Kyiv /Mariehamn /Nicosia>Asia/Nicosia /Riga /Sofia /Tallinn /Tiraspol>Europe/Chisinau /Uzhgorod>Europe/Kyiv /Vilnius /Zaporozhye>Europe/Kyiv
120 180|3480 61qc 4r5o 6hac 4r5o 6p2c 4jdo 6p2c 4jdo 6p2c 4r5o 6hac 4r5o 6hac 4r5o 6p2c 4jdo 6p2c 4jdo 6p2c 4jdo 6p2c 4r5o 69ic|Asia/Gaza /Hebron
120 180|2nk0 6jic 4oxo 6jic 4oxo 6rac 4h5o 6rac 4h5o 6rac 4oxo 6jic 4oxo 6jic 4oxo 6rac 4h5o 6rac 4h5o 6rac 4h5o 6rac 4oxo 6jic|Asia/Jerusalem /Tel_Aviv>Asia/Jerusalem Israel>Asia/Jerusalem
270||Asia/Kabul
345||Asia/Kathmandu /Katmandu>Asia/Kathmandu
660||Asia/Magadan /Sakhalin /Srednekolymsk Etc/GMT-11 Pacific/Bougainville /Efate /Guadalcanal /Kosrae /Noumea /Pohnpei /Ponape>Pacific/Pohnpei
390||Asia/Rangoon>Asia/Yangon /Yangon Indian/Cocos
210||Asia/Tehran Iran>Asia/Tehran
-60 0|2pto 6hc0 4r40 6hc0 4r40 6p40 4jc0 6p40 4jc0 6p40 4r40 6hc0 4r40 6hc0 4r40 6p40 4jc0 6p40 4jc0 6p40 4jc0 6p40 4r40 6hc0|Atlantic/Azores
0 60|2pto 6hc0 4r40 6hc0 4r40 6p40 4jc0 6p40 4jc0 6p40 4r40 6hc0 4r40 6hc0 4r40 6p40 4jc0 6p40 4jc0 6p40 4jc0 6p40 4r40 6hc0|Atlantic/Canary /Faeroe>Atlantic/Faroe /Faroe /Madeira Eire>Europe/Dublin Europe/Belfast>Europe/London /Dublin /Guernsey /Isle_of_Man /Jersey /Lisbon /London GB-Eire>Europe/London GB>Europe/London Portugal>Europe/Lisbon WET>Europe/Lisbon
-60||Atlantic/Cape_Verde Etc/GMT+1
630 570|2x7i 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5u00 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5u00 5m80 5m80|Australia/Adelaide /Broken_Hill /South>Australia/Adelaide /Yancowinna>Australia/Broken_Hill
570||Australia/Darwin /North>Australia/Darwin
525||Australia/Eucla
660 630|2x50 5m8u 5m76 5m8u 5m76 5m8u 5m76 5m8u 5m76 5u0u 5m76 5m8u 5m76 5m8u 5m76 5m8u 5m76 5m8u 5m76 5m8u 5m76 5u0u 5m76 5m8u|Australia/LHI>Australia/Lord_Howe /Lord_Howe
-300 -360|2xp0 4r5o 6hac 4r5o 6hac 4r5o 6hac 4r5o 6p2c 4jdo 6p2c 4r5o 6hac 4r5o 6hac 4r5o 6hac 4r5o 6hac 4r5o 6p2c 4jdo 6p2c 4r5o|Chile/EasterIsland>Pacific/Easter Pacific/Easter
780||Etc/GMT-13 Pacific/Apia /Enderbury>Pacific/Kanton /Fakaofo /Kanton /Tongatapu
840||Etc/GMT-14 Pacific/Kiritimati
-600||Etc/GMT+10 HST>Pacific/Honolulu Pacific/Honolulu /Johnston>Pacific/Honolulu /Rarotonga /Tahiti US/Hawaii>Pacific/Honolulu
-660||Etc/GMT+11 Pacific/Midway /Niue /Pago_Pago /Samoa>Pacific/Pago_Pago US/Samoa>Pacific/Pago_Pago
-720||Etc/GMT+12
-480||Etc/GMT+8 Pacific/Pitcairn
-540||Etc/GMT+9 Pacific/Gambier
825 765|2x3c 5eg0 5u00 5eg0 5u00 5eg0 5u00 5eg0 5u00 5m80 5u00 5eg0 5u00 5eg0 5u00 5eg0 5u00 5eg0 5u00 5eg0 5u00 5m80 5u00 5eg0|NZ-CHAT>Pacific/Chatham Pacific/Chatham
-570||Pacific/Marquesas
720 660|2x50 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5u00 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5m80 5u00 5m80 5m80|Pacific/Norfolk`
