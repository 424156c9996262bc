import type { ReactNode } from 'react'
import {
  dateFormatProblem,
  dateTimeFormatProblem,
} from '../../../../../src/mapping/core/values/date-format.ts'
import type { RecipeStep } from '../../../../../src/mapping/core/recipes/catalogue.ts'
import { ExpressionForm } from './expression.tsx'
import { isTimeZone } from '../../../../../src/mapping/core/values/time-zone.ts'
import { PickForm, PreferForm } from './list-step-forms.tsx'
import { JoinForm, LookupForm, PhoneForm, TemplateForm } from './record-step-forms.tsx'
import { Choice, Else, Parameters, Text, Texts, Whole } from './step-parameters.tsx'

/** The parameters of one recipe. What is not complete yet stays here until it is. */
export function StepForm({
  sources,
  step,
  onSet,
}: {
  /** What the value is read from. */
  sources: readonly string[]
  step: RecipeStep
  onSet: (step: RecipeStep) => void
}): ReactNode {
  switch (step.recipe) {
    case 'change case':
      return (
        <Choice
          label="Write it in"
          value={step.to}
          options={[
            ['names', 'Names'],
            ['lower', 'lower case'],
            ['upper', 'UPPER CASE'],
          ]}
          onSet={(to) => onSet({ ...step, to })}
        />
      )
    case 'join with':
      return (
        <Text
          label="Text between"
          value={step.with}
          onSet={(text) => onSet({ ...step, with: text })}
        />
      )
    case 'split and take':
      return (
        <Parameters>
          <Text
            label="Split at"
            value={step.at}
            problemOf={neededAsIs}
            onSet={(at) => onSet({ ...step, at })}
          />
          <Choice
            label="Take"
            value={step.take === 'all' ? 'all' : 'one'}
            options={[
              ['one', 'One piece'],
              ['all', 'All of them'],
            ]}
            onSet={(take) => onSet({ ...step, take: take === 'all' ? 'all' : 1 })}
          />
          {step.take === 'all' ? null : (
            <Whole
              label="Which (-1 is the last)"
              value={step.take}
              least={-100}
              most={100}
              onSet={(take) => onSet({ ...step, take })}
            />
          )}
        </Parameters>
      )
    case 'replace':
      return (
        <Parameters>
          <Text
            label="Look for"
            value={step.find}
            problemOf={neededAsIs}
            onSet={(find) => onSet({ ...step, find })}
          />
          <Text
            label="Put in its place"
            value={step.with}
            onSet={(text) => onSet({ ...step, with: text })}
          />
        </Parameters>
      )
    case 'prefix':
    case 'suffix':
      return <Text label="Text" value={step.text} onSet={(text) => onSet({ ...step, text })} />
    case 'cut at':
      return (
        <Whole
          label="Characters kept"
          value={step.length}
          least={1}
          most={100_000}
          onSet={(length) => onSet({ ...step, length })}
        />
      )
    case 'ignore these values':
      return (
        <Texts
          label="Values that count as blank, one a line"
          value={step.values}
          onSet={(values) => onSet({ ...step, values })}
        />
      )
    case 'number':
      return (
        <Parameters>
          <Choice
            label="Decimals are marked by"
            value={step.decimal}
            options={[
              ['.', 'A point: 1.5'],
              [',', 'A comma: 1,5'],
            ]}
            onSet={(decimal) => onSet({ ...step, decimal })}
          />
          <Else value={step.else} onSet={(otherwise) => onSet({ ...step, else: otherwise })} />
        </Parameters>
      )
    case 'yes/no':
      return (
        <Parameters>
          <Texts label="Words for yes" value={step.yes} onSet={(yes) => onSet({ ...step, yes })} />
          <Texts label="Words for no" value={step.no} onSet={(no) => onSet({ ...step, no })} />
          <Else value={step.else} onSet={(otherwise) => onSet({ ...step, else: otherwise })} />
        </Parameters>
      )
    case 'date':
      return (
        <Parameters>
          <Texts
            label="Formats, one a line: DD.MM.YYYY, D MMM YY"
            value={step.formats}
            problemOf={formatsProblem(dateFormatProblem)}
            onSet={(formats) => onSet({ ...step, formats })}
          />
          <Else value={step.else} onSet={(otherwise) => onSet({ ...step, else: otherwise })} />
        </Parameters>
      )
    case 'date and time':
      return (
        <Parameters>
          <Texts
            label="Formats, one a line: DD.MM.YYYY HH:mm"
            value={step.formats}
            problemOf={formatsProblem(dateTimeFormatProblem)}
            onSet={(formats) => onSet({ ...step, formats })}
          />
          <Text
            label="Time zone of the source"
            description="Of a time that its clocks show twice, the first counts."
            value={step.zone}
            problemOf={zoneProblem}
            suggestions={zones}
            onSet={(zone) => onSet({ ...step, zone })}
          />
          <Choice
            label="Give"
            value={step.give}
            options={[
              ['moment', 'The moment'],
              ['day', 'The day there'],
            ]}
            onSet={(give) => onSet({ ...step, give })}
          />
          <Else value={step.else} onSet={(otherwise) => onSet({ ...step, else: otherwise })} />
        </Parameters>
      )
    case 'country':
    case 'language':
      return <Else value={step.else} onSet={(otherwise) => onSet({ ...step, else: otherwise })} />
    case 'prefer':
      return <PreferForm sources={sources} step={step} onSet={onSet} />
    case 'phone':
      return <PhoneForm step={step} onSet={onSet} />
    case 'pick from a list where':
      return <PickForm sources={sources} step={step} onSet={onSet} />
    case 'join by id':
      return <JoinForm step={step} onSet={onSet} />
    case 'lookup table':
      return <LookupForm step={step} onSet={onSet} />
    case 'template':
      return <TemplateForm step={step} onSet={onSet} />
    case 'expression':
      return <ExpressionForm step={step} onSet={onSet} />
    default:
      return null
  }
}

/** White space is a text like any other here. */
function neededAsIs(text: string): string | null {
  return text === '' ? 'Write a text.' : null
}

function formatsProblem(problemOf: (format: string) => string | null) {
  return (formats: string[]): string | null => {
    if (formats.length === 0) return 'Write a format.'
    return formats.map(problemOf).find((problem) => problem !== null) ?? null
  }
}

function zoneProblem(zone: string): string | null {
  return isTimeZone(zone.trim()) ? null : 'Choose a time zone, such as Europe/Amsterdam.'
}

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')]
