import { Checkbox, Select, TextInput } from '@mantine/core'
import { Place, Whole, type FormPart } from './place-field.tsx'
import type { SourceForm } from './queries.ts'

type Paging = SourceForm['paging']

/** How the next page is asked for: the kind, and what that kind needs to know. */
export function PagingCorrection({ form, change }: FormPart) {
  const { paging } = form
  const set = (next: Paging) => change({ ...form, paging: next })
  return (
    <>
      <Select
        label="How the next page is asked for"
        allowDeselect={false}
        data={kinds}
        value={paging.kind}
        onChange={(kind) => kind && set(blank(kind))}
      />
      {paging.kind === 'next link' || paging.kind === 'cursor' ? (
        <Place
          key={paging.kind}
          label={paging.kind === 'cursor' ? 'Where the cursor stands' : 'Where the address stands'}
          value={paging.at}
          required
          change={(at) => set({ ...paging, at })}
        />
      ) : null}
      {'parameter' in paging ? (
        <TextInput
          label="Parameter that asks for it"
          spellCheck={false}
          classNames={{ input: 'source-mono' }}
          value={paging.parameter}
          error={paging.parameter === '' ? 'Enter the name of the parameter' : null}
          onChange={(event) => set({ ...paging, parameter: event.currentTarget.value })}
        />
      ) : null}
      {paging.kind === 'page' ? (
        <Whole
          label="Number of the first page"
          value={paging.first}
          change={(first) => set({ ...paging, first })}
        />
      ) : null}
      {paging.kind === 'offset' ? (
        <Select
          label="Entries are counted from"
          allowDeselect={false}
          data={['0', '1']}
          value={String(paging.first)}
          onChange={(next) => set({ ...paging, first: next === '1' ? 1 : 0 })}
        />
      ) : null}
      {paging.kind === 'none' ? null : <PageSize form={form} change={change} />}
    </>
  )
}

function PageSize({ form, change }: FormPart) {
  const { pageSize } = form
  return (
    <>
      <Checkbox
        label="Ask for a page size"
        checked={pageSize !== null}
        onChange={(event) => {
          const asked = event.currentTarget.checked
          change({ ...form, pageSize: asked ? { parameter: 'page_size', size: 100 } : null })
        }}
      />
      {pageSize ? (
        <div className="connect-pair">
          <TextInput
            label="Parameter"
            spellCheck={false}
            classNames={{ input: 'source-mono' }}
            value={pageSize.parameter}
            error={pageSize.parameter === '' ? 'Enter its name' : null}
            onChange={(event) =>
              change({ ...form, pageSize: { ...pageSize, parameter: event.currentTarget.value } })
            }
          />
          <Whole
            label="Entries a page"
            value={pageSize.size}
            least={1}
            change={(size) => change({ ...form, pageSize: { ...pageSize, size } })}
          />
        </div>
      ) : null}
    </>
  )
}

const kinds: { value: Paging['kind']; label: string }[] = [
  { value: 'none', label: 'There is only one page' },
  { value: 'next link', label: 'The answer holds its address' },
  { value: 'link header', label: 'Its address stands in the Link header' },
  { value: 'cursor', label: 'The answer holds a cursor that goes back' },
  { value: 'page', label: 'By its number' },
  { value: 'offset', label: 'By the number of its first entry' },
]

/** What each kind begins with: the names that are usual. */
function blank(kind: Paging['kind']): Paging {
  if (kind === 'next link') return { kind, at: ['next'] }
  if (kind === 'cursor') return { kind, at: ['next_cursor'], parameter: 'cursor' }
  if (kind === 'page')
    return { kind, parameter: 'page', first: 1, current: null, last: null, more: null }
  if (kind === 'offset') return { kind, parameter: 'offset', first: 0, start: null, total: null }
  return { kind }
}
