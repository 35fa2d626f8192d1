// The country a television stands in, for telephone numbers. Engines do not know which country a zone
// is of, nor (before Chrome 81) the English name of a country, so the ones that matter are written down.

export interface Country {
  /** ISO 3166-1. */
  region: string
  /** Calling code, ITU-T E.164. */
  code: string
  /** How a label in English names it. */
  label: RegExp
  /** Its IANA zones. */
  zone: RegExp
}

/**
 * The country of a zone, else of a language's region, since a television stands somewhere but may
 * speak English anywhere; undefined where neither tells.
 * @param zone IANA name
 * @param language BCP 47, such as "de-AT"
 */
export function countryOf(zone: string, language: string): Country | undefined {
  const region = /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})\b/i.exec(language)?.[1]?.toUpperCase()
  return (
    COUNTRIES.find((one) => one.zone.test(zone)) ?? COUNTRIES.find((one) => one.region === region)
  )
}

const country = (region: string, code: string, name: string, zone: string): Country => ({
  region,
  code,
  label: new RegExp(`\\b(?:${name})\\b`),
  zone: new RegExp(`^(?:${zone})`),
})

const COUNTRIES: readonly Country[] = [
  country(
    'CA',
    '1',
    'Canada',
    'America/(Toronto|Vancouver|Edmonton|Winnipeg|Halifax|St_Johns|Regina)',
  ),
  country(
    'US',
    '1',
    'United States|USA?',
    'US/|America/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Anchorage|Boise|Indiana|Kentucky)|Pacific/Honolulu',
  ),
  country('AR', '54', 'Argentina', 'America/(Argentina|Buenos_Aires)'),
  country('AT', '43', 'Austria', 'Europe/Vienna'),
  country('AU', '61', 'Australia', 'Australia/'),
  country('BE', '32', 'Belgium', 'Europe/Brussels'),
  country('BG', '359', 'Bulgaria', 'Europe/Sofia'),
  country('BR', '55', 'Brazil', 'America/(Sao_Paulo|Bahia|Fortaleza|Manaus|Recife)'),
  country('CH', '41', 'Switzerland', 'Europe/Zurich'),
  country('CL', '56', 'Chile', 'America/Santiago'),
  country('CN', '86', 'China', 'Asia/(Shanghai|Urumqi)'),
  country('CO', '57', 'Colombia', 'America/Bogota'),
  country('CR', '506', 'Costa Rica', 'America/Costa_Rica'),
  country('CZ', '420', 'Czech', 'Europe/Prague'),
  country('DE', '49', 'Germany', 'Europe/(Berlin|Busingen)'),
  country('DK', '45', 'Denmark', 'Europe/Copenhagen'),
  country('EE', '372', 'Estonia', 'Europe/Tallinn'),
  country('EG', '20', 'Egypt', 'Africa/Cairo'),
  country('ES', '34', 'Spain', 'Europe/Madrid|Atlantic/Canary'),
  country('FI', '358', 'Finland', 'Europe/Helsinki'),
  country('FR', '33', 'France', 'Europe/Paris'),
  country('GB', '44', 'United Kingdom|UK', 'Europe/(London|Belfast)'),
  country('GR', '30', 'Greece', 'Europe/Athens'),
  country('HK', '852', 'Hong Kong', 'Asia/Hong_Kong'),
  country('HR', '385', 'Croatia', 'Europe/Zagreb'),
  country('HU', '36', 'Hungary', 'Europe/Budapest'),
  country('ID', '62', 'Indonesia', 'Asia/(Jakarta|Makassar)'),
  country('IE', '353', 'Ireland', 'Europe/Dublin'),
  country('IL', '972', 'Israel', 'Asia/(Jerusalem|Tel_Aviv)'),
  country('IN', '91', 'India', 'Asia/(Kolkata|Calcutta)'),
  country('IS', '354', 'Iceland', 'Atlantic/Reykjavik'),
  country('IT', '39', 'Italy', 'Europe/Rome'),
  country('JP', '81', 'Japan', 'Asia/Tokyo'),
  country('KR', '82', 'Korea', 'Asia/Seoul'),
  country('LT', '370', 'Lithuania', 'Europe/Vilnius'),
  country('LU', '352', 'Luxembourg', 'Europe/Luxembourg'),
  country('LV', '371', 'Latvia', 'Europe/Riga'),
  country('MX', '52', 'Mexico', 'America/(Mexico_City|Monterrey|Tijuana|Cancun)'),
  country('MY', '60', 'Malaysia', 'Asia/Kuala_Lumpur'),
  country('NL', '31', 'Netherlands', 'Europe/Amsterdam'),
  country('NO', '47', 'Norway', 'Europe/Oslo'),
  country('NZ', '64', 'New Zealand', 'Pacific/Auckland'),
  country('PE', '51', 'Peru', 'America/Lima'),
  country('PH', '63', 'Philippines', 'Asia/Manila'),
  country('PL', '48', 'Poland', 'Europe/Warsaw'),
  country('PT', '351', 'Portugal', 'Europe/Lisbon|Atlantic/(Azores|Madeira)'),
  country('RO', '40', 'Romania', 'Europe/Bucharest'),
  country('SA', '966', 'Saudi Arabia', 'Asia/Riyadh'),
  country('SE', '46', 'Sweden', 'Europe/Stockholm'),
  country('SG', '65', 'Singapore', 'Asia/Singapore'),
  country('SI', '386', 'Slovenia', 'Europe/Ljubljana'),
  country('SK', '421', 'Slovakia', 'Europe/Bratislava'),
  country('TH', '66', 'Thailand', 'Asia/Bangkok'),
  country('TR', '90', 'T(?:urkey|ürkiye)', 'Europe/Istanbul'),
  country('TW', '886', 'Taiwan', 'Asia/Taipei'),
  country('UA', '380', 'Ukraine', 'Europe/(Kiev|Kyiv)'),
  country('ZA', '27', 'South Africa', 'Africa/Johannesburg'),
]
