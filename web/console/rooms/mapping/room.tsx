import { useDebouncedValue, useHotkeys } from '@mantine/hooks'
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Tab } from '../../../../src/mapping/core/document.ts'
import { Page } from '../../../ui/page.tsx'
import type { AnswerOf } from '../../api.ts'
import { usePlace } from '../../place.ts'
import { contentRoom } from './content/content-room.ts'
import { Content } from './content/content.tsx'
import { Conflict } from './conflict.tsx'
import { idsWithin } from './edit-rows.ts'
import { EffectBar } from './effect-bar.tsx'
import { ExchangeMenu } from './exchange-menu.tsx'
import { FirstSteps } from './first-steps.tsx'
import { JointContext, type Side } from './joint/joint-context.ts'
import { PeopleHere } from './joint/people-here.tsx'
import { openQuestions } from './joint/questions-as-problems.ts'
import { LockedTab } from './joint/locked-tab.tsx'
import { ReviewBar } from './joint/review-bar.tsx'
import { isNext } from './joint/review-words.ts'
import { useJointWork } from './joint/use-joint-work.ts'
import './mapping.css'
import { OpenTab } from './open-tab.tsx'
import { Panel } from './panel/panel.tsx'
import { platformOf } from './platform.ts'
import type { Program, Sample } from './program.ts'
import { previewOf, sampleOf } from './queries.ts'
import { RoomContext, type Room as RoomValue } from './room-context.ts'
import { SaveState } from './save-state.tsx'
import { TabStrip } from './tab-strip.tsx'
import { Unsaved } from './unsaved.tsx'
import { useDraft } from './use-draft.ts'
import { askedOf, useJump, type Asked } from './use-jump.ts'
import { tabQuestions } from './words.ts'

/** `row` and `column` name a place in the tab, by which other rooms lead here; `type` the open content type's tab. */
export type MappingSearch = { tab?: Tab; show?: string; type?: string } & Asked

