import * as z from 'zod'

const text = z.string().max(200)
const several = (one: z.ZodType<string>) =>
  z.union([one.transform((value) => [value]), z.array(one).max(50)]).default([])
const dimension = text.regex(/^[a-z][a-z0-9_]*:/, 'Write a filter as country:NL.')

export const peopleSorts = ['name', 'email', 'updated', 'created'] as const
export type PeopleSort = { by: (typeof peopleSorts)[number]; down: boolean }

/** What the console asks of an environment's people. Values of one filter are alternatives; filters add up. */
export const peopleSearch = z.object({
  /** Words of names and organizations; what looks like an address or a number is looked for among e-mails and ids too. */
  q: text.default(''),
  state: z.enum(['active', 'suspended']).optional(),
  userType: several(text),
  tag: several(text),
  /** Whether others see them on the site. */
  listed: z.enum(['yes', 'no']).optional(),
  email: z.literal('none').optional(),
  test: z.literal('yes').optional(),
  /** Values of dimensions, each as `field:value`; nothing behind the colon is blank. */
  where: several(dimension),
})

/** `name`, or `-name` for the other way round. */
export const peopleSort = z
  .enum([...peopleSorts, ...peopleSorts.map((by) => `-${by}` as const)])
  .default('name')
  .transform((text): PeopleSort => {
    const down = text.startsWith('-')
    return { by: text.replace('-', '') as PeopleSort['by'], down }
  })

export type PeopleSearch = z.output<typeof peopleSearch>
