// The one thing to do next in a project, worked out from where it stands. Pure: the first line of the path that is not
// done yet is the answer, so that a project opens on the same thing for everybody.

export type Stage = 'source' | 'mapping' | 'plan' | 'dev' | 'prod'
export const stages: readonly Stage[] = ['source', 'mapping', 'plan', 'dev', 'prod']

/** Where an environment stands with the project's source. */
export type EnvironmentFacts = {
  /** The number of the release that is deployed here. */
  release: number | null
  /** The newest that was to bring everyone. */
  pull: 'none' | 'under way' | 'parked' | 'incomplete' | 'complete'
  /** The newest; `outdated` where the data, the mapping or the people moved on since it was made. */
  plan: 'none' | 'under way' | 'failed' | 'outdated' | 'ready' | 'applied'
  /** How many people the newest plan writes to, expects, and holds. */
  changes: number
  expected: number
  held: number
  run: 'none' | 'under way' | 'failed' | 'done'
  people: number
  testPeople: number
  invited: number
}

export type ProjectFacts = {
  source: {
    name: string
    sample: 'none' | 'under way' | 'failed' | 'there'
    records: number
  } | null
  /** `onlyContent`: it brings no people, so that there is nothing to plan. */
  mapping: { rows: number; problems: number; onlyContent: boolean }
  dev: EnvironmentFacts
  prod: EnvironmentFacts
}

export type Room = 'source' | 'mapping' | 'plan' | 'release' | 'people' | 'mail' | 'runs'

export type NextThing = {
  stage: Stage
  /** `act`: somebody has to do it. `waits`: it goes on by itself. `trouble`: it stopped. `done`: nothing is left. */
  tone: 'act' | 'waits' | 'trouble' | 'done'
  /** Why, in a sentence. */
  says: string
  /** A verb and a noun, for the button. */
  act: string
  room: Room
  environment: 'dev' | 'prod' | null
}

export function nextThing(facts: ProjectFacts): NextThing {
  return (
    ofSource(facts) ??
    ofMapping(facts) ??
    ofContent(facts) ??
    ofEnvironment('dev', facts) ??
    ofTesting(facts) ??
    ofRelease(facts) ??
    ofEnvironment('prod', facts) ??
    ofInviting(facts) ??
    ofHeld(facts)
  )
}

function ofSource({ source }: ProjectFacts): NextThing | null {
  const room = { stage: 'source', room: 'source', environment: null } as const
  if (!source) {
    return {
      ...room,
      tone: 'act',
      says: 'Gangway does not know yet where the data comes from.',
      act: 'Connect source',
    }
  }
  if (source.sample === 'under way') {
    return {
      ...room,
      tone: 'waits',
      says: `A sample of ${source.name} is being pulled.`,
      act: 'Watch sample',
    }
  }
  if (source.sample === 'failed') {
    return {
      ...room,
      tone: 'trouble',
      says: `${source.name} could not be read.`,
      act: 'See what it answered',
    }
  }
  if (source.sample === 'there') return null
  return {
    ...room,
    tone: 'act',
    says: `${source.name} is connected. A sample shows what is in it, before anything is agreed.`,
    act: 'Pull sample',
  }
}

function ofMapping({ mapping }: ProjectFacts): NextThing | null {
  const room = { stage: 'mapping', tone: 'act', room: 'mapping', environment: null } as const
  if (mapping.rows === 0) {
    return {
      ...room,
      says: 'The mapping says who comes in and what each field means. It is still empty.',
      act: 'Fill in mapping',
    }
  }
  if (mapping.problems === 0) return null
  const count = mapping.problems === 1 ? '1 problem' : `${figures(mapping.problems)} problems`
  return {
    ...room,
    says: `The mapping has ${count} to mend before it can run.`,
    act: `Mend ${count}`,
  }
}

/** Content is mapped and tried out; what brings it onto the platform is not built yet. */
function ofContent({ mapping }: ProjectFacts): NextThing | null {
  if (!mapping.onlyContent) return null
  return {
    stage: 'mapping',
    tone: 'done',
    says: 'The content is mapped and tried on the sample. Gangway cannot bring content onto the platform yet.',
    act: 'Open mapping',
    room: 'mapping',
    environment: null,
  }
}

