// A project's source and mapping, over a make-believe registration system that really answers.
import { v7 as uuid } from 'uuid'
import { onTestFinished } from 'vitest'
import {
  startRegistrationSystem,
  type RegistrationOptions,
  type RegistrationSystem,
} from '../../examples/registration/server.ts'
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import type { MappingDocument } from '../mapping/core/document.ts'
import { standardModel } from '../mapping/core/platform-model.ts'
import { saveDraft } from '../mapping/draft.ts'
import { bind } from '../sources/bindings.ts'
import { createGuard } from '../sources/http/guard.ts'
import { exampleDocument, exampleSource } from '../sync/testing.ts'
import type { Vault } from '../tenancy/vault.ts'

/** Of few people, and a guard that lets itself be asked on this machine. */
export async function registrationSystem(options: RegistrationOptions = {}) {
  const system = await startRegistrationSystem({ people: 60, throttleEvery: null, ...options })
  onTestFinished(() => system.stop())
  const guard = createGuard({ allow: [new URL(system.url).host] })
  onTestFinished(() => guard.close())
  return { system, guard }
}

/** Connects a project to it in both environments, and fills its mapping in. */
export async function connectProject(
  { db, vault }: { db: Database; vault: Vault },
  project: { projectId: string; dev: string; prod: string },
  accountId: string,
  system: RegistrationSystem,
): Promise<{ sourceId: string; document: MappingDocument }> {
  const sourceId = uuid()
  const source = await exampleSource()
  await db
    .insertInto('sources')
    .values({
      source_id: sourceId,
      project_id: project.projectId,
      name: 'Quayside Tickets',
      kind: 'http',
      definition: source.text,
      updated_by: accountId,
    })
    .execute()
  const bound = { config: { url: system.ordersUrl }, secrets: { token: system.token } }
  for (const environmentId of [project.dev, project.prod]) {
    await within(db, environmentId, (tx) =>
      bind(tx, vault, { sourceId, accountId, definition: source.definition }, bound),
    )
  }
  const document = await exampleDocument()
  await saveDraft(
    db,
    project.projectId,
    { revision: 0, accountId },
    { document, model: standardModel },
  )
  return { sourceId, document }
}
