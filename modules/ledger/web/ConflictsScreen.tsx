import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useElementName } from '#modules/catalogue/web/index.ts'
import { formatDay } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { Pages } from '#design/desk/Pages.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import './ledger.css'
import { ShowWhole } from './ShowWhole.tsx'
import { PAGE_SIZE, useConflicts, useSettleConflict, type Conflict } from './use-ledger.ts'
import { words } from './words.ts'

interface Choice {
  readonly conflict: Conflict
  readonly decision: 'current' | 'contender'
}

const valueOf = ({ conflict, decision }: Choice): string =>
  (decision === 'current' ? conflict.current : conflict.contender) ?? '—'

/** There is no way back, so the person says on what grounds before it is done. */
function SettleDialog({ choice, close }: { choice: Choice; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const nameOf = useElementName()
  const [reason, setReason] = useState('')
  const settle = useSettleConflict()
  const save = async (): Promise<void> => {
    await settle.mutateAsync({ conflictId: choice.conflict.id, decision: choice.decision, reason: reason.trim() })
    say.done(w.settleDone)
    close()
  }
  return (
    // A refusal stays in the dialog, from the mutation's own state.
    <FormDialog
      title={w.settleTitle}
      save={w.choose}
      cancel={w.cancel}
      onSave={() => void save().catch(() => undefined)}
      close={close}
      of={settle}
      ready={reason.trim() !== ''}
    >
      <p>
        {nameOf(choice.conflict.element, choice.conflict.nameZh)}：<strong>{valueOf(choice)}</strong>
      </p>
      <TextField label={w.settleWhy} value={reason} change={setReason} />
      <p className="field-note">{w.settleHelp}</p>
    </FormDialog>
  )
}

function Side(props: { name: string; value: string; note: string; choose: () => void }) {
  const w = useWords(words)
  return (
    <div className="side">
      <span className="row-sub">{props.name}</span>
      <strong className="num">{props.value}</strong>
      <span className="row-sub num">{props.note}</span>
      <Button aria-label={w.chooseThis(props.value)} onClick={props.choose}>
        {w.choose}
      </Button>
    </div>
  )
}

function ConflictRow({ conflict, choose }: { conflict: Conflict; choose: (choice: Choice) => void }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const nameOf = useElementName()
  const note = (source: string | null, since: string | null, recorded: string | null): string =>
    [
      source,
      since === null ? null : `${formatDay(since, language)} ${w.validFrom}`,
      recorded === null ? null : `${w.recorded} ${formatDay(recorded, language)}`,
    ]
      .filter((part) => part !== null)
      .join(' · ')
  return (
    <li className="row conflict-row">
      <div className="row-main">
        <span className="row-title">{nameOf(conflict.element, conflict.nameZh)}</span>
        <Link to={`/ledger/${conflict.entity}/${conflict.subjectId}`}>{conflict.subjectName ?? w.seeSubject}</Link>
        <span className="row-sub">{conflict.areaName}</span>
      </div>
      <Side
        name={w.current}
        value={conflict.current ?? '—'}
        note={note(conflict.currentSource, conflict.currentValidFrom, conflict.currentRecordedAt)}
        choose={() => choose({ conflict, decision: 'current' })}
      />
      <Side
        name={w.contender}
        value={conflict.contender ?? '—'}
        note={note(conflict.contenderSource, conflict.contenderValidFrom, conflict.recordedAt)}
        choose={() => choose({ conflict, decision: 'contender' })}
      />
    </li>
  )
}

/** Facts on which two sources disagree, to be settled by a person. */
export function ConflictsScreen() {
  const w = useWords(words)
  const [page, setPage] = useState(1)
  const [choice, setChoice] = useState<Choice | undefined>(undefined)
  const [purpose, setPurpose] = useState<string | undefined>(undefined)
  const conflicts = useConflicts(page, purpose)
  const pages = Math.ceil((conflicts.data?.total ?? 0) / PAGE_SIZE)
  return (
    <>
      <PageHead
        before={
          <Link to="/ledger" className="back">
            ‹ {w.back}
          </Link>
        }
        title={w.conflicts}
        help={w.conflictsHelp}
      />
      <Loadable of={conflicts} isEmpty={(list) => list.total === 0} empty={<p className="nothing">{w.noConflicts}</p>}>
        {(list) => (
          <>
            <ShowWhole isMasked={list.isMasked} show={setPurpose} hide={() => setPurpose(undefined)} />
            <ul className="rows" aria-label={w.conflicts}>
              {list.conflicts.map((conflict) => (
                <ConflictRow key={conflict.id} conflict={conflict} choose={setChoice} />
              ))}
            </ul>
          </>
        )}
      </Loadable>
      <Pages page={page} pages={pages} go={setPage} />
      {choice === undefined ? null : <SettleDialog choice={choice} close={() => setChoice(undefined)} />}
    </>
  )
}
