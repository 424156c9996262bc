// What the thread does in which an uploaded workbook is read.
import { answerJobs } from '../thread/answer-jobs.ts'
import { fromSheets } from './from-sheets.ts'
import { openWorkbook } from './package/open.ts'
import type { ReadJob, WorkbookReading } from './read.ts'

answerJobs(async ({ bytes, otherwise }: ReadJob): Promise<WorkbookReading> => {
  const opened = await openWorkbook(bytes)
  return 'refusal' in opened ? opened : fromSheets(opened.sheets, otherwise)
})
