type Value = string | number | boolean | null
type Field = { type: string; choices?: readonly { key: string; label: string }[] }

/** A field's value as people read it: a country by its name, a choice by its label, yes or no; '' for blank. */
export function valueText(value: Value, { type, choices = [] }: Field): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = String(value)
  if (type === 'country') return countryName(text)
  return choices.find(({ key }) => key === text)?.label ?? text
}

function countryName(code: string): string {
  try {
    return countries.of(code) ?? code
  } catch {
    return code
  }
}

const countries = new Intl.DisplayNames('en', { type: 'region' })