/** The document's tabs, and beside them what each edit does to people. */
export function Room({
  project,
  loaded,
  sample,
  search,
}: {
  project: string
  loaded: AnswerOf<'GET /api/projects/:project/mapping'>
  sample: Sample | null
  search: MappingSearch
}) {
  const { site, project: known } = usePlace()
  const kind = known?.kind ?? 'registration'
  const navigate = useNavigate()
  const queries = useQueryClient()
  const draft = useDraft(project, loaded)
  const { program, before, edit, undo, redo } = draft
  const { tab = kind === 'content' ? 'content' : 'population', show, type } = search
  const { jump, lead } = useJump(tab, search)
  const opened = tab === 'content' ? openType(program, type, jump?.to.row ?? null) : null
  const joint = useJointWork(project, { tab, within: opened }, loaded.side, draft)
  const { mayEdit } = draft
  const edits = mayEdit(tab)
  const [started, setStarted] = useState(loaded.revision > 0)

  // The first edit is tried at once, a run of them when the hand rests.
  const [tried] = useDebouncedValue(program, 150, { leading: true })
  const preview = useQuery(previewOf(project, tried, before.program))
  // People would only be missed where there are none to be.
  const isTried = kind !== 'content' || !isUnbegun(program)
  const data = isTried ? preview.data : undefined
  const pullId = data?.pullId ?? null
  useEffect(() => {
    // A newer pull has come in since the room was opened.
    if (pullId !== null && pullId !== (sample?.pullId ?? null)) {
      void queries.invalidateQueries(sampleOf(project))
    }
  }, [pullId, sample, queries, project])

  useHotkeys([
    ['mod+Z', () => undo?.()],
    ['mod+shift+Z', () => redo?.()],
    ['mod+Y', () => redo?.()],
  ])
  const address = `/projects/${project}/mapping`
  const goTo = useCallback<RoomValue['goTo']>(
    (to, { row, column = null, value = null } = { row: null }) => {
      const place = row === null && column === null ? null : { row: row ?? '', column, value }
      lead(to, place)
      const kept = to === tab && type ? { type } : {}
      void navigate({ to: address, search: { tab: to, ...kept, show, ...askedOf(place) } })
    },
    [navigate, address, tab, type, show, lead],
  )
  const questions = useMemo(() => openQuestions(joint), [joint])
  const room = useMemo((): RoomValue => {
    const byPath = new Map(sample?.fields.map((field) => [field.path, field]))
    return {
      project,
      program,
      platform: platformOf(program),
      edit: edits ? edit : null,
      mayEdit,
      preview: data,
      sample,
      standardFields: loaded.standardFields,
      sourceAt: (path) => byPath.get(path),
      problemsOf: (of) =>
        [...questions, ...(data?.problems ?? [])].filter((problem) => problem.tab === of),
      goTo,
      jumpIn: (of) => (jump?.tab === of ? jump.to : null),
      addressOf: (view) => ({
        to: address,
        search: { tab, ...(type ? { type } : {}), ...(view ? { show: view } : {}) },
      }),
    }
  }, [
    project,
    program,
    mayEdit,
    edits,
    questions,
    edit,
    data,
    sample,
    loaded.standardFields,
    goTo,
    jump,
    address,
    tab,
    type,
  ])

  const shown = useMemo(() => (opened === null ? room : contentRoom(room, opened)), [room, opened])
  const open = (id: string) => {
    // Wherever one was led before, one goes on from here.
    lead(tab, null)
    void navigate({ to: address, search: { tab, type: id, ...(show ? { show } : {}) } })
  }

  const empty = !started && program === before.program
  return (
    <RoomContext value={room}>
      <JointContext value={joint}>
        <Page
          title="Mapping"
          question={empty ? 'What does each thing mean?' : tabQuestions[tab]}
          within={[site?.name ?? '']}
          fill={!empty}
          aside={
            <>
              <PeopleHere />
              {empty ? null : <SaveState draft={draft} />}
              <ExchangeMenu project={project} draft={draft} />
            </>
          }
          act={
            empty || kind === 'content' ? null : (
              <Button
                {...(joint.side === 'client' || draft.conflict || isNext(joint.side, joint.standing)
                  ? { variant: 'default' }
                  : {})}
                renderRoot={(props) => <Link to={`/projects/${project}/plan`} {...props} />}
              >
                See the plan
              </Button>
            )
          }
        >
          <Unsaved saving={draft.saving} />
          {empty ? (
            <FirstSteps
              project={project}
              draft={draft}
              side={loaded.side}
              hasSample={sample !== null}
              onStart={() => setStarted(true)}
            />
          ) : (
            <div className="mapping" data-beside={show ? true : undefined}>
              <div className="mapping-top">
                <Conflict draft={draft} />
                <ReviewBar view={show} calm={draft.conflict !== null} />
                {sample ? null : <NoSample project={project} side={loaded.side} />}
                {isTried ? (
                  <RoomContext value={shown}>
                    <EffectBar
                      view={show}
                      stale={preview.isFetching || tried !== program}
                      error={preview.error}
                      draft={draft}
                      ofItems={opened !== null}
                    />
                  </RoomContext>
                ) : null}
                <TabStrip kind={kind} tab={tab} />
                {edits ? null : <LockedTab />}
              </div>
              <div className="mapping-tab" key={tab} data-locked={edits ? undefined : true}>
                <RoomContext value={shown}>
                  {tab === 'content' ? (
                    <Content room={room} open={opened} onOpen={open} />
                  ) : (
                    <OpenTab tab={tab} />
                  )}
                </RoomContext>
              </div>
              <RoomContext value={shown}>{show ? <Panel view={show} /> : null}</RoomContext>
            </div>
          )}
        </Page>
      </JointContext>
    </RoomContext>
  )
}

/** Nothing says yet what there is: neither a type of content, nor who people are. */
function isUnbegun({ document: { content, identity, fields } }: Program): boolean {
  return content.types.length + identity.externalId.sources.length + fields.rows.length === 0
}

/** The content type whose tab is open: the one asked for, the one in which a row is sought, or the first. */
function openType(
  { document }: Program,
  asked: string | undefined,
  row: string | null,
): string | null {
  const { types } = document.content
  const sought = row === null ? undefined : types.find((type) => idsWithin(type).includes(row))
  return (sought ?? types.find(({ id }) => id === asked) ?? types[0])?.id ?? null
}

function NoSample({ project, side }: { project: string; side: Side }) {
  return (
    <div className="problem" data-tone="waits">
      <span />
      {side === 'platform' ? (
        <p>
          Nothing was pulled into Dev yet, so no edit can be tried.{' '}
          <Link to={`/projects/${project}/source`}>Pull a sample</Link> and its fields and examples
          stand beside each row.
        </p>
      ) : (
        <p>
          No sample of your data is here yet, so no edit can be tried. Once the platform team has
          pulled one, its fields and examples stand beside each row.
        </p>
      )}
    </div>
  )
}
