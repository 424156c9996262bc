import { standardModel, type PlatformModel } from '../../src/mapping/core/platform-model.ts'

/** The platform that the benchmark maps to: what every site has, and thirteen fields of its project. */
export const platform: PlatformModel = {
  ...standardModel,
  fields: [
    ...standardModel.fields,
    { key: 'salutation', label: 'Salutation', type: 'text', maxLength: 50 },
    { key: 'degree', label: 'Degree', type: 'text', maxLength: 50 },
    { key: 'badge_name', label: 'Badge name', type: 'text', maxLength: 100 },
    { key: 'sector', label: 'Sector', type: 'text', maxLength: 50 },
    { key: 'industry', label: 'Industry', type: 'text', maxLength: 100 },
    { key: 'arrival', label: 'Arrival date', type: 'date' },
    { key: 'departure', label: 'Departure date', type: 'date' },
    { key: 'newsletter', label: 'Newsletter', type: 'yesNo' },
    { key: 'first_time', label: 'First time', type: 'yesNo' },
    { key: 'guests', label: 'Guests', type: 'number' },
    { key: 'interests', label: 'Interests', type: 'text', maxLength: 300 },
    { key: 'postcode', label: 'Postcode', type: 'text', maxLength: 20 },
    { key: 'booking', label: 'Booking', type: 'text', maxLength: 20 },
  ],
  tags: [
    { key: 'on_stage', label: 'On stage' },
    { key: 'vip', label: 'VIP' },
  ],
}
