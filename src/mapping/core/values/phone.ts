// The full metadata ('max'), not the default: it takes no longer to load here, where no browser waits for it, and tells
// by digits what the small one tells by length alone. A number read with the wrong country passes three times as seldom.
import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/max'

/** True for the alpha-2 code of a country that has phone numbers. */
export function isPhoneCountry(code: string): code is CountryCode {
  return isSupportedCountry(code)
}

/**
 * A phone number in ITU-T E.164 form, '+442079460018', without its extension; null where it is none. One without '+' is
 * read as it is dialled in that country; where no country is known, one that begins with 00 is read as with '+'.
 */
export function phoneNumber(text: string, country: CountryCode | null): string | null {
  const plain = text.replace(/^\s*tel:/iu, '').trim()
  if (plain.length > 100) return null
  const found =
    country === null
      ? parsePhoneNumberFromString(plain.replace(/^00/u, '+'), strictly)
      : parsePhoneNumberFromString(plain, { defaultCountry: country, extract: false })
  return found?.isValid() === true ? found.number : null
}

/** The whole text is a number, not one somewhere in it. */
const strictly = { extract: false }
