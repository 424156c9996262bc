import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A new folder in the temporary one that every user may pass through: where Gangway is root, its database runs as
 * another user, and would otherwise get a folder elsewhere that nobody clears away.
 */
export async function scratchFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `gangway-${name}-`))
  await chmod(folder, 0o711)
  return folder
}
