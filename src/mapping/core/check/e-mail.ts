import { keysKnown } from './known-keys.ts'
import type { MappingDocument } from '../document.ts'
import { emailKey } from '../values/email-key.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { Problem } from '../problem.ts'
import { fold } from '../values/value.ts'

export function checkEMail({ email }: MappingDocument, model: PlatformModel): Problem[] {
  const { sender, rows } = email
  const checkTypes = keysKnown('user type', model.userTypes)
  const found: Problem[] = []
  if (sender.replyTo !== '' && emailKey(sender.replyTo) === null) {
    const text = `'${sender.replyTo}' is not an e-mail address, so nobody could answer.`
    found.push({ severity: 'problem', tab: 'email', row: null, column: 'sender', text })
  }
  if (/[\p{Cc}<>"]/u.test(sender.name)) {
    const text = `The sender's name '${sender.name}' holds a sign that a name in a mail cannot have: <, >, a quotation mark or a line break.`
    found.push({ severity: 'problem', tab: 'email', row: null, column: 'sender', text })
  }
  return [
    ...found,
    ...rows.flatMap(({ id: row, userTypes }) =>
      checkTypes(userTypes, { tab: 'email', row, column: 'userTypes' }),
    ),
    ...writtenTwice(rows),
  ]
}

/** Two rows that send one message to the same people. */
function writtenTwice(rows: MappingDocument['email']['rows']): Problem[] {
  const owners = new Map<string, string>()
  return rows.flatMap((row): Problem[] => {
    const key = JSON.stringify([fold(row.message), row.userTypes.toSorted()])
    const owner = owners.get(key)
    owners.set(key, owner ?? row.id)
    if (owner === undefined) return []
    const text = `'${row.message}' goes to the same people twice ('${owner}' and '${row.id}'); keep one of the rows.`
    return [{ severity: 'warning', tab: 'email', row: row.id, column: 'message', text }]
  })
}
