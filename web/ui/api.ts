// Calls to Gangway's own endpoints, by the key under which they stand, with the types that they declare.
import type { Answer, Sent } from '../../src/tenancy/endpoint.ts'

/**
 * The call of one face, typed by its table of endpoints:
 * `await call('GET /api/projects/:project', { params: { project } })`.
 * The call throws an {@link ApiProblem} for every answer that is not 2xx, and where no answer comes.
 */
export function caller<Api extends object>() {
  return async <K extends keyof Api & string>(
    key: K,
    ...[given]: Rest<Given<Api[K]>>
  ): Promise<Answer<Api[K]>> => {
    const [method = 'GET', path = '/'] = key.split(' ')
    const { params, query, body, signal } = (given ?? {}) as Loose
    const response = await reach(addressOf(path, params, query), {
      method,
      ...(signal ? { signal } : {}),
      ...sent(body),
    })
    const answer = await read(response)
    if (!response.ok) throw problemOf(answer, response.status)
    return answer as Answer<Api[K]>
  }
}

/** What the server refused or could not do: `text` is for people, `places` go beside the fields they name. */
export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly places: { place: string; text: string }[]

  constructor({ code, text, status, places = [] }: ProblemBody & { status: number }) {
    super(text)
    this.name = 'ApiProblem'
    this.code = code
    this.status = status
    this.places = places
  }

  get text(): string {
    return this.message
  }

  /** What to show beside a form's field. */
  at(place: string): string | undefined {
    return this.places.find((found) => found.place === place)?.text
  }
}

/** `/api/people/:person` with its parameters put in and the query behind it; what is null or undefined is left out. */
export function addressOf(
  path: string,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string {
  const filled = path.replaceAll(/:(\w+)/gu, (_, name: string) =>
    encodeURIComponent(asText(params[name])),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null) search.append(name, asText(item))
    }
  }
  return search.size > 0 ? `${filled}?${search.toString()}` : filled
}

/** What the endpoint declares; a file goes as it is where bytes are taken, and what has no value may be left out. */
type Given<E> = Filed<Sent<E>> & { signal?: AbortSignal | undefined }
type Filed<S> = S extends { body: Uint8Array } ? Omit<S, 'body'> & { body: Uint8Array | Blob } : S
type Rest<G> = object extends G ? [given?: G] : [given: G]
type Loose = {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  signal?: AbortSignal
}

function sent(body: unknown): RequestInit {
  if (body === undefined) return {}
  if (body instanceof Blob || body instanceof Uint8Array) {
    return {
      body: body as Blob | Uint8Array<ArrayBuffer>,
      headers: { 'content-type': 'application/octet-stream' },
    }
  }
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

type ProblemBody = { code: string; text: string; places?: { place: string; text: string }[] }

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...init, credentials: 'same-origin' })
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    const text = 'The server did not answer. Check your connection, then try again.'
    throw new ApiProblem({ code: 'unreachable', text, status: 0 })
  }
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

function problemOf(answer: unknown, status: number): ApiProblem {
  if (typeof answer === 'object' && answer !== null && 'code' in answer && 'text' in answer) {
    return new ApiProblem({ ...(answer as ProblemBody), status })
  }
  const text = `The server answered with ${status} and no explanation. Try again in a minute.`
  return new ApiProblem({ code: 'unexplained', text, status })
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
