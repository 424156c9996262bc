import languages from '@cospired/i18n-iso-languages/package.json' with { type: 'json' }
import countries from 'i18n-iso-countries/package.json' with { type: 'json' }
import phone from 'libphonenumber-js/package.json' with { type: 'json' }

/** What a mapping gives depends on these too: two machines that agree on the document and on them agree on the result. */
export type DataVersions = {
  /** Of the IANA time zone database, such as '2026c'. */
  timeZones: string
  /** Of the packages that hold the data. */
  phone: string
  countries: string
  languages: string
}

/** The data that this process maps with. Not for the browser, which has no version of its time zones to tell. */
export function dataVersions(): DataVersions {
  return {
    timeZones: process.versions['tz'] ?? 'unknown',
    phone: phone.version,
    countries: countries.version,
    languages: languages.version,
  }
}
