// Reads a workbook that came back. Its bytes may be anybody's: they are looked at before anything is unzipped, and read
// in a thread that is ended when it takes too long or too much memory.
import { standardModel, type PlatformModel } from '../core/platform-model.ts'
import { createBoundedThread, Exhausted } from '../thread/bounded-thread.ts'
import { createWaitingLine } from '../thread/waiting-line.ts'
import type { FromSheets } from './from-sheets.ts'
import { inspect, refusals } from './package/guard.ts'
import type { Stamp } from './stamp.ts'

/** What a workbook says, or a sentence for whoever uploaded what is none. */
export type WorkbookReading = { refusal: string } | FromSheets

/** What a workbook is compared with that no longer says what it began from. */
export type Otherwise = Stamp | { model: PlatformModel }

export type ReadJob = { bytes: Uint8Array; otherwise: Otherwise }
/** No workbook file is larger, in bytes. */
export const mostWorkbookBytes = 5_000_000

/**
 * Reads the bytes of an .xlsx file. Never more than about 2 s of the processor and 300 MB, whatever the bytes are.
 * @throws {Problem} `too_many` as the waiting line says.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  otherwise: Otherwise = { model: standardModel },
): Promise<WorkbookReading> {
  if (bytes.length > mostWorkbookBytes) return { refusal: refusals.tooLarge }
  const inspected = inspect(bytes)
  if ('refusal' in inspected) return inspected
  const projectId = ('project' in otherwise && otherwise.project?.id) || 'none'
  return inTurn({ projectId, newestOf: null }, () => readInThread({ bytes, otherwise }))
}

/** One at a time, so that many uploads take no more memory than one. */
const inTurn = createWaitingLine()

/** An honest workbook of 10,000 rows takes about half of that time. */
const limits = { cpuMs: 1_300, clockMs: 10_000, megabytes: 256 }

/** Each in a thread of its own: nothing that one workbook did to it reaches the next. */
async function readInThread(job: ReadJob): Promise<WorkbookReading> {
  const module = new URL('worker.ts', import.meta.url)
  const thread = createBoundedThread<ReadJob, WorkbookReading>(module, limits)
  try {
    return await thread.run(job)
  } catch (error) {
    if (!(error instanceof Exhausted)) throw error
    return { refusal: error.of === 'memory' ? refusals.tooLarge : refusals.tooSlow }
  } finally {
    await thread.end()
  }
}
