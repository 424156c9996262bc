// The thread in which an uploaded workbook is read: whatever is in it, its time and memory are bounded from outside.
import { parentPort, workerData } from 'node:worker_threads'
import { fromSheets } from './from-sheets.ts'
import { openWorkbook } from './package/open.ts'
import type { ReadJob, WorkbookReading } from './read.ts'

const { bytes, otherwise } = workerData as ReadJob
const opened = await openWorkbook(bytes)
const reading: WorkbookReading =
  'refusal' in opened ? opened : fromSheets(opened.sheets, otherwise)
parentPort?.postMessage(reading)
