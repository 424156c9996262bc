import type { z } from 'zod'
import { brief } from './brief.ts'
import { mappingDocument, type MappingDocument } from '../document.ts'
import {
  platformAdditions,
  standardModel,
  type PlatformAdditions,
  type PlatformModel,
} from '../platform-model.ts'

/** A document as a file holds it: what its project adds to the platform travels with it. */
export const mappingFile = mappingDocument.extend({ platform: platformAdditions.optional() })

export type MappingFile = z.infer<typeof mappingFile>

/** What a file says, with what is at its default left out. */
export function briefFile(document: MappingDocument, model: PlatformModel): unknown {
  const additions = brief(platformAdditions, additionsOf(model))
  const written = brief(mappingDocument, document) as { [key: string]: unknown }
  return Object.keys(additions as object).length === 0
    ? written
    : { ...written, platform: additions }
}

/** The standard platform with what a project adds. */
export function modelOf(additions: PlatformAdditions | undefined): PlatformModel {
  if (additions === undefined) return standardModel
  const types = new Map(
    [...standardModel.contentTypes, ...additions.contentTypes].map((type) => [type.key, type]),
  )
  return {
    fields: [...standardModel.fields, ...additions.fields],
    userTypes: additions.userTypes ?? standardModel.userTypes,
    tags: additions.tags,
    groups: additions.groups,
    accessLevels: additions.accessLevels,
    contentTypes: [...types.values()],
  }
}

function additionsOf(model: PlatformModel): PlatformAdditions {
  const standard = new Set(standardModel.fields.map(({ key }) => key))
  const types = new Map(standardModel.contentTypes.map((type) => [type.key, JSON.stringify(type)]))
  const isStandard = JSON.stringify(model.userTypes) === JSON.stringify(standardModel.userTypes)
  return {
    fields: model.fields.filter(({ key }) => !standard.has(key)),
    ...(isStandard ? {} : { userTypes: model.userTypes }),
    tags: model.tags,
    groups: model.groups,
    accessLevels: model.accessLevels,
    contentTypes: model.contentTypes.filter((type) => types.get(type.key) !== JSON.stringify(type)),
  }
}
