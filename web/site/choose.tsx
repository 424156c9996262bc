import { useMutation } from '@tanstack/react-query'
import { createRoute, Navigate, useLocation } from '@tanstack/react-router'
import { IconChevronRight } from '@tabler/icons-react'
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
  component: Choose,
})

/** Several people registered with one address: the proof came first, now each says who they are. */
function Choose() {
  const { choice, to } = useLocation().state
  const arrive = useArrive()
  const choose = useMutation({
    mutationFn: (personId: string) =>
      call('POST /api/choose', { body: { token: choice?.token ?? '', personId } }),
    onSuccess: (outcome) => arrive(outcome, to),
  })
  if (!choice) return <Navigate to="/sign-in" replace />
  return (
    <Cover
      title="Who are you?"
      says="Several people registered with this address. Choose your name."
    >
      <ul className="choose">
        {choice.people.map(({ personId, name }) => (
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
