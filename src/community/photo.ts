// A person's photo: one small square of our own making, so that nothing of the uploaded file (its place, its camera,
// what else was in it) is ever served.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import sharp from 'sharp'
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import { Problem } from '../tenancy/problem.ts'
import { recordOwnChange } from './history.ts'
import { isListed } from './listed.ts'
import type { Visiting } from './visiting.ts'

export const photoBytes = 8 * 1024 * 1024
const side = 512
/** A small file can unfold into gigabytes of pixels; the largest phone cameras make 50 million. */
const mostPixels = 50e6

/** @throws {Problem} `invalid` where the bytes are no picture that can be read. */
export async function setPhoto(
  db: Database,
  { environmentId, personId }: Visiting,
  upload: Buffer,
): Promise<{ photo: string }> {
  const image = await square(upload)
  const hash = createHash('sha256').update(image).digest('hex').slice(0, 32)
  await within(db, environmentId, async (tx) => {
    const before = await tx
      .updateTable('persons')
      .set({ photo_hash: hash })
      .from((eb) =>
        eb
          .selectFrom('persons')
          .select(['person_id as id', 'photo_hash as photo_before'])
          .where('environment_id', '=', environmentId)
          .where('person_id', '=', personId)
          .forUpdate()
          .as('before'),
      )
      .where('environment_id', '=', environmentId)
      .whereRef('person_id', '=', 'before.id')
      .returning('before.photo_before')
      .executeTakeFirst()
    if (!before) throw new Problem('not_found')
    const row = { environment_id: environmentId, person_id: personId, hash, image }
    await tx
      .insertInto('photos')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['environment_id', 'person_id']).doUpdateSet({ hash, image }),
      )
      .execute()
    if (before.photo_before !== hash)
      await recordOwnChange(tx, personId, { photo: [before.photo_before, hash] })
  })
  return { photo: hash }
}

export async function removePhoto(
  db: Database,
  { environmentId, personId }: Visiting,
): Promise<void> {
  await within(db, environmentId, async (tx) => {
    const removed = await tx
      .deleteFrom('photos')
      .where('environment_id', '=', environmentId)
      .where('person_id', '=', personId)
      .returning('hash')
      .executeTakeFirst()
    if (!removed) return
    await tx
      .updateTable('persons')
      .set({ photo_hash: null })
      .where('environment_id', '=', environmentId)
      .where('person_id', '=', personId)
      .execute()
    await recordOwnChange(tx, personId, { photo: [removed.hash, null] })
  })
}

/**
 * A photo that this visitor may see: their own, or that of somebody who is listed at this moment. `known` is the hash
 * of what their browser has; the image is null where it has the newest.
 */
export async function seenPhoto(
  db: Database,
  visiting: Visiting,
  personId: string,
  known: string | null,
): Promise<{ hash: string; image: Buffer | null }> {
  const { environmentId } = visiting
  const found = await within(db, environmentId, async (tx) => {
    const { rows } = await sql<{ hash: string; image: Buffer | null }>`
      select photo.hash, case when photo.hash is distinct from ${known} then photo.image end as image
      from photos photo join persons person using (environment_id, person_id)
      where environment_id = ${environmentId} and person_id = ${personId}
        and (person_id = ${visiting.personId} or ${isListed('person')})`.execute(tx)
    return rows[0]
  })
  if (!found) throw new Problem('not_found')
  return found
}

async function square(upload: Buffer): Promise<Buffer> {
  if (!startsAsPicture(upload)) throw unreadable()
  try {
    return await sharp(upload, { limitInputPixels: mostPixels, failOn: 'error' })
      .autoOrient()
      .resize(side, side, { fit: 'cover', position: 'attention' })
      .webp({ quality: 82 })
      .toBuffer()
  } catch (cause) {
    throw unreadable(cause)
  }
}

/** By its first bytes, whatever the name or the type that came with it: other readers (SVG, PDF) are never begun. */
function startsAsPicture(bytes: Buffer): boolean {
  const text = bytes.toString('latin1', 0, 12)
  return (
    text.startsWith('\xff\xd8\xff') ||
    text.startsWith('\x89PNG\r\n\x1a\n') ||
    (text.startsWith('RIFF') && text.endsWith('WEBP'))
  )
}

const unreadable = (cause?: unknown) =>
  new Problem(
    'invalid',
    'This is not a photo that can be read: choose a JPEG, PNG or WebP of at most 8 MB and 50 megapixels.',
    { cause },
  )
