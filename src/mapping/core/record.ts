/** Any JSON value, as a source gave it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** One item as the source gave it: a JSON object. */
export type SourceRecord = { [key: string]: Json }
