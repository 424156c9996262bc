import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconFileTypeCsv, IconPlugConnected } from '@tabler/icons-react'
import { EmptyRoom } from '../../../ui/empty-room.tsx'
import { Page } from '../../../ui/page.tsx'

/** Before there is a source: what one is, and the two ways to get one. */
export function NoSource({ project, mayRun }: { project: string; mayRun: boolean }) {
  const to = `/projects/${project}/source`
  if (!mayRun) {
    return (
      <Page title="Source" question="Can we read them, and what is there?" width="reading">
        <EmptyRoom
          what="Nothing is connected yet"
          why="Your registration system will be connected here by the platform team. They will ask you for its address and a key that may read the registrations."
        />
      </Page>
    )
  }
  return (
    <Page title="Source" question="Can we read them, and what is there?" width="reading">
      <p className="source-lead">
        A source is where the people come from: the client’s registration system, or a file that
        they exported from it. Nothing is connected yet. Looking changes nothing on either side:
        Gangway only reads, and nobody comes aboard before a plan was shown and applied.
      </p>
      <div className="source-ways">
        <section className="source-way">
          <IconPlugConnected size={26} stroke={1.5} aria-hidden />
          <h2>Their system has an API</h2>
          <p>
            Enter its address and a key that may read. Gangway asks once, and says what it found:
            the list, the people in it, what names them, how paging goes.
          </p>
          <Button renderRoot={(root) => <Link {...root} to={to} search={{ add: 'api' }} />}>
            Connect an API
          </Button>
        </section>
        <section className="source-way">
          <IconFileTypeCsv size={26} stroke={1.5} aria-hidden />
          <h2>They sent a file</h2>
          <p>
            A CSV or JSON export will do. The mapping stays when the project switches to an API
            later, as long as the fields keep their names.
          </p>
          <Button
            renderRoot={(root) => <Link {...root} to={to} search={{ add: 'file' }} />}
            variant="default"
          >
            Upload a file
          </Button>
        </section>
      </div>
    </Page>
  )
}
