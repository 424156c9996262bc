/** What happens after a source's error: try again, ask a person to set something up, refuse, or wait for a time. */
export type NextStep = 'retry' | 'needs set-up' | 'refused' | 'park'

/** Every way in which reading a source can fail. A text says what was found, what was expected, what to do. */
const table = {
  // Reaching the endpoint
  address_invalid: {
    next: 'needs set-up',
    text: ({ url }: { url: string }) =>
      `'${url}' is not an address that can be asked. Expected one like https://api.example.org/attendees.`,
  },
  scheme_refused: {
    next: 'refused',
    text: ({ scheme }: { scheme: string }) =>
      `The address begins with '${scheme}'. Only https: and http: addresses can be asked.`,
  },
  credentials_in_url: {
    next: 'refused',
    text: ({ host }: { host: string }) =>
      `The address of ${host} holds a user name or password. Put them into the source's authentication instead.`,
  },
  port_refused: {
    next: 'refused',
    text: ({ host, port }: { host: string; port: number }) =>
      `Port ${port} of ${host} is not one that web systems answer on. Use 443, 80 or a web port above 1023.`,
  },
  address_refused: {
    next: 'refused',
    text: ({ host, kind }: { host: string; kind: string }) =>
      `${host} is an address inside a private network (${kind}), which a source may not reach. Use the system's public address, or ask your administrator to allow this one.`,
  },
  redirects_too_many: {
    next: 'needs set-up',
    text: ({ host }: { host: string }) =>
      `The answer was passed on more than 5 times, last to ${host}. Enter the address that finally answers.`,
  },
  redirect_unsafe: {
    next: 'refused',
    text: ({ from, to }: { from: string; to: string }) =>
      `${from} passes on to ${to}, from a secure address to an insecure one. Ask for a https address.`,
  },
  redirect_without_address: {
    next: 'needs set-up',
    text: ({ host, status }: { host: string; status: number }) =>
      `${host} answered ${status} (go elsewhere) without a usable address. Enter the address that finally answers.`,
  },
  host_unknown: {
    next: 'needs set-up',
    text: ({ host }: { host: string }) =>
      `No system by the name '${host}' was found. Check the address for a typing mistake.`,
  },
  name_lookup_failed: {
    next: 'retry',
    text: ({ host }: { host: string }) =>
      `The name '${host}' could not be looked up just now. It will be tried again; if it goes on, check the network.`,
  },
  connection_refused: {
    next: 'retry',
    text: ({ host }: { host: string }) =>
      `Nothing answers at ${host}: the connection was refused. Check the address and port, and whether a firewall must allow us.`,
  },
  host_unreachable: {
    next: 'retry',
    text: ({ host }: { host: string }) =>
      `There is no way to ${host} from here. Check the network, and whether a firewall must allow us.`,
  },
  timed_out: {
    next: 'retry',
    text: ({ host, wait }: { host: string; wait: string }) =>
      `${host} did not ${wait}. Try again, ask for smaller pages, or check whether a firewall must allow us.`,
  },
  connection_lost: {
    next: 'retry',
    text: ({ host }: { host: string }) =>
      `The connection to ${host} broke off before the whole answer had come. Try again.`,
  },
  tls_certificate: {
    next: 'needs set-up',
    text: ({ host, fault }: { host: string; fault: string }) =>
      `The secure connection to ${host} cannot be trusted: ${fault}. Ask the system's owner to mend its certificate.`,
  },
  tls_failed: {
    next: 'needs set-up',
    text: ({ host }: { host: string }) =>
      `No secure connection could be made with ${host}. Expected a server that speaks TLS 1.2 or later; check that the address and port are its https ones.`,
  },
  credentials_for_elsewhere: {
    next: 'needs set-up',
    text: ({ from, to }: { from: string; to: string }) =>
      `The credentials were entered for ${from}, and the source now asks ${to}. They are sent nowhere else: enter them again for the new address.`,
  },
  // What it answered
  credentials_refused: {
    next: 'needs set-up',
    text: ({ host }: { host: string }) =>
      `${host} answered 401: it does not accept the credentials. Enter them again, and check that they have not run out.`,
  },
  permission_missing: {
    next: 'needs set-up',
    text: ({ host }: { host: string }) =>
      `${host} answered 403: the credentials are not allowed to read this. Ask for the right to read attendees, or for our address to be allowed.`,
  },
  not_found: {
    next: 'needs set-up',
    text: ({ host, status }: { host: string; status: number }) =>
      `${host} answered ${status}: there is nothing at this address. Check the address, and the event's id in it.`,
  },
  status_unexpected: {
    next: 'needs set-up',
    text: ({ host, status }: { host: string; status: number }) =>
      `${host} answered ${status}; expected 200. Check the address and its parameters.`,
  },
  server_failed: {
    next: 'retry',
    text: ({ host, status, attempts }: { host: string; status: number; attempts: number }) =>
      `${host} answered ${status}, a fault on its own side, ${attempts === 1 ? 'once' : `${attempts} times`}. Try again later; if it goes on, tell the system's owner.`,
  },
  throttled: {
    next: 'park',
    text: ({ host, until }: { host: string; until: string }) =>
      `${host} asks to be left alone (too many requests). Reading goes on by itself after ${until}.`,
  },
  html_instead_of_json: {
    next: 'needs set-up',
    text: ({ host }: { host: string }) =>
      `${host} answered with a web page instead of JSON. Often this is a sign-in page: check the address and the credentials.`,
  },
  json_truncated: {
    next: 'retry',
    text: ({ host, size }: { host: string; size: string }) =>
      `The JSON from ${host} breaks off after ${size}. Expected a whole answer; try again, or ask for smaller pages.`,
  },
  json_invalid: {
    next: 'needs set-up',
    text: ({ host, found }: { host: string; found: string }) =>
      `${host} answered with ${found}; expected JSON. Check the address, and whether it needs a setting to answer in JSON.`,
  },
  too_large: {
    next: 'needs set-up',
    text: ({ host, limit }: { host: string; limit: string }) =>
      `The answer from ${host} is larger than ${limit}. Ask for smaller pages.`,
  },
  // What stands in it
  list_missing: {
    next: 'needs set-up',
    text: ({ place, found }: { place: string; found: string }) =>
      `Expected the list of records at ${place}, and found ${found}. Correct the list's place in the source.`,
  },
  total_missing: {
    next: 'needs set-up',
    text: ({ template }: { template: string }) =>
      `The source says that the total stands at ${template}, and no number was found there. Correct it, or leave the total out.`,
  },
  set_up_unusable: {
    next: 'needs set-up',
    text: ({ faults }: { faults: string }) =>
      `The source cannot be asked as it is set up. ${faults}`,
  },
  config_missing: {
    next: 'needs set-up',
    text: ({ key }: { key: string }) =>
      `The source needs '${key}', which has no value yet. Enter it.`,
  },
  header_invalid: {
    next: 'needs set-up',
    text: ({ header }: { header: string }) =>
      `The value for the header '${header}' holds characters that a request cannot carry. Enter it again, without line breaks or special signs.`,
  },
  template_failed: {
    next: 'needs set-up',
    text: ({ place, template, fault }: { place: string; template: string; fault: string }) =>
      `The template ${template} at ${place} could not be worked out: ${fault}. Correct it.`,
  },
  next_page_elsewhere: {
    next: 'refused',
    text: ({ from, to }: { from: string; to: string }) =>
      `The next page's address is on ${to}, but the source is ${from}. Credentials are not sent elsewhere; use the address that the system names in its own links.`,
  },
  never_store_invalid: {
    next: 'needs set-up',
    text: ({ path, fault }: { path: string; fault: string }) =>
      `The field '${path}' is never to be stored, but its path cannot be read, so nothing is read at all. ${fault} Correct the path.`,
  },
  // What would make the read no proof
  none_readable: {
    next: 'needs set-up',
    text: ({ entries, key }: { entries: number; key: string }) =>
      `${entries === 1 ? `The only entry has no usable ${key}` : `None of the ${entries} entries has a usable ${key}`}, by which a record is known, so nothing can be said of anybody. Correct the source's id, or ask the system's owner what changed.`,
  },
  page_repeats: {
    next: 'needs set-up',
    text: ({ page, earlier }: { page: number; earlier: number }) =>
      `Page ${page} holds the same records as page ${earlier}. Paging does not move on; check how the next page is asked for.`,
  },
  token_repeats: {
    next: 'needs set-up',
    text: ({ page }: { page: number }) =>
      `Page ${page} points back to a page that was already read. Paging goes in a circle; check how the next page is found.`,
  },
  pages_without_end: {
    next: 'needs set-up',
    text: ({ pages }: { pages: number }) =>
      `${pages} pages in a row were empty, and each points to another. Check how paging ends.`,
  },
  empty: {
    next: 'needs set-up',
    text: ({ place }: { place: string }) =>
      `The source answered, but the list at ${place} is empty. An empty answer is not taken as 'nobody is left'; check the event and the filters.`,
  },
  total_disagrees: {
    next: 'retry',
    text: ({ total, read, counted }: { total: number; read: number; counted: string }) =>
      `The system says that there are ${total}, but ${read} ${counted} were read. Nobody is removed on such a read; try again, and if it goes on check the paging.`,
  },
  total_fell: {
    next: 'retry',
    text: ({ before, after }: { before: number; after: number }) =>
      `While reading, the system's total fell from ${before} to ${after}, so pages may have shifted and someone may have been passed over. Try again.`,
  },
  // What a file holds
  file_unreadable: {
    next: 'needs set-up',
    text: ({ name, fault }: { name: string; fault: string }) =>
      `The file '${name}' cannot be read: ${fault}.`,
  },
  column_missing: {
    next: 'needs set-up',
    text: ({ column, nearest }: { column: string; nearest: string }) =>
      `The file has no column '${column}', which is needed.${nearest === '' ? '' : ` The nearest is '${nearest}'.`} Rename the column, or change what the mapping reads.`,
  },
} as const satisfies Record<string, { next: NextStep; text: (about: never) => string }>

