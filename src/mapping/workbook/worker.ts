// The thread in which an uploaded workbook is read: whatever is in it, its time and memory are bounded from outside.
import { parentPort, workerData } from 'node:worker_threads'
import { fromSheets } from './from-sheets.ts'
import { openWorkbook } from './package/open.ts'
import type { ReadJob, WorkbookAnswer } from './read.ts'

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
const tell = (answer: WorkbookAnswer) => parentPort?.postMessage(answer)
const { bytes, otherwise } = workerData as ReadJob
tell('begun')
const opened = await openWorkbook(bytes)
const answer: WorkbookAnswer = 'refusal' in opened ? opened : fromSheets(opened.sheets, otherwise)
tell(answer)
