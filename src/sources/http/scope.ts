import type { Json } from '../../mapping/core/record.ts'
import type { Parameters, SourceDefinition } from '../definition/definition.ts'
import { compileTemplate, type Template, type TemplateContext } from '../definition/template.ts'
import { SourceError } from '../source-error.ts'

/** Works out the templates of one component: each with the config and the `$parameters` that hold there. */
export type Scope = {
  text: (template: string, more?: TemplateContext) => string
  within: (key: string, component: { $parameters?: Parameters }) => Scope
  place: string
}

/** The scope of a whole definition. Config values lose the white space that pasting leaves around them. */
export function scopeOf(definition: SourceDefinition, config: Record<string, string>): Scope {
  const trimmed = Object.fromEntries(
    Object.entries(config).map(([key, value]) => [key, value.trim()]),
  )
  return scope('', trimmed, definition.$parameters ?? {}, new Map())
}

function scope(
  place: string,
  config: Record<string, string>,
  parameters: { [key: string]: Json },
  compiled: Map<string, Template>,
): Scope {
  return {
    place,
    text: (text, more = {}) => {
      const template = compiled.get(text) ?? compileTemplate(text)
      compiled.set(text, template)
      for (const key of template.needs) {
        if ((config[key] ?? '') === '') throw new SourceError('config_missing', { key })
      }
      try {
        return template.render({ ...more, config, parameters })
      } catch (cause) {
        const fault = cause instanceof Error ? cause.message : String(cause)
        throw new SourceError('template_failed', { place, template: text, fault }, { cause })
      }
    },
    within: (key, component) =>
      scope(
        place === '' ? key : `${place}.${key}`,
        config,
        { ...parameters, ...component.$parameters },
        compiled,
      ),
  }
}