export type SourceErrorCode = keyof typeof table
export type Redactor = (text: string) => string
type About<Code extends SourceErrorCode> = Parameters<(typeof table)[Code]['text']>[0]

/** An error that a person or the engine can act on. `text` is public and free of secrets; `cause` is for the log. */
export class SourceError<Code extends SourceErrorCode = SourceErrorCode> extends Error {
  override readonly name = 'SourceError'
  readonly code: Code
  readonly next: NextStep
  readonly text: string
  /** For `park`: when the source may be asked again. */
  readonly until: Date | null
  readonly #about: About<Code>

  constructor(
    code: Code,
    about: About<Code>,
    more: { cause?: unknown; until?: Date; redact?: Redactor } = {},
  ) {
    const entry: { next: NextStep; text: (about: never) => string } = table[code]
    const plain = entry.text(about as never)
    const text = more.redact ? more.redact(plain) : plain
    super(text, more.cause === undefined ? undefined : { cause: more.cause })
    this.code = code
    this.next = entry.next
    this.text = text
    this.until = more.until ?? null
    this.#about = about
  }

  /** The same error, its text without the secrets that an answer or a template may have brought into it. */
  redacted(redact: Redactor): SourceError {
    const { cause, until } = this
    return new SourceError(this.code, this.#about, { cause, redact, ...(until && { until }) })
  }
}
