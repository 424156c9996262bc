import { z } from 'zod'

/**
 * What the schema says of a part beyond its type, for the canonical form: whether it changes behaviour at all, whether
 * the order of a list does, and how its texts are compared.
 */
type Mark = {
  /** Notes and expectations: people read them, nothing runs by them. */
  silent?: true
  /** A list whose order has no meaning. */
  order?: 'free'
  /** Texts that are compared without case and outer white space (`fold`). */
  texts?: 'compared'
}

const marks = z.registry<Mark>()

export function markOf(schema: z.core.$ZodType): Mark {
  return marks.get(schema) ?? {}
}

/** A part that changes nothing of what runs. It must have a default, which stands for it in the canonical form. */
export function silent<Schema extends z.ZodType>(schema: Schema): Schema {
  marks.add(schema, { silent: true })
  return schema
}

/** A list whose order has no meaning: rows go by their ids, texts by the alphabet. */
export function free<Schema extends z.ZodType>(schema: Schema): Schema {
  marks.add(schema, { order: 'free' })
  return schema
}

/** A list of texts that a value is compared with. */
export function compared<Schema extends z.ZodType>(schema: Schema): Schema {
  marks.add(schema, { order: 'free', texts: 'compared' })
  return schema
}
