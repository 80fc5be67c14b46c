import { Link } from '@tanstack/react-router'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useElementName } from '#modules/catalogue/web/index.ts'
import { formatDay } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { RefusedRequest } from '#platform/client/request.ts'
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
  const [reason, setReason] = useState('')
  const settle = useSettleConflict()
  const problem = settle.error instanceof RefusedRequest ? settle.error.problem : undefined
  const save = async (): Promise<void> => {
    await settle.mutateAsync({ conflictId: choice.conflict.id, decision: choice.decision, reason: reason.trim() })
    say.done(w.settleDone)
    close()
  }
  return (
    <Modal
      open
      title={w.settleTitle}
      okText={w.choose}
      cancelText={w.cancel}
      onCancel={close}
      // A refusal stays in the dialog, from the mutation's own state.
      onOk={() => void save().catch(() => undefined)}
      confirmLoading={settle.isPending}
      okButtonProps={{ disabled: reason.trim() === '' }}
    >
      <div className="correct">
        <p>
          {choice.conflict.nameZh}：<strong>{valueOf(choice)}</strong>
        </p>
        <label className="native-field">
          <span className="native-label">{w.settleWhy}</span>
          <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </label>
        <p className="field-note">{w.settleHelp}</p>
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
      </div>
    </Modal>
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
        <span className="row-title">{nameOf(conflict.element)}</span>
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
      {pages < 2 ? null : (
        <nav className="pages" aria-label={w.page(page, pages)}>
          <Button disabled={page === 1} onClick={() => setPage(page - 1)}>
            {w.earlier}
          </Button>
          <span className="num">{w.page(page, pages)}</span>
          <Button disabled={page === pages} onClick={() => setPage(page + 1)}>
            {w.later}
          </Button>
        </nav>
      )}
      {choice === undefined ? null : <SettleDialog choice={choice} close={() => setChoice(undefined)} />}
    </>
  )
}
