import countries from 'i18n-iso-countries'

/** ISO 3166-1 alpha-2 of a country named in any of some eighty languages, or by its ISO code; null where it is none. */
export function countryCode(text: string): string | null {
  const key = plain(text)
  return key === '' ? null : (names().get(key) ?? null)
}

/** True for an alpha-2 code in capitals that ISO has assigned. */
export function isCountryCode(text: string): boolean {
  return codes.has(text)
}

/** Built at the first question, because most programs that load this module never ask one. */
function names(): Map<string, string> {
  known ??= buildNames()
  return known
}

let known: Map<string, string> | undefined

/** A name that means two countries in two languages ('Congo') means neither, unless our own table decides. */
function buildNames(): Map<string, string> {
  const meanings = new Map<string, string | null>()
  for (const language of countries.getSupportedLanguages()) {
    for (const [name, code] of namesIn(language)) {
      const before = meanings.get(name)
      meanings.set(name, before === undefined || before === code ? code : null)
    }
  }
  for (const [name, code] of Object.entries(alsoCalled)) meanings.set(plain(name), code)
  for (const [three, code] of Object.entries(countries.getAlpha3Codes())) {
    meanings.set(plain(three), code)
  }
  for (const code of codes) meanings.set(plain(code), code)
  return new Map([...meanings].filter((entry): entry is [string, string] => entry[1] !== null))
}

function namesIn(language: string): [string, string][] {
  const all = countries.getNames(language, { select: 'all' })
  return Object.entries(all).flatMap(([code, called]) =>
    [called].flat().map((name): [string, string] => [plain(name), code]),
  )
}

/** Letters alone: no accents of Latin, Greek and Cyrillic letters, no case, brackets, full stops or spaces. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]|[^\p{L}\p{M}\p{N}]/gu, '')
}

const codes = new Set(Object.keys(countries.getAlpha2Codes()))

/** Names in daily use that the lists do not have. */
const alsoCalled: { [name: string]: string } = {
  England: 'GB',
  Scotland: 'GB',
  Wales: 'GB',
  'Northern Ireland': 'GB',
  'Great Britain': 'GB',
  UK: 'GB',
  'U.S.': 'US',
  America: 'US',
  Holland: 'NL',
  'DR Congo': 'CD',
  'Congo-Kinshasa': 'CD',
  'Congo-Brazzaville': 'CG',
  PRC: 'CN',
  台灣: 'TW',
  臺灣: 'TW',
  'Czech Republic': 'CZ',
  UAE: 'AE',
  'South Korea': 'KR',
  'North Korea': 'KP',
  Russia: 'RU',
  Vietnam: 'VN',
  Macedonia: 'MK',
  Kosovo: 'XK',
  Palestine: 'PS',
  Taiwan: 'TW',
  'Ivory Coast': 'CI',
  'East Timor': 'TL',
  Bosnia: 'BA',
  Trinidad: 'TT',
  Vatican: 'VA',
}
