import type pg from 'pg'

/**
 * The schema as text, from the database's own catalogue and in a stable order, the same on every supported
 * version of PostgreSQL. Committed as `schema.sql`, so that a change of schema is seen in review.
 */
export async function dumpSchema(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ line: string }>(catalogue)
  return `-- Written by \`npm run schema\`. Read it, don't edit it.\n${rows.map((row) => row.line).join('\n')}\n`
}

const catalogue = `
with tables as (
  select oid, relname, relrowsecurity and relforcerowsecurity as walled
  from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
),
lines as (
  select relname, 0 as part, 0 as place,
    format(e'\\n%s%s', relname, case when walled then ' (walled)' else '' end) as line
  from tables
  union all
  select relname, 1, attnum, format('  %s %s%s%s', attname, format_type(atttypid, atttypmod),
    case when attnotnull then ' not null' else '' end,
    coalesce(' default ' || pg_get_expr(adbin, adrelid), ''))
  from tables join pg_attribute on attrelid = tables.oid and attnum > 0 and not attisdropped
  left join pg_attrdef on adrelid = attrelid and adnum = attnum
  union all
  select relname, 2, 0, format('  %s', pg_get_constraintdef(pg_constraint.oid))
  from tables join pg_constraint on conrelid = tables.oid and contype <> 'n'
  union all
  select relname, 3, 0, format('  %s', pg_get_indexdef(indexrelid))
  from tables join pg_index on indrelid = tables.oid
  where not exists (select from pg_constraint where conindid = indexrelid and conrelid = tables.oid)
  union all
  select relname, 4, 0, format('  policy %s using %s', polname, pg_get_expr(polqual, polrelid))
  from tables join pg_policy on polrelid = tables.oid
)
select line from lines order by relname collate "C", part, place, line collate "C"
`
