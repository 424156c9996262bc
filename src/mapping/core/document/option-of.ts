import { z } from 'zod'

/** The first kind of a union that takes the value; undefined where none does. */
export function optionOf(schema: z.ZodUnion, value: unknown): z.core.$ZodType | undefined {
  const { options } = schema.def
  if (!(schema instanceof z.ZodDiscriminatedUnion)) {
    return options.find((option) => z.safeParse(option, value).success)
  }
  // Which of two dozen recipes a step is, its name says; trying each of them takes as many times as long.
  const { discriminator } = schema.def
  const name: unknown = Object.getOwnPropertyDescriptor(value ?? {}, discriminator)?.value
  return options.find((option) => {
    const literal: unknown = option instanceof z.ZodObject ? option.shape[discriminator] : undefined
    return literal instanceof z.ZodLiteral && literal.values.has(name as z.core.util.Literal)
  })
}
