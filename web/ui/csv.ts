import { csvLine } from '../../src/community/csv-line.ts'

/** A CSV file as the server writes them. */
export const toCsv = (rows: readonly (readonly string[])[]): string => rows.map(csvLine).join('')
