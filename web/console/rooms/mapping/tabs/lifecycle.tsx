import type { MappingDocument } from '../../../../../src/mapping/core/document.ts'
import { PeopleLink } from '../people-link.tsx'
import { useRoom } from '../room-context.ts'
import type { Option } from '../words.ts'
import { ChoiceQuestion } from './choice-question.tsx'
import { useTab } from './use-tab.ts'

type Tab = MappingDocument['lifecycle']

/** What becomes of people who are here already when the source changes its mind. */
export function Lifecycle() {
  const { preview } = useRoom()
  const [tab, set] = useTab('lifecycle')
  const answer = <Key extends keyof Tab>(key: Key) => ({
    at: { tab: 'lifecycle' as const, column: key },
    value: tab[key],
    onSet: set && ((value: Tab[Key]) => set({ [key]: value })),
  })
  return (
    <>
      <p className="tab-lead">
        Nobody is ever deleted here. Whoever is suspended cannot sign in and is in no directory;
        their account, profile and history stay, and they can be restored.
      </p>
      <div className="questions">
        <ChoiceQuestion
          label="Somebody’s registration is cancelled"
          about="The source still has them, but they are left out now: cancelled, refunded, or by one of your rules."
          options={cancelled}
          usual="suspend"
          {...answer('cancelled')}
        >
          {preview && preview.counts.leftOut > 0 ? (
            <>
              In the sample{' '}
              <PeopleLink
                view="left-out"
                count={preview.counts.leftOut}
                noun={['record is', 'records are']}
              />{' '}
              left out.
            </>
          ) : null}
        </ChoiceQuestion>
        <ChoiceQuestion
          label="Somebody is gone from the source"
          about="Only a complete reading of the source can say so; a sample, or one that broke off, never does."
          options={vanished}
          usual="suspend"
          {...answer('vanished')}
        />
        <ChoiceQuestion
          label="A ticket is passed on to somebody else"
          about="The registration keeps its id, but name and e-mail are another person’s."
          options={substituted}
          usual="hold"
          {...answer('substituted')}
        />
        <ChoiceQuestion
          label="Somebody who was suspended is back"
          about="The source has them again, and they are let in."
          options={back}
          usual="restore"
          {...answer('back')}
        />
      </div>
    </>
  )
}

const cancelled: Option<Tab['cancelled']>[] = [
  {
    value: 'suspend',
    label: 'They are suspended',
    about: 'They can no longer sign in. Nothing is deleted.',
  },
  {
    value: 'keep',
    label: 'They stay as they are',
    about: 'They keep their access until somebody suspends them by hand.',
  },
]
const vanished: Option<Tab['vanished']>[] = [
  {
    value: 'suspend',
    label: 'They are suspended',
    about: 'They can no longer sign in. Nothing is deleted.',
  },
  {
    value: 'keep',
    label: 'They stay as they are',
    about: 'For sources that forget people after a while, such as last year’s members.',
  },
]
const substituted: Option<Tab['substituted']>[] = [
  {
    value: 'hold',
    label: 'It waits',
    about: 'A person says whether somebody new comes or only the name was mended.',
  },
  {
    value: 'same person',
    label: 'It is the same person',
    about: 'The account stays and takes over the new name and address.',
  },
  {
    value: 'new person',
    label: 'Somebody new comes',
    about: 'They get an account of their own; whoever had the ticket before is suspended.',
  },
]
const back: Option<Tab['back']>[] = [
  {
    value: 'restore',
    label: 'They are restored',
    about: 'They can sign in again, with the profile that they had.',
  },
  { value: 'hold', label: 'They wait', about: 'A person decides whether they come back.' },
]
