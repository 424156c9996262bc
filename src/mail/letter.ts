import { type Config, originOf } from '../config.ts'
import type { Database } from '../database/connection.ts'
import type { EnvironmentSite } from '../tenancy/environment-site.ts'
import { type MintedLink, noLink } from './links.ts'
import { siteValues, untilText } from './mail-site.ts'
import type { Message } from './outbox.ts'
import { releaseTexts } from './release-texts.ts'
import type { Letter } from './smtp.ts'
import { type Mail, renderMail } from './template.ts'

type Written = Pick<Message, 'template' | 'merge' | 'release_id'>

/** The mail as its recipient gets it, with this link in it; without one, as it may be looked at. */
export async function writeMail(
  { db, config }: { db: Database; config: Pick<Config, 'tls' | 'publicPort'> },
  site: EnvironmentSite,
  message: Written,
  link: MintedLink | null,
): Promise<Mail> {
  const { [message.template]: text } = await releaseTexts(db, message.release_id)
  const { url, code, expiresAt } = link ?? noLink(originOf(config, site.host))
  const design = { kind: message.template, text, colour: site.settings.colour }
  return renderMail(design, {
    ...siteValues(site),
    ...message.merge,
    link: url,
    code: code ?? '',
    until: link
      ? untilText(expiresAt, site.settings.timeZone)
      : 'a day that is set when it is sent',
  })
}

export function addressed(
  mail: Mail,
  site: EnvironmentSite,
  message: Pick<Message, 'message_id' | 'to_address' | 'merge'>,
): Letter {
  return {
    ...mail,
    messageId: `<${message.message_id}@${site.host}>`,
    to: { name: message.merge['name'] ?? '', address: message.to_address },
    fromName: site.siteName,
    replyTo: site.settings.helpContact.email,
  }
}
