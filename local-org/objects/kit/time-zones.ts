/** The time zones Salesforce offers, for users, the organisation and recurring activities. */
import type { Choice } from './choices.ts'

/** Offset and name of a zone, then its keys; a line that begins with blanks goes on. Offsets are those of summer 2026. */
const ZONES = `
GMT+14:00 Line Islands Time: Pacific/Kiritimati
GMT+13:00 Apia Standard Time: Pacific/Apia
GMT+13:00 Phoenix Islands Time: Pacific/Enderbury
GMT+13:00 Tokelau Time: Pacific/Fakaofo
GMT+13:00 Tonga Standard Time: Pacific/Tongatapu
GMT+12:45 Chatham Standard Time: Pacific/Chatham
GMT+12:00 New Zealand Standard Time: Antarctica/McMurdo Pacific/Auckland
GMT+12:00 Anadyr Standard Time: Asia/Anadyr
GMT+12:00 Petropavlovsk-Kamchatski Standard Time: Asia/Kamchatka
GMT+12:00 Fiji Standard Time: Pacific/Fiji
GMT+12:00 Tuvalu Time: Pacific/Funafuti
GMT+12:00 Marshall Islands Time: Pacific/Kwajalein Pacific/Majuro
GMT+12:00 Nauru Time: Pacific/Nauru
GMT+12:00 Gilbert Islands Time: Pacific/Tarawa
GMT+12:00 Wake Island Time: Pacific/Wake
GMT+12:00 Wallis & Futuna Time: Pacific/Wallis
GMT+11:00 Magadan Standard Time: Asia/Magadan Asia/Srednekolymsk
GMT+11:00 Sakhalin Standard Time: Asia/Sakhalin
GMT+11:00 Bougainville Standard Time: Pacific/Bougainville
GMT+11:00 Vanuatu Standard Time: Pacific/Efate
GMT+11:00 Solomon Islands Time: Pacific/Guadalcanal
GMT+11:00 Kosrae Time: Pacific/Kosrae
GMT+11:00 Norfolk Island Standard Time: Pacific/Norfolk
GMT+11:00 New Caledonia Standard Time: Pacific/Noumea
GMT+11:00 Ponape Time: Pacific/Ponape
GMT+10:30 Lord Howe Standard Time: Australia/Lord_Howe
GMT+10:00 Dumont-d’Urville Time: Antarctica/DumontDUrville
GMT+10:00 Australian Eastern Standard Time: Antarctica/Macquarie Australia/Brisbane Australia/Currie
  Australia/Hobart Australia/Lindeman Australia/Melbourne Australia/Sydney
GMT+10:00 Vladivostok Standard Time: Asia/Ust-Nera Asia/Vladivostok
GMT+10:00 Chamorro Standard Time: Pacific/Guam Pacific/Saipan
GMT+10:00 Papua New Guinea Time: Pacific/Port_Moresby
GMT+10:00 Chuuk Time: Pacific/Truk
GMT+09:30 Australian Central Standard Time: Australia/Adelaide Australia/Broken_Hill Australia/Darwin
GMT+09:00 Yakutsk Standard Time: Asia/Chita Asia/Khandyga Asia/Yakutsk
GMT+09:00 East Timor Time: Asia/Dili
GMT+09:00 Eastern Indonesia Time: Asia/Jayapura
GMT+09:00 Korean Standard Time: Asia/Seoul
GMT+09:00 Japan Standard Time: Asia/Tokyo
GMT+09:00 Palau Time: Pacific/Palau
GMT+08:45 Australian Central Western Standard Time: Australia/Eucla
GMT+08:00 Casey Time: Antarctica/Casey
GMT+08:00 Brunei Darussalam Time: Asia/Brunei
GMT+08:00 Ulaanbaatar Standard Time: Asia/Choibalsan Asia/Ulaanbaatar
GMT+08:00 Hong Kong Standard Time: Asia/Hong_Kong
GMT+08:00 Irkutsk Standard Time: Asia/Irkutsk
GMT+08:00 Malaysia Time: Asia/Kuala_Lumpur Asia/Kuching
GMT+08:00 China Standard Time: Asia/Macau Asia/Shanghai
GMT+08:00 Central Indonesia Time: Asia/Makassar
GMT+08:00 Philippine Standard Time: Asia/Manila
GMT+08:00 Singapore Standard Time: Asia/Singapore
GMT+08:00 Taipei Standard Time: Asia/Taipei
GMT+08:00 Australian Western Standard Time: Australia/Perth
GMT+07:00 Davis Time: Antarctica/Davis
GMT+07:00 Indochina Time: Asia/Bangkok Asia/Ho_Chi_Minh Asia/Phnom_Penh Asia/Vientiane
GMT+07:00 Moscow Standard Time + 4: Asia/Barnaul Asia/Tomsk
GMT+07:00 Hovd Standard Time: Asia/Hovd
GMT+07:00 Western Indonesia Time: Asia/Jakarta Asia/Pontianak
GMT+07:00 Krasnoyarsk Standard Time: Asia/Krasnoyarsk Asia/Novokuznetsk
GMT+07:00 Novosibirsk Standard Time: Asia/Novosibirsk
GMT+07:00 Christmas Island Time: Indian/Christmas
GMT+06:30 Myanmar Time: Asia/Rangoon
GMT+06:30 Cocos Islands Time: Indian/Cocos
GMT+06:00 Kyrgyzstan Time: Asia/Bishkek
GMT+06:00 Bangladesh Standard Time: Asia/Dhaka
GMT+06:00 Omsk Standard Time: Asia/Omsk
GMT+06:00 Bhutan Time: Asia/Thimphu
GMT+06:00 China Standard Time: Asia/Urumqi
GMT+06:00 Indian Ocean Time: Indian/Chagos
GMT+05:45 Nepal Time: Asia/Kathmandu
GMT+05:30 India Standard Time: Asia/Colombo Asia/Kolkata
GMT+05:00 Mawson Time: Antarctica/Mawson
GMT+05:00 Vostok Time: Antarctica/Vostok
GMT+05:00 East Kazakhstan Time: Asia/Almaty Asia/Qostanay
GMT+05:00 West Kazakhstan Time: Asia/Aqtau Asia/Aqtobe Asia/Atyrau Asia/Oral Asia/Qyzylorda
GMT+05:00 Turkmenistan Standard Time: Asia/Ashgabat
GMT+05:00 Tajikistan Time: Asia/Dushanbe
GMT+05:00 Pakistan Standard Time: Asia/Karachi
GMT+05:00 Uzbekistan Standard Time: Asia/Samarkand Asia/Tashkent
GMT+05:00 Yekaterinburg Standard Time: Asia/Yekaterinburg
GMT+05:00 French Southern & Antarctic Time: Indian/Kerguelen
GMT+05:00 Maldives Time: Indian/Maldives
GMT+04:30 Afghanistan Time: Asia/Kabul
GMT+04:00 Azerbaijan Standard Time: Asia/Baku
GMT+04:00 Gulf Standard Time: Asia/Dubai Asia/Muscat
GMT+04:00 Georgia Standard Time: Asia/Tbilisi
GMT+04:00 Armenia Standard Time: Asia/Yerevan
GMT+04:00 Samara Standard Time: Europe/Astrakhan Europe/Samara
GMT+04:00 Moscow Standard Time + 1: Europe/Saratov Europe/Ulyanovsk
GMT+04:00 Seychelles Time: Indian/Mahe
GMT+04:00 Mauritius Standard Time: Indian/Mauritius
GMT+04:00 Réunion Time: Indian/Reunion
GMT+03:00 East Africa Time: Africa/Addis_Ababa Africa/Asmera Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala
  Africa/Mogadishu Africa/Nairobi Indian/Antananarivo Indian/Comoro Indian/Mayotte
GMT+03:00 Eastern European Standard Time: Africa/Cairo Asia/Amman Europe/Istanbul
GMT+03:00 Syowa Time: Antarctica/Syowa
GMT+03:00 Arabian Standard Time: Asia/Aden Asia/Baghdad Asia/Bahrain Asia/Kuwait Asia/Qatar Asia/Riyadh
GMT+03:00 Eastern European Summer Time: Europe/Kiev Asia/Beirut Asia/Famagusta Asia/Gaza Asia/Hebron Asia/Nicosia Europe/Athens
  Europe/Bucharest Europe/Chisinau Europe/Helsinki Europe/Mariehamn Europe/Riga Europe/Sofia Europe/Tallinn
  Europe/Uzhgorod Europe/Vilnius Europe/Zaporozhye
GMT+03:00 Israel Daylight Time: Asia/Jerusalem
GMT+03:00 Moscow Standard Time: Europe/Kirov Europe/Minsk Europe/Moscow
GMT+03:00 Volgograd Standard Time: Europe/Volgograd
GMT+02:00 Central Africa Time: Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Juba
  Africa/Khartoum Africa/Kigali Africa/Lubumbashi Africa/Lusaka Africa/Maputo Africa/Windhoek
GMT+02:00 Central European Summer Time: Africa/Ceuta Antarctica/Troll Arctic/Longyearbyen Europe/Amsterdam
  Europe/Andorra Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Budapest Europe/Busingen
  Europe/Copenhagen Europe/Gibraltar Europe/Ljubljana Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco
  Europe/Oslo Europe/Paris Europe/Podgorica Europe/Prague Europe/Rome Europe/San_Marino Europe/Sarajevo
  Europe/Skopje Europe/Stockholm Europe/Tirane Europe/Vaduz Europe/Vatican Europe/Vienna Europe/Warsaw
  Europe/Zagreb Europe/Zurich
GMT+02:00 South Africa Standard Time: Africa/Johannesburg Africa/Maseru Africa/Mbabane
GMT+02:00 Eastern European Standard Time: Africa/Tripoli Europe/Kaliningrad
GMT+01:00 Central European Standard Time: Africa/Algiers Africa/Tunis
GMT+01:00 West Africa Standard Time: Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Lagos
  Africa/Libreville Africa/Luanda Africa/Malabo Africa/Ndjamena Africa/Niamey Africa/Porto-Novo
GMT+01:00 Western European Summer Time: Africa/Casablanca Africa/El_Aaiun Atlantic/Canary Atlantic/Faeroe
  Atlantic/Madeira Europe/Lisbon
GMT+01:00 Irish Standard Time: Europe/Dublin
GMT+01:00 British Summer Time: Europe/Guernsey Europe/Isle_of_Man Europe/Jersey Europe/London
GMT+00:00 Greenwich Mean Time: Africa/Abidjan Africa/Accra Africa/Bamako Africa/Banjul Africa/Bissau Africa/Conakry
  Africa/Dakar Africa/Freetown Africa/Lome Africa/Monrovia Africa/Nouakchott Africa/Ouagadougou Africa/Sao_Tome
  America/Danmarkshavn Atlantic/Reykjavik Atlantic/St_Helena GMT
GMT+00:00 Azores Summer Time: Atlantic/Azores
GMT-01:00 West Greenland Summer Time: America/Godthab
GMT-01:00 East Greenland Summer Time: America/Scoresbysund
GMT-01:00 Cape Verde Standard Time: Atlantic/Cape_Verde
GMT-02:00 St Pierre & Miquelon Daylight Time: America/Miquelon
GMT-02:00 Fernando de Noronha Standard Time: America/Noronha
GMT-02:00 South Georgia Time: Atlantic/South_Georgia
GMT-02:30 Newfoundland Daylight Time: America/St_Johns
GMT-03:00 Brasilia Standard Time: America/Araguaina America/Bahia America/Belem America/Fortaleza America/Maceio
  America/Recife America/Santarem America/Sao_Paulo
GMT-03:00 Argentina Standard Time: America/Argentina/Buenos_Aires America/Argentina/La_Rioja
  America/Argentina/Rio_Gallegos America/Argentina/Salta America/Argentina/San_Juan America/Argentina/San_Luis
  America/Argentina/Tucuman America/Argentina/Ushuaia America/Catamarca America/Cordoba America/Jujuy
  America/Mendoza
GMT-03:00 Paraguay Standard Time: America/Asuncion
GMT-03:00 French Guiana Time: America/Cayenne
GMT-03:00 Atlantic Daylight Time: America/Glace_Bay America/Goose_Bay America/Halifax America/Moncton America/Thule
  Atlantic/Bermuda
GMT-03:00 Uruguay Standard Time: America/Montevideo
GMT-03:00 Suriname Time: America/Paramaribo
GMT-03:00 Chile Standard Time: America/Punta_Arenas Antarctica/Palmer
GMT-03:00 Rothera Time: Antarctica/Rothera
GMT-03:00 Falkland Islands Standard Time: Atlantic/Stanley
GMT-04:00 Atlantic Standard Time: America/Anguilla America/Antigua America/Aruba America/Barbados
  America/Blanc-Sablon America/Curacao America/Dominica America/Grenada America/Guadeloupe America/Kralendijk
  America/Lower_Princes America/Marigot America/Martinique America/Montserrat America/Port_of_Spain
  America/Puerto_Rico America/Santo_Domingo America/St_Barthelemy America/St_Kitts America/St_Lucia
  America/St_Thomas America/St_Vincent America/Tortola
GMT-04:00 Amazon Standard Time: America/Boa_Vista America/Campo_Grande America/Cuiaba America/Manaus
  America/Porto_Velho
GMT-04:00 Venezuela Time: America/Caracas
GMT-04:00 Eastern Daylight Time: America/Detroit America/Grand_Turk America/Indiana/Indianapolis
  America/Indiana/Marengo America/Indiana/Petersburg America/Indiana/Vevay America/Indiana/Vincennes
  America/Indiana/Winamac America/Iqaluit America/Kentucky/Monticello America/Louisville America/Montreal
  America/Nassau America/New_York America/Nipigon America/Pangnirtung America/Port-au-Prince America/Thunder_Bay
  America/Toronto
GMT-04:00 Guyana Time: America/Guyana
GMT-04:00 Bolivia Time: America/La_Paz
GMT-04:00 Chile Standard Time: America/Santiago
GMT-05:00 Colombia Standard Time: America/Bogota
GMT-05:00 Eastern Standard Time: America/Cancun America/Cayman America/Coral_Harbour America/Jamaica America/Panama
GMT-05:00 Central Daylight Time: America/Chicago America/Indiana/Knox America/Indiana/Tell_City America/Matamoros
  America/Menominee America/North_Dakota/Beulah America/North_Dakota/Center America/North_Dakota/New_Salem
  America/Rainy_River America/Rankin_Inlet America/Resolute America/Winnipeg
GMT-05:00 Acre Standard Time: America/Eirunepe America/Rio_Branco
GMT-05:00 Ecuador Time: America/Guayaquil
GMT-05:00 Peru Standard Time: America/Lima
GMT-05:00 Mountain Daylight Time: America/Ojinaga
GMT-06:00 Central Standard Time: America/Bahia_Banderas America/Belize America/Costa_Rica America/El_Salvador
  America/Guatemala America/Managua America/Merida America/Mexico_City America/Monterrey America/Regina
  America/Swift_Current America/Tegucigalpa
GMT-06:00 Mountain Daylight Time: America/Boise America/Cambridge_Bay America/Denver America/Edmonton
  America/Inuvik America/Yellowknife
GMT-06:00 Mexican Pacific Standard Time: America/Chihuahua
GMT-06:00 Easter Island Standard Time: Pacific/Easter
GMT-06:00 Galapagos Time: Pacific/Galapagos
GMT-07:00 Mountain Standard Time: America/Creston America/Dawson_Creek America/Fort_Nelson America/Phoenix
GMT-07:00 Yukon Time: America/Dawson America/Whitehorse
GMT-07:00 Mexican Pacific Standard Time: America/Hermosillo America/Mazatlan
GMT-07:00 Pacific Daylight Time: America/Los_Angeles America/Tijuana America/Vancouver
GMT-07:00 Northwest Mexico Daylight Time: America/Santa_Isabel
GMT-08:00 Alaska Daylight Time: America/Anchorage America/Juneau America/Metlakatla America/Nome America/Sitka
  America/Yakutat
GMT-08:00 Pitcairn Time: Pacific/Pitcairn
GMT-09:00 Hawaii-Aleutian Daylight Time: America/Adak
GMT-09:00 Gambier Time: Pacific/Gambier
GMT-09:30 Marquesas Time: Pacific/Marquesas
GMT-10:00 Hawaii-Aleutian Standard Time: Pacific/Honolulu Pacific/Johnston
GMT-10:00 Cook Islands Standard Time: Pacific/Rarotonga
GMT-10:00 Tahiti Time: Pacific/Tahiti
GMT-11:00 Samoa Standard Time: Pacific/Midway Pacific/Pago_Pago
GMT-11:00 Niue Time: Pacific/Niue
`

/** Key and label, e.g. ['Europe/Paris', '(GMT+02:00) Central European Summer Time (Europe/Paris)'], from east to west. */
export const TIME_ZONES: Choice[] = ZONES.trim().replaceAll('\n  ', ' ').split('\n').flatMap(toChoices)

function toChoices(line: string): Choice[] {
  const [, offset, name, keys = ''] = /^(\S+) (.*): (.*)$/.exec(line) ?? []
  return keys.split(' ').map((key) => [key, `(${offset}) ${name} (${key})`])
}
