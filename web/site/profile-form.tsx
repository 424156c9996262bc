import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { ApiProblem } from '../ui/api.ts'
import { countOf } from '../ui/figures.ts'
import { Problem } from '../ui/problem.tsx'
import { call } from './api.ts'
import { FieldInput, type OwnField } from './field-input.tsx'
import { profileQuery, type OwnProfile } from './site.ts'

/** The fields that are one's own. What was typed is not lost by leaving, nor where somebody else changed the profile meanwhile. */
export function ProfileForm({ profile }: { profile: OwnProfile }) {
  const queries = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const [entered, setEntered] = useState<Record<string, OwnField['value']>>({})
  const changed = Object.entries(entered).filter(([key, value]) => value !== valueOf(profile, key))
  const save = useMutation({
    mutationFn: async () => {
      const values = Object.fromEntries(changed)
      try {
        return await call('PATCH /api/profile', { body: { version: profile.version, values } })
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.code !== 'conflict') throw error
        // A sync or another window came first. Only what was changed here is sent, so it goes on top of that.
        const { version } = await call('GET /api/profile')
        return call('PATCH /api/profile', { body: { version, values } })
      }
    },
    onSuccess: (saved) => {
      queries.setQueryData(profileQuery.queryKey, saved)
      notifications.show({ message: 'Your profile is saved.' })
    },
    onError: (error) => {
      const place = error instanceof ApiProblem ? error.places[0]?.place : undefined
      const faulty = place ? form.current?.elements.namedItem(place) : null
      if (faulty instanceof HTMLElement) faulty.focus()
    },
  })
  const dirty = changed.length > 0
  useBlocker({
    shouldBlockFn: () =>
      dirty && !save.isSuccess && !window.confirm('Leave without saving what you changed?'),
    enableBeforeUnload: dirty,
  })
  const discard = () => {
    setEntered({})
    save.reset()
  }
  const problem = save.error instanceof ApiProblem ? save.error : null
  return (
    <form
      ref={form}
      className="profile-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (dirty) save.mutate()
      }}
    >
      {profile.fields
        .filter(({ locked }) => !locked)
        .map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            value={entered[field.key] ?? (field.key in entered ? null : field.value)}
            problem={problem?.at(field.key)}
            change={(value) => setEntered((before) => ({ ...before, [field.key]: value }))}
          />
        ))}
      {problem && problem.places.length > 0 ? null : (
        <div className="profile-wide">
          <Problem error={save.error} />
        </div>
      )}
      {dirty ? (
        <div className="profile-save">
          <span>{countOf(changed.length, 'change', 'changes')} not saved yet</span>
          <Button variant="subtle" onClick={discard}>
            Discard
          </Button>
          <Button type="submit" loading={save.isPending}>
            Save profile
          </Button>
        </div>
      ) : null}
    </form>
  )
}

function valueOf(profile: OwnProfile, key: string): OwnField['value'] {
  return profile.fields.find((field) => field.key === key)?.value ?? null
}
