import './mail.css'
import type { ListedMessage, MessageState as State } from './queries.ts'

/** What became of a mail, in a word. */
export function MessageState({ state }: { state: State }) {
  return (
    <span className="mail-state" data-state={state}>
      {stateNames[state]}
    </span>
  )
}

export const stateNames: Record<State, string> = {
  queued: 'Waiting',
  sent: 'Sent',
  kept: 'Kept here',
  refused: 'Refused',
  failed: 'Failed',
}

export const mailKinds: Record<ListedMessage['kind'], string> = {
  invitation: 'Invitation',
  sign_in: 'Sign-in link',
  unknown_address: 'Unknown address',
}

/** The same in a sentence, with what to do about it. */
export function stateSentence({ state, reason, attempts }: ListedMessage): string {
  switch (state) {
    case 'queued':
      return reason
        ? `Not sent yet after ${attempts} ${attempts === 1 ? 'try' : 'tries'}: ${reason} It is tried again by itself.`
        : 'On its way: it is sent within seconds.'
    case 'sent':
      return 'The mail server took it.'
    case 'kept':
      return 'Kept in this outbox: no mail server is set, so it went to nobody.'
    case 'refused':
      return `Not sent: ${reason ?? 'it may not be written to.'}`
    default:
      return `Not sent: ${reason ?? 'the mail server refused it.'}`
  }
}
