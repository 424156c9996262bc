import { Button } from '@mantine/core'
import { useState } from 'react'
import { inFigures } from '../../../../ui/figures.ts'
import { useRoom, type Room } from '../room-context.ts'
import { AccessCodes } from './access-codes.tsx'
import { UserTypeLists } from './user-types-lists.tsx'
import { UserTypeRows } from './user-types-rows.tsx'

type Face = 'rows' | 'codes' | 'lists'

/** What people are on the platform: by their ticket or registration type, and by the access codes that they used. */
export function UserTypes() {
  const { program, jumpIn } = useRoom()
  const { rows, codes } = program.document.userTypes
  const jump = jumpIn('userTypes')
  const [shown, setShown] = useState<{ face: Face; jump: typeof jump }>({
    face: 'rows',
    jump: null,
  })
  if (jump && jump !== shown.jump) setShown({ face: faceOf(jump.row, program), jump })
  const faces: [Face, string, number | null][] = [
    ['rows', 'By ticket or registration type', rows.length],
    ['codes', 'By access code', codes.rows.length],
    ['lists', 'What the platform has', null],
  ]
  return (
    <>
      <nav className="strip" aria-label="User types & access">
        {faces.map(([face, name, count]) => (
          <Button
            key={face}
            size="compact-sm"
            variant={face === shown.face ? 'light' : 'subtle'}
            aria-current={face === shown.face}
            onClick={() => setShown({ face, jump })}
          >
            {name}
            {count === null || count === 0 ? '' : ` (${inFigures(count)})`}
          </Button>
        ))}
      </nav>
      {shown.face === 'rows' ? <UserTypeRows /> : null}
      {shown.face === 'codes' ? <AccessCodes /> : null}
      {shown.face === 'lists' ? <UserTypeLists /> : null}
    </>
  )
}

/** 'codes' is how the settings of the access codes are called. */
function faceOf(row: string, { document }: Room['program']): Face {
  const { codes } = document.userTypes
  return row === 'codes' || codes.rows.some(({ id }) => id === row) ? 'codes' : 'rows'
}
