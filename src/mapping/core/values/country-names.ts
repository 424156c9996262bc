import countries from 'i18n-iso-countries'
import { countryAliases } from './country-aliases.ts'
import { plainName } from './plain-name.ts'

/** ISO 3166-1 alpha-2 of a country named in any of some eighty languages, or by its ISO code; null where it is none. */
export function countryCode(text: string): string | null {
  const key = plainName(text)
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
  for (const [code, called] of Object.entries(countryAliases)) {
    for (const name of called) meanings.set(plainName(name), code)
  }
  for (const [three, code] of Object.entries(countries.getAlpha3Codes())) {
    meanings.set(plainName(three), code)
  }
  for (const code of codes) meanings.set(plainName(code), code)
  return new Map([...meanings].filter((entry): entry is [string, string] => entry[1] !== null))
}

function namesIn(language: string): [string, string][] {
  const all = countries.getNames(language, { select: 'all' })
  return Object.entries(all).flatMap(([code, called]) =>
    [called].flat().map((name): [string, string] => [plainName(name), code]),
  )
}

const codes = new Set(Object.keys(countries.getAlpha2Codes()))
