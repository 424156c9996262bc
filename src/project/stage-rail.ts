import { nextThing, stages, type ProjectFacts, type Stage } from './next-thing.ts'

export type RailStage = {
  stage: Stage
  state: 'done' | 'now' | 'waits' | 'trouble' | 'later'
  /** What stands there, in a few words. */
  says: string
}

/** The main path of a project: what is done, where it stands now, what comes later. */
export function stageRail(facts: ProjectFacts): RailStage[] {
  const next = nextThing(facts)
  return stages.map((stage) => ({
    stage,
    state:
      next.stage === stage && next.tone !== 'done'
        ? next.tone === 'act'
          ? 'now'
          : next.tone
        : isDone(stage, facts)
          ? 'done'
          : 'later',
    says: said(stage, facts),
  }))
}

function isDone(stage: Stage, { source, mapping, dev, prod }: ProjectFacts): boolean {
  switch (stage) {
    case 'source':
      return source?.sample === 'there'
    case 'mapping':
      return mapping.rows > 0 && mapping.problems === 0
    case 'plan':
      return dev.plan === 'ready' || dev.plan === 'applied'
    case 'dev':
      return dev.run === 'done'
    default:
      return prod.run === 'done'
  }
}

function said(stage: Stage, { source, mapping, dev, prod }: ProjectFacts): string {
  switch (stage) {
    case 'source':
      if (!source) return 'Not connected'
      return source.records > 0 ? `${source.name}, ${records(source.records)}` : source.name
    case 'mapping':
      if (mapping.rows === 0) return 'Empty'
      return `${rows(mapping.rows)}, ${problems(mapping.problems)}`
    case 'plan':
      if (dev.plan === 'none' || dev.plan === 'under way') return 'Not made'
      if (dev.plan === 'failed') return 'Could not be made'
      return `${people(dev.expected)} expected${dev.held > 0 ? `, ${figures(dev.held)} held` : ''}`
    default: {
      const here = stage === 'dev' ? dev : prod
      if (here.release === null) return 'No release'
      return here.people > 0
        ? `Release ${here.release}, ${people(here.people)}`
        : `Release ${here.release}`
    }
  }
}

const figures = (count: number) => count.toLocaleString('en')
const several = (one: string, many: string) => (count: number) =>
  `${figures(count)} ${count === 1 ? one : many}`
const people = several('person', 'people')
const records = several('record', 'records')
const rows = several('row', 'rows')
const problems = (count: number) =>
  count === 0 ? 'no problems' : several('problem', 'problems')(count)
