import { Button } from 'antd'
import { useState } from 'react'
import { ElementSearch } from '#modules/catalogue/web/index.ts'
import { Facts } from '#design/desk/Facts.tsx'
import { formatShare } from '#design/desk/format.ts'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { RefusedRequest } from '#platform/client/request.ts'
import type { ColumnView, Decision } from '../../contract.ts'
import { ROLE_WORDS } from '../../domain/said.ts'
import { words } from '../words/mapping-words.ts'
import { STATE_SIGNS } from './MappingSheet.tsx'
import { useMeaning } from './meaning.ts'

export type Verdict = Omit<Decision, 'sheet' | 'cell'>

interface Deciding {
  readonly column: ColumnView
  readonly busy: boolean
  readonly refused: Error | null
  readonly decide: (verdict: Verdict) => void
}

/** Below one in a hundred an alternative is noise; the search is quicker. */
const WORTH_SHOWING = 0.01

const withRole = (element: string, role: string): Verdict => ({
  verdict: 'element',
  element,
  ...(role === '' ? {} : { role }),
})

const asDecision = (column: ColumnView): Verdict => ({
  verdict: column.verdict,
  ...(column.element === undefined ? {} : { element: column.element }),
  ...(column.role === undefined ? {} : { role: column.role }),
  ...(column.aggregate === undefined ? {} : { aggregate: column.aggregate }),
})

function Sureness({ column }: { column: ColumnView }) {
  const w = useWords(words)
  if (column.state === 'confirmed') return <>{w.decided}</>
  const percent = formatShare(column.confidence)
  if (column.confidence >= 0.95) return <>{w.sure(percent)}</>
  return <>{column.confidence >= 0.6 ? w.likely(percent) : w.unsure(percent)}</>
}

function Now({ column }: { column: ColumnView }) {
  const w = useWords(words)
  const meaningOf = useMeaning()
  return (
    <>
      <p className="panel-over">
        {w.headerPath} {column.cell}
      </p>
      <h2 className="panel-title" tabIndex={-1}>
        {column.path.join(' › ')}
      </h2>
      <p className={`panel-now panel-${column.state}`}>
        <span className={`chip chip-${column.state}`}>
          {STATE_SIGNS[column.state]} {w[column.state]}
        </span>
        <strong>{meaningOf(column)}</strong>
      </p>
      <p className="num panel-sure">
        <Sureness column={column} />
      </p>
      <Facts
        of={[
          [w.reason, column.reason],
          [w.query, column.aggregate === undefined ? '' : <code key="query">{column.aggregate.filter}</code>],
        ]}
      />
    </>
  )
}

function Alternatives({ column, busy, decide }: Deciding) {
  const w = useWords(words)
  const meaningOf = useMeaning()
  // An alternative count comes without its definition and cannot be taken over as it stands.
  const others = column.alternatives.filter((each) => each.verdict === 'element' && each.confidence >= WORTH_SHOWING)
  if (others.length === 0) return null
  return (
    <section aria-label={w.alternatives}>
      <h3>{w.alternatives}</h3>
      <ul className="choices">
        {others.slice(0, 4).map((each) => (
          <li key={`${each.element}-${each.role}`}>
            <Button block disabled={busy} onClick={() => decide(withRole(each.element ?? '', each.role ?? ''))}>
              <span>{meaningOf(each)}</span>
              <span className="num choice-share">{formatShare(each.confidence)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ChooseAnother({ column, decide }: Deciding) {
  const w = useWords(words)
  const { language } = useLanguage()
  const [role, setRole] = useState(column.role ?? '')
  const change = (next: string): void => {
    setRole(next)
    if (column.verdict === 'element' && column.element !== undefined) decide(withRole(column.element, next))
  }
  return (
    <section aria-label={w.search}>
      <h3>{w.search}</h3>
      <NativeSelect label={w.whose} value={role} change={change}>
        <option value="">{w.self}</option>
        {Object.entries(ROLE_WORDS).map(([id, name]) => (
          <option key={id} value={id}>
            {name[language]}
          </option>
        ))}
      </NativeSelect>
      <ElementSearch label={w.search} choose={(element) => decide(withRole(element.id, role))} />
    </section>
  )
}

/** What one header means, how sure that is and why; confirm it or choose something else. */
export function HeaderPanel(props: Deciding) {
  const w = useWords(words)
  const { column, busy, refused, decide } = props
  const problem = refused instanceof RefusedRequest ? refused.problem : undefined
  const confirmable = column.state === 'open' || column.state === 'automatic'
  const known = column.verdict === 'element' || column.verdict === 'aggregate'
  return (
    <div className="panel">
      <Now column={column} />
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {confirmable && known ? (
        <Button type="primary" block loading={busy} onClick={() => decide(asDecision(column))}>
          {w.confirm}
        </Button>
      ) : null}
      <Alternatives {...props} />
      <ChooseAnother {...props} />
      <div className="panel-rest">
        <Button
          disabled={busy || (column.verdict === 'local' && column.state === 'not-filled')}
          onClick={() => decide({ verdict: 'local' })}
        >
          {w.byFiller}
        </Button>
        <Button
          disabled={busy || (column.verdict === 'new' && column.state === 'not-filled')}
          onClick={() => decide({ verdict: 'new' })}
        >
          {w.notHeld}
        </Button>
      </div>
    </div>
  )
}