/** Pull, plan, apply: the same path in both environments. */
function ofEnvironment(environment: 'dev' | 'prod', facts: ProjectFacts): NextThing | null {
  const here = facts[environment]
  const name = names[environment]
  const at = { room: 'plan', environment } as const
  const planning = { stage: environment === 'dev' ? 'plan' : 'prod', ...at } as const
  const applying = { stage: environment, ...at } as const
  if (here.run === 'under way')
    return { ...applying, tone: 'waits', says: `${name} is being written.`, act: 'Watch run' }
  if (here.plan === 'under way')
    return {
      ...planning,
      tone: 'waits',
      says: `What will change on ${name} is being worked out.`,
      act: 'Watch plan',
    }
  if (here.pull === 'under way')
    return {
      ...planning,
      tone: 'waits',
      says: `Everyone is being pulled for ${name}.`,
      act: 'Watch pull',
    }
  if (here.pull === 'parked')
    return {
      ...planning,
      tone: 'waits',
      says: `The source asked to be left alone for a while. The pull for ${name} goes on by itself.`,
      act: 'See pull',
    }
  if (here.pull === 'incomplete')
    return {
      ...planning,
      tone: 'trouble',
      says: `The last pull for ${name} did not bring everyone, so it removes nobody.`,
      act: 'See why',
    }
  if (here.pull === 'none')
    return {
      ...planning,
      tone: 'act',
      says: `The mapping is ready. Everyone is pulled once for ${name}; nothing is written to anybody yet.`,
      act: 'Pull everyone',
    }
  if (here.plan === 'failed')
    return {
      ...planning,
      tone: 'trouble',
      says: `What will change on ${name} could not be worked out.`,
      act: 'See why',
    }
  if (here.run === 'failed' && here.plan === 'applied')
    return {
      ...applying,
      tone: 'trouble',
      says: `The run on ${name} stopped before its end.`,
      act: 'See why',
    }
  if (here.plan === 'none' || here.plan === 'outdated')
    return {
      ...planning,
      tone: 'act',
      says:
        here.plan === 'none'
          ? `Everyone is pulled. A plan shows who comes in to ${name}, and what will change.`
          : `Data, mapping or people moved on since the last plan for ${name}.`,
      act: `Plan for ${name}`,
    }
  if (here.plan === 'ready' && (here.changes > 0 || here.run === 'none'))
    return {
      ...applying,
      tone: 'act',
      says: `The plan for ${name} waits to be looked at and applied.`,
      act: `Apply to ${name}: ${people(here.changes)}`,
    }
  return null
}

/** Once Prod has a release, Dev was looked at well enough. */
function ofTesting({ dev, prod }: ProjectFacts): NextThing | null {
  if (dev.invited > 0 || dev.people === 0 || prod.release !== null) return null
  const room = { stage: 'dev', tone: 'act', room: 'people', environment: 'dev' } as const
  return dev.testPeople === 0
    ? {
        ...room,
        says: `${people(dev.people)} ${dev.people === 1 ? 'is' : 'are'} on Dev. Be one of them: a test person's mail comes to you.`,
        act: 'Make test person',
      }
    : {
        ...room,
        says: 'A test person is there, and was not invited yet.',
        act: 'Invite test person',
      }
}

function ofRelease({ dev, prod }: ProjectFacts): NextThing | null {
  if (dev.release === null || prod.release === dev.release) return null
  return {
    stage: 'prod',
    tone: 'act',
    says: `Release ${dev.release} runs on Dev. ${prod.release === null ? 'Prod has none yet' : `Prod has release ${prod.release}`}.`,
    act: `Deploy release ${dev.release} to Prod`,
    room: 'release',
    environment: null,
  }
}

function ofInviting({ prod }: ProjectFacts): NextThing | null {
  if (prod.invited > 0 || prod.people === 0) return null
  return {
    stage: 'prod',
    tone: 'act',
    says: `${people(prod.people)} ${prod.people === 1 ? 'is' : 'are'} on Prod, and nobody has a link yet.`,
    act: 'Invite people',
    room: 'mail',
    environment: 'prod',
  }
}

function ofHeld({ prod }: ProjectFacts): NextThing {
  const room = { stage: 'prod', room: 'plan', environment: 'prod' } as const
  if (prod.held === 0)
    return { ...room, tone: 'done', says: 'Nothing waits for you.', act: 'Pull everyone again' }
  return {
    ...room,
    tone: 'act',
    says: `${people(prod.held)} ${prod.held === 1 ? 'is' : 'are'} held on Prod, each with a reason.`,
    act: `Look at ${people(prod.held)} held`,
  }
}

const names = { dev: 'Dev', prod: 'Prod' } as const
const figures = (count: number) => count.toLocaleString('en')
const people = (count: number) => (count === 1 ? '1 person' : `${figures(count)} people`)
