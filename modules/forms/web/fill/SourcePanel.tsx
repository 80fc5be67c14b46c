import { useElementName } from '#modules/catalogue/web/index.ts'
import { Facts } from '#design/desk/Facts.tsx'
import { Loadable } from '#design/desk/Loadable.tsx'
import { formatDay, formatTime } from '#design/desk/format.ts'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { CellSource } from '../../contract.ts'
import { useCellSource } from '../use-fills.ts'
import { words } from '../words/fill-words.ts'

function Provenance({ of }: { of: CellSource }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const day = (iso: string | null): string => (iso === null ? '' : formatDay(iso, language))
  // Of what is missing only the rest of the row has a source; nobody gave this.
  if (of.status === 'missing' || of.status === 'not-applicable') return null
  return (
    <Facts
      of={[
        [w.source, of.source],
        [w.recordedBy, of.recordedBy],
        [w.recordedAt, of.recordedAt === null ? '' : formatTime(of.recordedAt, language)],
        [w.validFrom, day(of.validFrom)],
        [w.confirmedOn, day(of.confirmedOn)],
        [w.evidence, of.evidence],
        [w.contender, of.contender === null ? '' : `${of.contender.value} · ${of.contender.source}`],
      ]}
    />
  )
}

function Source({ of, shown }: { of: CellSource; shown: string }) {
  const w = useWords(words)
  const nameOf = useElementName()
  return (
    <div className="panel">
      <p className="panel-over">
        {w.cell} {of.cell}
      </p>
      <h2 className="panel-title">{of.element === null ? of.nameZh : nameOf(of.element, of.nameZh)}</h2>
      <p className="panel-value">{shown === '' ? w.blank : shown}</p>
      <p>
        <span className={`chip chip-${of.status}`}>{w[of.status]}</span>
      </p>
      <Provenance of={of} />
      {of.computation === null ? null : (
        <section>
          <h3>{w.computed}</h3>
          <p>{of.computation.words}</p>
          <p className="panel-over">{w.query}</p>
          <pre className="query">{of.computation.query}</pre>
        </section>
      )}
    </div>
  )
}

/** Where the chosen cell's value comes from. */
export function SourcePanel(props: { fillId: string; sheet: number; cell: string; shown: string }) {
  const source = useCellSource(props.fillId, props.sheet, props.cell)
  return <Loadable of={source}>{(of) => <Source of={of} shown={of.value === '' ? props.shown : of.value} />}</Loadable>
}

export function SourceIdle() {
  const w = useWords(words)
  const states = ['ok', 'missing', 'stale', 'conflict', 'not-applicable'] as const
  return (
    <div className="panel panel-idle">
      <p>{w.idle}</p>
      <p className="field-note">{w.idleKeys}</p>
      <ul className="legend" aria-label={w.legend}>
        {states.map((state) => (
          <li key={state} className={`chip chip-${state}`}>
            {w[state]}
          </li>
        ))}
      </ul>
    </div>
  )
}
