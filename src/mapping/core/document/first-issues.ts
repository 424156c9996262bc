import { z } from 'zod'
import { mostFaults } from './data-faults.ts'

/**
 * The first issues of data, part by part, until there are enough; none does not mean that all is well. Zod gathers every
 * issue before it answers, which takes seconds where each of a hundred thousand rows has some.
 */
export function firstIssues(schema: z.core.$ZodType, data: unknown): z.core.$ZodIssue[] {
  const issues: z.core.$ZodIssue[] = []
  look(schema, data, [], issues)
  return issues
}

type Path = (string | number)[]

function look(schema: z.core.$ZodType, data: unknown, path: Path, issues: z.core.$ZodIssue[]) {
  if (issues.length >= mostFaults || data === undefined) return
  const inner = withoutDefault(schema)
  if (inner instanceof z.ZodArray && Array.isArray(data)) {
    for (const [at, entry] of data.entries()) {
      look(inner.element, entry, [...path, at], issues)
      if (issues.length >= mostFaults) return
    }
  } else if (inner instanceof z.ZodObject && isGroup(data)) {
    const parts = new Map(
      Object.entries(inner.shape).filter(([key, part]) => key in data && hasParts(part)),
    )
    const rest = Object.fromEntries(Object.entries(data).filter(([key]) => !parts.has(key)))
    const own = issuesOf(inner, rest).filter(({ path: [key] }) => !parts.has(key as string))
    add(own, path, issues)
    for (const [key, part] of parts) look(part, data[key], [...path, key], issues)
  } else {
    add(issuesOf(schema, data), path, issues)
  }
}

function add(found: z.core.$ZodIssue[], path: Path, issues: z.core.$ZodIssue[]) {
  for (const issue of found.slice(0, mostFaults - issues.length)) {
    issues.push({ ...issue, path: [...path, ...issue.path] })
  }
}

const issuesOf = (schema: z.core.$ZodType, data: unknown) =>
  z.safeParse(schema, data).error?.issues ?? []

const isGroup = (data: unknown): data is { [key: string]: unknown } =>
  typeof data === 'object' && data !== null && !Array.isArray(data)

const hasParts = (schema: z.core.$ZodType): boolean => {
  const inner = withoutDefault(schema)
  return inner instanceof z.ZodArray || inner instanceof z.ZodObject
}

function withoutDefault(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
    ? withoutDefault(schema.def.innerType)
    : schema
}
