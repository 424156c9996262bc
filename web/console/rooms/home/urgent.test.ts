import { expect, test } from 'vitest'
import { mostUrgent, placesOf, type Client, type Thing } from './urgent.ts'

const project = (projectId: string) => ({
  projectId,
  kind: 'registration' as const,
  name: projectId,
})
const client: Client = {
  slug: 'harbor',
  name: 'Harbor Society',
  sites: [
    {
      slug: 'summit',
      name: 'Summit',
      dev: 'http://summit-dev.test',
      prod: 'http://summit.test',
      projects: [project('a'), project('b'), project('c')],
    },
  ],
}
const thing = (projectId: string, next: Partial<Thing['next']>): Thing => ({
  projectId,
  rail: [],
  next: {
    stage: 'source',
    tone: 'act',
    says: '',
    act: '',
    room: 'source',
    environment: null,
    ...next,
  },
})
const urgent = (...things: Thing[]) => mostUrgent(placesOf([client], things))?.project.projectId

test('what stopped is more urgent than what waits, and that more than what goes on by itself', () => {
  expect(urgent(thing('a', { stage: 'prod' }), thing('b', { tone: 'trouble' }))).toBe('b')
  expect(urgent(thing('a', { stage: 'prod', tone: 'waits' }), thing('b', {}))).toBe('b')
})

test('of two that wait the one that is further along comes first', () => {
  expect(urgent(thing('a', {}), thing('b', { stage: 'dev' }), thing('c', { stage: 'plan' }))).toBe(
    'b',
  )
})

test('where all is done, nothing is urgent', () => {
  expect(urgent(thing('a', { tone: 'done' }))).toBeUndefined()
  expect(urgent()).toBeUndefined()
})
