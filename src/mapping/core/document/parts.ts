import { z } from 'zod'
import { recipeStep } from '../recipes/catalogue.ts'
import { compared, free, silent } from './marks.ts'

/** Stable name of a row: it stays when the row is edited, moved, or sent to a workbook and back. */
export const id = z
  .string()
  .regex(
    /^(?!__proto__$)[\w-]{1,64}$/u,
    'A row id is 1 to 64 letters, digits, underscores or hyphens.',
  )
/** Key of something on the platform: a field, a user type, a tag, a group, an access level, a content type. */
export const key = z.string().trim().min(1).max(64)
export const name = z.string().trim().min(1).max(200)
export const note = silent(z.string().max(5000).default(''))
/** A place in the record, in the path language of `path.ts`, or an expression after 'cel:'. */
export const source = z.string().trim().min(1).max(2000)
export const sources = z.array(source).max(50).default([])
/** A source that need not be named. */
export const optionalSource = z.string().trim().max(2000).default('')
export const cell = z.string().max(2000)
/** Texts that a value is compared with. */
export const wanted = compared(z.array(cell).max(5000))
/** Keys of which each counts once. */
export const keys = free(z.array(key).max(200)).default([])
export const steps = z.array(recipeStep).max(50).default([])
/** A day, in the site's time zone; null for no limit on that side. */
export const day = z.iso
  .date({ error: 'expected a day such as 2027-12-31' })
  .nullable()
  .default(null)
export const mostRows = 10_000

/** What a row makes of a person on the platform. */
export const given = {
  userTypes: keys,
  tags: keys,
  groups: keys,
  /** Access levels: what the person may enter or open. */
  access: keys,
  /** 'no' keeps the person out of the directory, whatever other rows say. */
  directory: z.enum(['yes', 'no']).default('yes'),
}
