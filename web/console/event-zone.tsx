import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Zone } from '../ui/when.tsx'
import type { Environment } from './rooms/people/queries.ts'
import { settingsOf } from './rooms/settings/queries.ts'

/** Times within are in the zone of the site's event. */
export function EventZone({ of, children }: { of: Environment; children: ReactNode }) {
  const { data } = useQuery(settingsOf(of))
  return <Zone value={data?.timeZone}>{children}</Zone>
}
