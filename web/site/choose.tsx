import { useMutation } from '@tanstack/react-query'
import { createRoute, redirect, useLocation } from '@tanstack/react-router'
import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { Initials } from '../ui/initials.tsx'
import { Problem } from '../ui/problem.tsx'
import { call } from './api.ts'
import { useArrive } from './arrive.ts'
import './choose.css'
import { Cover } from './cover.tsx'
import { root } from './root.tsx'

export const route = createRoute({
  getParentRoute: () => root,
  path: '/choose',
  beforeLoad: ({ location }) => {
    if (!location.state.choice) throw redirect({ to: '/sign-in' })
  },
  component: Choose,
})

/** Several people registered with one address: the proof came first, now each says who they are. */
function Choose() {
  // As it was on arrival: on leaving, the location is the next page's already.
  const { state } = useLocation()
  const [{ choice, to }] = useState(state)
  const arrive = useArrive()
  const choose = useMutation({
    mutationFn: (personId: string) =>
      call('POST /api/choose', { body: { token: choice?.token ?? '', personId } }),
    onSuccess: (outcome) => arrive(outcome, to),
  })
  return (
    <Cover
      title="Who are you?"
      says="Several people registered with this address. Choose your name."
    >
      <ul className="choose">
        {choice?.people.map(({ personId, name }) => (
          <li key={personId}>
            <button
              type="button"
              className="choose-person"
              disabled={choose.isPending}
              onClick={() => choose.mutate(personId)}
            >
              <Initials name={name} size={40} />
              <span dir="auto">{name}</span>
              <IconChevronRight size={18} stroke={1.75} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <Problem error={choose.error} />
    </Cover>
  )
}
