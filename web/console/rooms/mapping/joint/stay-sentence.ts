import { areaNames, type Area } from '../../../../../src/mapping/core/document/area.ts'

/** What was not taken over into the document, and why. */
export function staySentence(areas: readonly Area[]): string {
  const names = areas.map((area) =>
    area === 'platform' ? 'what the platform holds' : areaNames[area],
  )
  return `Only the platform team edits ${names.join(' and ')}: there nothing was changed.`
}
