import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { countOf } from '../../../ui/figures.ts'
import { exampleColumns } from './examples.ts'

/** A few records as they came: the fields that tell who somebody is, or the whole of one as JSON. */
export function ExampleRecords({ records }: { records: readonly unknown[] }) {
  const [face, setFace] = useState('table')
  const [chosen, setChosen] = useState(0)
  const columns = useMemo(() => exampleColumns(records), [records])
  const record = records[chosen] ?? records[0]
  return (
    <section className="examples">
      <header>
        <h2>{countOf(records.length, 'example', 'examples')}</h2>
        <SegmentedControl
          aria-label="Show as"
          data={[
            { value: 'table', label: 'Table' },
            { value: 'json', label: 'JSON' },
          ]}
          value={face}
          onChange={setFace}
        />
      </header>
      {face === 'table' ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls is reached by keyboard
        <section className="examples-scroll" tabIndex={0} aria-label="Examples">
          <table>
            <thead>
              <tr>
                {columns.map(({ path, label }) => (
                  <th key={path} scope="col" title={path}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {records.map((row, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- they have no other name, and stay in their order
                <tr key={index}>
                  {columns.map(({ path, read }) => (
                    <td key={path} dir="auto" title={read(row)}>
                      {read(row)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : (
        <>
          <SegmentedControl
            aria-label="Which record"
            data={records.map((_, index) => ({ value: String(index), label: `${index + 1}` }))}
            value={String(chosen)}
            onChange={(next) => setChosen(Number(next))}
          />
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls is reached by keyboard */}
          <pre className="examples-json source-mono" tabIndex={0} aria-label="Record as JSON">
            {JSON.stringify(record, null, 2)}
          </pre>
        </>
      )}
    </section>
  )
}
