import { z } from 'zod'
import { dataFaults, mostFaults } from './data-faults.ts'
import { mappingDocument, type MappingDocument } from '../document.ts'
import { mappingFile, type MappingFile } from './mapping-file.ts'
import { firstIssues } from './first-issues.ts'
import { didYouMean } from '../values/nearest.ts'
import { recipes } from '../recipes/catalogue.ts'

/** What is wrong with a document's form: where (keys and places in lists, from the top) and a sentence. */
export type FormProblem = { path: (string | number)[]; text: string }

type Read<Form> = { form: Form } | { problems: FormProblem[] }

/** Reads a document from JSON data: the whole with its defaults, or what is wrong with it (at most 20). */
export function readDocument(
  data: unknown,
): { document: MappingDocument } | { problems: FormProblem[] } {
  const read = readForm(mappingDocument, data)
  return 'form' in read ? { document: read.form } : read
}

/** Reads what a file holds: a document, and what its project adds to the platform. */
export function readMappingFile(data: unknown): Read<MappingFile> {
  return readForm(mappingFile, data)
}

function readForm<Form>(schema: z.ZodType<Form>, data: unknown): Read<Form> {
  const faults = dataFaults(data).map(({ path, text }) => ({
    path,
    text: sentence(data, path, text),
  }))
  if (faults.length > 0) return { problems: faults }
  // A document whose every row is wrong has a million issues; the first of them are enough, and cheap to find.
  const first = firstIssues(schema, data)
  if (first.length > 0) return refused(data, first)
  const parsed = schema.safeParse(data)
  return parsed.success ? { form: parsed.data } : refused(data, parsed.error.issues)
}

function refused(data: unknown, issues: z.core.$ZodIssue[]): { problems: FormProblem[] } {
  const problems = issues.slice(0, mostFaults).flatMap((issue) => formProblems(data, issue))
  return { problems: problems.slice(0, mostFaults) }
}

function formProblems(data: unknown, issue: z.core.$ZodIssue): FormProblem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, mostFaults).map((key) => ({
      path: [...path, key],
      text: sentence(
        data,
        path,
        `'${key.slice(0, 80)}' is not known here${didYouMean(key, knownKeys)}`,
      ),
    }))
  }
  return [{ path, text: sentence(data, path, fault(issue, valueAt(data, path))) }]
}

function fault(issue: z.core.$ZodIssue, found: unknown): string {
  if (found === undefined) return 'is missing'
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${kindNames[issue.expected] ?? issue.expected}, found ${described(found)}${hint(issue.expected, found)}`
    case 'invalid_value':
      return `expected ${issue.values.map((value) => `'${String(value)}'`).join(' or ')}, found ${described(found)}`
    case 'too_big':
      return `at most ${String(issue.maximum)} ${units[issue.origin] ?? ''} allowed`.replace(
        '  ',
        ' ',
      )
    case 'too_small':
      return `at least ${String(issue.minimum)} ${units[issue.origin] ?? ''} needed`.replace(
        '  ',
        ' ',
      )
    case 'invalid_union':
      return unionFault(issue, found)
    default:
      return issue.message
  }
}

function unionFault(issue: z.core.$ZodIssueInvalidUnion, found: unknown): string {
  if (issue.discriminator !== 'recipe') return `${issue.message}; found ${described(found)}`
  if (typeof found !== 'string') return `expected a recipe's name, found ${described(found)}`
  const names = recipes.map((recipe) => recipe.name)
  return `'${found.slice(0, 80)}' is not a recipe${didYouMean(found, names)}`
}

/** 'fields, row 'job' (3), steps 2, length: expected …'. */
function sentence(data: unknown, path: (string | number)[], what: string): string {
  const places = path.map((step, at) => placeName(step, valueAt(data, path.slice(0, at + 1))))
  const text =
    places.length === 0 ? `The document: ${what}` : `${places.filter(Boolean).join(', ')}: ${what}`
  return /[.?!]$/u.test(text) ? text : `${text}.`
}

function placeName(step: string | number, value: unknown): string {
  if (typeof step === 'string') return step === 'rows' || step === 'tables' ? '' : step
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined
  return typeof id === 'string' ? `row '${id.slice(0, 80)}' (${step + 1})` : `number ${step + 1}`
}

function valueAt(data: unknown, path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? Object.getOwnPropertyDescriptor(value, step)?.value
        : undefined,
    data,
  )
}

function described(value: unknown): string {
  if (typeof value === 'string') return `'${value.slice(0, 80)}'`
  if (typeof value === 'number') return `the number ${value}`
  if (typeof value === 'boolean') return String(value)
  if (value === null) return 'nothing'
  return Array.isArray(value) ? 'a list' : 'a group of keys'
}

/** Codes made of digits are numbers to YAML unless they are quoted; a leading zero would be lost. */
function hint(expected: string, found: unknown): string {
  const isBare = typeof found === 'number' || typeof found === 'boolean'
  return expected === 'string' && isBare ? '; put it in quotation marks' : ''
}

const kindNames: { [type: string]: string } = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
}

const units: { [origin: string]: string } = { string: 'characters', array: 'entries' }

/** Every key that a document can hold, wherever it stands. */
function keysOf(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return keysOf(schema.def.innerType)
  }
  if (schema instanceof z.ZodArray) return keysOf(schema.def.element)
  if (schema instanceof z.ZodUnion) return schema.def.options.flatMap(keysOf)
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape).flatMap(([key, inner]) => [key, ...keysOf(inner)])
}

const knownKeys = new Set(keysOf(mappingFile))
