import { z } from 'zod'
import { standardContentTypes } from './standard-content-types.ts'

const key = z.string().regex(
  // Every object has a 'constructor' already.
  /^(?!constructor$)[a-z][a-z0-9_]{0,62}$/u,
  "A key is in small letters, digits and underscores and begins with a letter; 'constructor' is none.",
)
const label = z.string().trim().min(1).max(120)
const named = z.strictObject({ key, label })

const fieldTypes = [
  'text',
  'longText',
  'richText',
  'number',
  'date',
  'dateTime',
  'yesNo',
  'choice',
  'country',
  'email',
  'phone',
  'url',
  'image',
  'video',
] as const

/** One attribute of a person or an item on the platform. `maxLength` in characters, for text only; `choices` for a choice only. */
const fieldDefinition = z.strictObject({
  key,
  label,
  type: z.enum(fieldTypes),
  maxLength: z.int().min(1).max(100_000).optional(),
  choices: z.array(named).max(1000).optional(),
})

const contentTypeDefinition = z.strictObject({
  key,
  label,
  fields: z.array(fieldDefinition).max(200),
})

/** What a platform can hold of people and content. The order of the user types is their rank, the highest first. */
export const platformModel = z.strictObject({
  fields: z.array(fieldDefinition).max(500),
  userTypes: z.array(named).max(200),
  /** Tags that the platform has besides those of the Tags tab. */
  tags: z.array(named).max(5000),
  groups: z.array(named).max(1000).default([]),
  accessLevels: z.array(named).max(200).default([]),
  contentTypes: z.array(contentTypeDefinition).max(100).default(standardContentTypes),
})

/** What a project adds to the standard platform. `userTypes` are all of them in their rank, absent for the standard ones. */
export const platformAdditions = z
  .strictObject({
    fields: z.array(fieldDefinition).max(500).default([]),
    userTypes: z.array(named).max(200).optional(),
    tags: z.array(named).max(5000).default([]),
    groups: z.array(named).max(1000).default([]),
    accessLevels: z.array(named).max(200).default([]),
    /** Whole types; one with the key of a standard type replaces it. */
    contentTypes: z.array(contentTypeDefinition).max(100).default([]),
  })
  .superRefine(({ fields }, context) => {
    const taken = new Set(standardModel.fields.map((field) => field.key))
    for (const [at, field] of fields.entries()) {
      if (taken.has(field.key)) {
        const message = `The key '${field.key}' is taken: give each its own.`
        context.addIssue({ code: 'custom', path: ['fields', at, 'key'], message })
      }
      taken.add(field.key)
    }
  })

export type PlatformAdditions = z.infer<typeof platformAdditions>
export type FieldType = (typeof fieldTypes)[number]
export type FieldDefinition = z.infer<typeof fieldDefinition>
export type ContentTypeDefinition = z.infer<typeof contentTypeDefinition>
export type PlatformModel = z.infer<typeof platformModel>

/** What every site has before its project adds to it. */
export const standardModel: PlatformModel = {
  fields: [
    { key: 'given_name', label: 'Given name', type: 'text', maxLength: 100 },
    { key: 'family_name', label: 'Family name', type: 'text', maxLength: 100 },
    { key: 'display_name', label: 'Display name', type: 'text', maxLength: 200 },
    { key: 'email', label: 'E-mail', type: 'email', maxLength: 254 },
    { key: 'job_title', label: 'Job title', type: 'text', maxLength: 200 },
    { key: 'organization', label: 'Organization', type: 'text', maxLength: 200 },
    { key: 'city', label: 'City', type: 'text', maxLength: 100 },
    { key: 'country', label: 'Country', type: 'country' },
    { key: 'phone', label: 'Phone', type: 'phone', maxLength: 50 },
    { key: 'website', label: 'Website', type: 'url', maxLength: 500 },
    { key: 'biography', label: 'Biography', type: 'longText', maxLength: 5000 },
  ],
  userTypes: [
    { key: 'staff', label: 'Staff' },
    { key: 'speaker', label: 'Speaker' },
    { key: 'exhibitor', label: 'Exhibitor' },
    { key: 'press', label: 'Press' },
    { key: 'attendee', label: 'Attendee' },
  ],
  tags: [],
  groups: [],
  accessLevels: [],
  contentTypes: standardContentTypes,
}
