import { compileTextPath, type Read } from '../source/path.ts'

/** Reads what a step takes of an item: what a path finds within it, or with a blank path the item itself. */
export function compileTake(path: string): Read {
  return path === '' ? (item) => item : compileTextPath(path)
}
