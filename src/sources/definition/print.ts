import { stringify } from 'yaml'
import type { SourceDefinition } from './definition.ts'

/** The definition as YAML; `parseDefinition` reads it back as the same definition. */
export function printDefinition(definition: SourceDefinition): string {
  return stringify(definition, { lineWidth: 100, aliasDuplicateObjects: false })
}
