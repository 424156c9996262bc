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
/** The thread says that its modules are loaded, then what it read. */
export type WorkbookAnswer = 'begun' | WorkbookReading

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

/**
 * Time that the thread itself may work on a file: an honest workbook of 10,000 rows takes about half of it. Where others
 * work on the machine too that takes longer by the clock, which is no fault of the workbook.
 */
const longestCpuMs = 1_300
const longestMs = 10_000
const lookEveryMs = 50
const memory = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 }

async function readInThread(job: ReadJob): Promise<WorkbookReading> {
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: memory,
  })
  let watch: NodeJS.Timeout | undefined
  try {
    return await new Promise<WorkbookReading>((resolve, reject) => {
      worker.on('message', (answer: WorkbookAnswer) => {
        if (answer === 'begun') watch = watched(worker, resolve)
        else resolve(answer)
      })
      worker.once('error', (error: Error & { code?: string }) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ refusal: refusals.tooLarge })
        else reject(error)
      })
      worker.once('exit', () =>
        reject(new Error('The thread that read a workbook gave no answer.')),
      )
    })
  } finally {
    clearInterval(watch)
    await worker.terminate()
  }
}

function watched(worker: Worker, end: (reading: WorkbookReading) => void): NodeJS.Timeout {
  const begun = performance.now()
  const before = cpuMs(worker)
  const look = async () => {
    const spent = (await cpuMs(worker)) - (await before)
    const isTooSlow = spent > longestCpuMs || performance.now() - begun > longestMs
    if (isTooSlow) end({ refusal: refusals.tooSlow })
  }
  return setInterval(() => void look(), lookEveryMs)
}

async function cpuMs(worker: Worker): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage()
    return (user + system) / 1000
  } catch {
    // The thread has ended, and its answer is on its way; or this is Node before 24.6, and the clock alone decides.
    return 0
  }
}
