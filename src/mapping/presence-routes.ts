// What an open editor asks every few seconds: who else is here, whether somebody saved, and how the versions stand.
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { inProject } from '../tenancy/permissions.ts'
import { projectParams } from './body.ts'
import { othersPresent, stand } from './presence.ts'
import { editableAreas } from './rights.ts'
import { versionStanding } from './versions.ts'

const named = z.string().max(300).nullable()
const place = z.strictObject({ tab: z.string().max(64), list: named, row: named, column: named })

export const presenceEndpoints = ({ db }: { db: Database }) => ({
  'POST /api/projects/:project/mapping/presence': endpoint({
    on: 'console',
    may: inProject(db, 'read'),
    audit: { none: 'says where one looks, which is forgotten within seconds' },
    params: projectParams,
    /** Null where one leaves. */
    body: z.strictObject({ at: place.nullable() }),
    answer: async ({ scope, body }) => {
      const { projectId, account } = scope
      await stand(db, projectId, account.accountId, body.at)
      const standing = await versionStanding(db, scope)
      return {
        people: await othersPresent(db, projectId, account.accountId),
        edits: [...(await editableAreas(db, scope))],
        standing,
      }
    },
  }),
})
