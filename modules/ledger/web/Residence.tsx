import { Button } from 'antd'
import { useState } from 'react'
import { useSession } from '#modules/organisations/web/index.ts'
import { formatDay } from '#design/desk/format.ts'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { MoveDialog, UndoMoveDialog } from './MoveDialog.tsx'
import type { Subject } from './use-ledger.ts'
import { words } from './words.ts'

const MOVERS: readonly string[] = ['township-staff', 'department-staff', 'gatekeeper']

/** Where a person or a household lives and lived; moving them, for those who reach more than one village. */
export function Residence({ subject }: { subject: Subject }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const own = useSession().data?.signedIn
  const [open, setOpen] = useState<'move' | 'undo' | undefined>(undefined)
  if (subject.entity !== 'person' && subject.entity !== 'household') return null
  const mayMove = own?.areaLevel !== 'village' && own?.roles.some((role) => MOVERS.includes(role)) === true
  const close = (): void => setOpen(undefined)
  return (
    <section className="residence" aria-label={w.residence}>
      <p className="num">
        {w.livesIn} <strong>{subject.areaName}</strong>
        {subject.livesThereSince === null ? '' : ` · ${formatDay(subject.livesThereSince, language)} ${w.validFrom}`}
      </p>
      {subject.livedBefore.length === 0 ? null : (
        <ul className="row-sub num">
          {subject.livedBefore.map((each) => (
            <li key={each.to}>
              {each.areaName} · {each.from === null ? '' : `${formatDay(each.from, language)} ${w.validFrom} `}
              {w.until(formatDay(each.to, language))}
              {each.reason === null ? '' : ` · ${each.reason}`}
            </li>
          ))}
        </ul>
      )}
      {mayMove ? (
        <div className="row-actions">
          <Button onClick={() => setOpen('move')}>{w.move}</Button>
          {subject.livedBefore.length === 0 ? null : (
            <Button type="text" onClick={() => setOpen('undo')}>
              {w.undoMove}
            </Button>
          )}
        </div>
      ) : null}
      {open === 'move' ? <MoveDialog subject={subject} close={close} /> : null}
      {open === 'undo' ? <UndoMoveDialog subject={subject} close={close} /> : null}
    </section>
  )
}
