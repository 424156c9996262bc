// Reads a workbook that came back. Its bytes may be anybody's: they are looked at before anything is unzipped, and read
// in a thread that is ended when it takes too long or too much memory.
import { Worker } from 'node:worker_threads'
import { standardModel, type PlatformModel } from '../core/platform-model.ts'
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

/** Reads the bytes of an .xlsx file. Never more than about 2 s and 300 MB, whatever the bytes are. */
export async function readWorkbook(
  bytes: Uint8Array,
  otherwise: Otherwise = { model: standardModel },
): Promise<WorkbookReading> {
  if (bytes.length > mostWorkbookBytes) return { refusal: refusals.tooLarge }
  const inspected = inspect(bytes)
  if ('refusal' in inspected) return inspected
  const turn = waiting.then(() => readInThread({ bytes, otherwise }))
  waiting = turn.catch(() => undefined)
  return turn
}

/** One at a time, so that many uploads take no more memory than one. */
let waiting: Promise<unknown> = Promise.resolve()

const longestMs = 1_800
const memory = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 }

function readInThread(job: ReadJob): Promise<WorkbookReading> {
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: memory,
  })
  return new Promise<WorkbookReading>((resolve, reject) => {
    const timer = setTimeout(() => resolve({ refusal: refusals.tooSlow }), longestMs)
    worker.once('message', resolve)
    worker.once('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ refusal: refusals.tooLarge })
      else reject(error)
    })
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('The thread that read a workbook ended without an answer.'))
    })
  }).finally(() => worker.terminate())
}
