/**
 * Whether an error says that the database is away for a while (stopped, starting, out of connections, the connection
 * lost), so that the same act may succeed later. Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function isOutage(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return away.test(code) || /connection terminated|connection error|timeout expired/i.test(message)
}

const away = /^(08...|53...|57P0[1-5]|40...|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT)$/
