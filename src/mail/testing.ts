// For tests: a permit as a deploy leaves it, a mail server that keeps what it gets, and the outbox emptied at will.
import { callbackify } from 'node:util'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { v7 as uuid } from 'uuid'
import { onTestFinished } from 'vitest'
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import { deliver, type DeliveryServices } from './deliver.ts'
import { connectSmtp, type Smtp } from './smtp.ts'

export async function permitMail(
  db: Database,
  at: { environmentId: string; projectId: string; accountId: string },
  releaseId: string,
): Promise<void> {
  const permit = { permit_id: uuid(), project_id: at.projectId, granted_by: at.accountId }
  await within(db, at.environmentId, (tx) =>
    tx
      .insertInto('permits')
      .values({
        environment_id: at.environmentId,
        purpose: 'mail',
        release_id: releaseId,
        ...permit,
      })
      .execute(),
  )
}

export type Sink = { smtp: Smtp; url: string; mails: Email[] }

/** A mail server on this machine. `answer` decides about each mail: null takes it, else a code and a text. */
export async function mailSink(
  answer: (mail: Email, nth: number) => { code: number; text: string } | null = () => null,
): Promise<Sink> {
  const mails: Email[] = []
  let nth = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: callbackify(async (stream: SMTPServerDataStream, _session: SMTPServerSession) => {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      const mail = await PostalMime.parse(Buffer.concat(chunks))
      const refusal = answer(mail, (nth += 1))
      if (refusal) throw Object.assign(new Error(refusal.text), { responseCode: refusal.code })
      mails.push(mail)
    }),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' ? address?.port : null
  const url = `smtp://127.0.0.1:${port}`
  const smtp = connectSmtp(url, 'Gangway <gangway@example.org>')
  onTestFinished(async () => {
    smtp.close()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })
  return { smtp, url, mails }
}

/** Does what the workers would do with all that is due now. */
export async function deliverDue(services: DeliveryServices, environmentId: string): Promise<void> {
  for (const { message_id, campaign_id } of await messagesOf(services.db, environmentId)) {
    await deliver(services, { environmentId, id: campaign_id ?? message_id })
  }
}

export const messagesOf = (db: Database, environmentId: string) =>
  within(db, environmentId, (tx) =>
    tx
      .selectFrom('messages')
      .selectAll()
      .where('environment_id', '=', environmentId)
      .orderBy('message_id')
      .execute(),
  )
