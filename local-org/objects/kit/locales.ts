/** The locales Salesforce offers, for users and the organisation. */
import type { Choice } from './choices.ts'

/** A language, then its locales and their countries; a line that begins with blanks goes on. */
const LOCALES_BY_LANGUAGE = `
Afrikaans: af_ZA South Africa
Albanian: sq_AL Albania
Amharic: am_ET Ethiopia
Arabic: ar_DZ Algeria | ar_BH Bahrain | ar_EG Egypt | ar_IQ Iraq | ar_JO Jordan | ar_KW Kuwait | ar_LB Lebanon |
  ar_LY Libya | ar_MA Morocco | ar_OM Oman | ar_QA Qatar | ar_SA Saudi Arabia | ar_SD Sudan | ar_TN Tunisia |
  ar_AE United Arab Emirates | ar_YE Yemen
Armenian: hy_AM Armenia
Azerbaijani: az_AZ Azerbaijan
Bangla: bn_BD Bangladesh | bn_IN India
Basque: eu_ES Spain
Belarusian: be_BY Belarus
Bosnian: bs_BA Bosnia & Herzegovina
Bulgarian: bg_BG Bulgaria
Burmese: my_MM Myanmar [Burma]
Catalan: ca_ES Spain
Chinese: zh_CN_PINYIN China, Pinyin Ordering | zh_CN_STROKE China, Stroke Ordering | zh_CN China |
  zh_HK_STROKE Hong Kong SAR China, Stroke Ordering | zh_HK Hong Kong SAR China | zh_MO Macao SAR China |
  zh_MY Malaysia | zh_SG Singapore | zh_TW_STROKE Taiwan, Stroke Ordering | zh_TW Taiwan
Croatian: hr_HR Croatia
Czech: cs_CZ Czechia
Danish: da_DK Denmark
Dutch: nl_AW Aruba | nl_BE Belgium | nl_NL Netherlands | nl_SR Suriname
Dzongkha: dz_BT Bhutan
English: en_AL Albania | en_AD Andorra | en_AG Antigua & Barbuda | en_AU Australia | en_AT Austria | en_BS Bahamas |
  en_BB Barbados | en_BE Belgium | en_BZ Belize | en_BM Bermuda | en_BA Bosnia & Herzegovina | en_BW Botswana |
  en_BG Bulgaria | en_CM Cameroon | en_CA Canada | en_KY Cayman Islands | en_HR Croatia | en_CY Cyprus |
  en_CZ Czechia | en_DK Denmark | en_DM Dominica | en_ER Eritrea | en_EE Estonia | en_SZ Eswatini |
  en_FK Falkland Islands | en_FJ Fiji | en_FI Finland | en_FR France | en_GM Gambia | en_DE Germany | en_GH Ghana |
  en_GI Gibraltar | en_GR Greece | en_GD Grenada | en_GY Guyana | en_HK Hong Kong SAR China | en_HU Hungary |
  en_IS Iceland | en_IN India | en_ID Indonesia | en_IE Ireland | en_IL Israel | en_IT Italy | en_JM Jamaica |
  en_JP Japan | en_KE Kenya | en_LV Latvia | en_LR Liberia | en_LI Liechtenstein | en_LT Lithuania |
  en_LU Luxembourg | en_MG Madagascar | en_MW Malawi | en_MY Malaysia | en_MT Malta | en_MU Mauritius |
  en_MC Monaco | en_ME Montenegro | en_NA Namibia | en_NL Netherlands | en_NZ New Zealand | en_NG Nigeria |
  en_MK North Macedonia | en_NO Norway | en_PK Pakistan | en_PG Papua New Guinea | en_PH Philippines |
  en_PL Poland | en_PT Portugal | en_RO Romania | en_RW Rwanda | en_WS Samoa | en_RS Serbia | en_SC Seychelles |
  en_SL Sierra Leone | en_SG Singapore | en_SX Sint Maarten | en_SK Slovakia | en_SI Slovenia |
  en_SB Solomon Islands | en_ZA South Africa | en_KR South Korea | en_ES Spain | en_SH St. Helena |
  en_KN St. Kitts & Nevis | en_LC St. Lucia | en_VC St. Vincent & Grenadines | en_SE Sweden | en_CH Switzerland |
  en_TW Taiwan | en_TZ Tanzania | en_TH Thailand | en_TO Tonga | en_TT Trinidad & Tobago | en_TR Turkey |
  en_UG Uganda | en_AE United Arab Emirates | en_GB United Kingdom | en_US United States | en_VU Vanuatu
Estonian: et_EE Estonia
Finnish: fi_FI Finland
French: fr_BE Belgium | fr_CA Canada | fr_KM Comoros | fr_FR France | fr_GN Guinea | fr_HT Haiti |
  fr_LU Luxembourg | fr_MR Mauritania | fr_MC Monaco | fr_MA Morocco | fr_CH Switzerland | fr_WF Wallis & Futuna
Georgian: ka_GE Georgia
German: de_AT Austria | de_BE Belgium | de_DE Germany | de_LI Liechtenstein | de_LU Luxembourg | de_CH Switzerland
Greek: el_CY Cyprus | el_GR Greece
Gujarati: gu_IN India
Haitian Creole: ht_HT Haiti | ht_US United States
Hawaiian: haw_US United States
Hebrew: iw_IL Israel
Hindi: hi_IN India
Hmong: hmn_US United States
Hungarian: hu_HU Hungary
Icelandic: is_IS Iceland
Indonesian: in_ID Indonesia
Irish: ga_IE Ireland
Italian: it_IT Italy | it_CH Switzerland
Japanese: ja_JP Japan
Kalaallisut: kl_GL Greenland
Kannada: kn_IN India
Kazakh: kk_KZ Kazakhstan
Khmer: km_KH Cambodia
Korean: ko_KR South Korea
Kyrgyz: ky_KG Kyrgyzstan
Lao: lo_LA Laos
Latvian: lv_LV Latvia
Lithuanian: lt_LT Lithuania
Luba-Katanga: lu_CD Congo - Kinshasa
Luxembourgish: lb_LU Luxembourg
Macedonian: mk_MK North Macedonia
Malay: ms_BN Brunei | ms_MY Malaysia
Malayalam: ml_IN India
Maltese: mt_MT Malta
Marathi: mr_IN India
Montenegrin: sh_ME Montenegro
Nepali: ne_NP Nepal
Norwegian: no_NO Norway
Pashto: ps_AF Afghanistan
Polish: pl_PL Poland
Portuguese: pt_AO Angola | pt_BR Brazil | pt_CV Cape Verde | pt_MZ Mozambique | pt_PT Portugal |
  pt_ST São Tomé & Príncipe
Punjabi: pa_IN India
Romanian: ro_MD Moldova | ro_RO Romania
Romansh: rm_CH Switzerland
Rundi: rn_BI Burundi
Russian: ru_AM Armenia | ru_BY Belarus | ru_KZ Kazakhstan | ru_KG Kyrgyzstan | ru_LT Lithuania | ru_MD Moldova |
  ru_PL Poland | ru_RU Russia | ru_UA Ukraine
Samoan: sm_WS Samoa | sm_US United States
Serbian (Cyrillic): sr_BA Bosnia and Herzegovina | sr_CS Serbia
Serbian (Latin): sh_BA Bosnia and Herzegovina | sh_CS Serbia
Serbian: sr_RS Serbia
Slovak: sk_SK Slovakia
Slovenian: sl_SI Slovenia
Somali: so_DJ Djibouti | so_SO Somalia
Spanish: es_AD Andorra | es_AR Argentina | es_BO Bolivia | es_CL Chile | es_CO Colombia | es_CR Costa Rica |
  es_DO Dominican Republic | es_EC Ecuador | es_SV El Salvador | es_GT Guatemala | es_HN Honduras | es_MX Mexico |
  es_NI Nicaragua | es_PA Panama | es_PY Paraguay | es_PE Peru | es_PR Puerto Rico | es_ES Spain |
  es_US United States | es_UY Uruguay | es_VE Venezuela
Swahili: sw_KE Kenya
Swedish: sv_FI Finland | sv_SE Sweden
Tagalog: tl_PH Philippines
Tajik: tg_TJ Tajikistan
Tamil: ta_IN India | ta_LK Sri Lanka
Telugu: te_IN India
Te reo: mi_NZ New Zealand
Thai: th_TH Thailand
Tigrinya: ti_ET Ethiopia
Turkish: tr_TR Türkiye
Ukrainian: uk_UA Ukraine
Urdu: ur_PK Pakistan
Uzbek: uz_LATN_UZ Latin, Uzbekistan
Vietnamese: vi_VN Vietnam
Welsh: cy_GB United Kingdom
Xhosa: xh_ZA South Africa
Yiddish: ji_US United States
Yoruba: yo_BJ Benin
Zulu: zu_ZA South Africa
`

/** Key and label, e.g. ['de_AT', 'German (Austria)']. */
export const LOCALES: Choice[] = LOCALES_BY_LANGUAGE.trim().replaceAll('\n  ', ' ').split('\n').flatMap(toChoices)

function toChoices(line: string): Choice[] {
  const [language, locales = ''] = line.split(': ')
  return locales.split(' | ').map((locale) => {
    const [key = '', ...country] = locale.split(' ')
    return [key, `${language} (${country.join(' ')})`]
  })
}
