import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { dataVersions } from './data-versions.ts'

test('the versions are those of the packages that the lockfile pins, and of the time zones of this Node', async () => {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
    packages: { [path: string]: { version: string } }
  }
  const pinned = (name: string) => lock.packages[`node_modules/${name}`]?.version
  expect(dataVersions()).toEqual({
    timeZones: process.versions['tz'],
    phone: pinned('libphonenumber-js'),
    countries: pinned('i18n-iso-countries'),
    languages: pinned('@cospired/i18n-iso-languages'),
  })
  expect(dataVersions().timeZones).toMatch(/^20\d\d[a-z]$/u)
})
