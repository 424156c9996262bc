/** What a caller can act on. The code is stable, the text is for people, the cause is for the log alone. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  /** What a form shows beside each field, by the field's name. */
  readonly places: { place: string; text: string }[]

  constructor(
    code: ProblemCode,
    text: string = problems[code].text,
    { places = [], cause }: { places?: { place: string; text: string }[]; cause?: unknown } = {},
  ) {
    super(text, { cause })
    this.name = 'Problem'
    this.code = code
    this.status = problems[code].status
    this.places = places
  }
}

const problems = {
  invalid: { status: 400, text: 'Something in the request is not as expected.' },
  signed_out: { status: 401, text: 'You are signed out. Sign in to go on.' },
  not_allowed: {
    status: 403,
    text: 'Your role does not include this. Ask the owner of this installation.',
  },
  cross_site: { status: 403, text: 'This request came from another site and was not carried out.' },
  not_found: { status: 404, text: 'There is nothing here, or it is not yours to see.' },
  conflict: {
    status: 409,
    text: 'This was changed meanwhile. Load it again and repeat your change.',
  },
  link_spent: { status: 410, text: 'This link was used, was revoked or has expired.' },
  too_large: { status: 413, text: 'This is larger than can be taken.' },
  source: { status: 422, text: 'The source did not answer as expected.' },
  too_many: { status: 429, text: 'Too many attempts. Wait a few minutes and try again.' },
} as const satisfies Record<string, { status: number; text: string }>

export type ProblemCode = keyof typeof problems
