import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A Chromium of this machine: the one that CHROMIUM_PATH names, else the first that is on the PATH. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env['CHROMIUM_PATH']
  if (named) return named
  const folders = (env['PATH'] ?? '').split(delimiter)
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return paths.find(runs) ?? null
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
