import { Button } from 'antd'
import { useState } from 'react'
import { formatDay } from '#design/desk/format.ts'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { LocalOverride, RuleTablePage } from '../../contract.ts'
import { useEndOverride } from '../use-rules.ts'
import { words } from '../words.data.ts'
import { OverrideDialog } from './OverrideDialog.tsx'

function OverrideRow(props: { of: LocalOverride; name: string; unit: string; mayEnd: boolean }) {
  const w = useWords(words)
  const say = useSay()
  const { language } = useLanguage()
  const end = useEndOverride()
  const { of } = props
  const states = { 'in-force': w.inForce, scheduled: w.scheduled, ended: w.ended, expired: w.expired }
  const isOpen = of.state === 'in-force' || of.state === 'scheduled'
  return (
    <li className="row rule-table-row">
      <span className="row-main">
        <span className="row-title">
          {of.areaName} · {props.name} {of.value === null ? w.sameAs(of.sameAsName ?? '') : `${of.value} ${props.unit}`}
        </span>
        <span className="row-sub">
          {of.reason} · {w.by(of.by)} · {w.since(formatDay(of.validFrom, language))} ·{' '}
          {w.until(formatDay(of.expiresOn, language))}
          {of.value === null && of.effectiveValue !== null ? ` · ${w.now(of.effectiveValue, props.unit)}` : ''}
        </span>
      </span>
      <span className="row-actions">
        <span className={`chip state-${of.state}`}>{states[of.state]}</span>
        {isOpen && props.mayEnd ? (
          <Button
            loading={end.isPending}
            aria-label={`${w.end} ${of.areaName} ${props.name}`}
            onClick={() => end.mutate(of.id, { onSuccess: () => say.done(w.endedDone), onError: say.refusal })}
          >
            {w.end}
          </Button>
        ) : null}
      </span>
    </li>
  )
}

/** Where places differ from the figures of the table, each with reason and expiry. */
export function Overrides(props: { page: RuleTablePage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const [adding, setAdding] = useState(false)
  const { table, overrides, mayOverride } = props.page
  const adjustable = table.parameters.filter(({ core }) => !core)
  return (
    <section className="rule-section">
      <h2>{w.local}</h2>
      {mayOverride && adjustable.length > 0 ? (
        <div className="toolbar">
          <Button onClick={() => setAdding(true)}>{w.addLocal}</Button>
        </div>
      ) : null}
      {overrides.length === 0 ? (
        <p className="nothing">{w.noLocal}</p>
      ) : (
        <ul className="rows" aria-label={w.local}>
          {overrides.map((each) => {
            const parameter = table.parameters.find(({ name }) => name === each.parameter)
            const name = parameter?.[language] ?? each.parameter
            return <OverrideRow key={each.id} of={each} name={name} unit={parameter?.unit ?? ''} mayEnd={mayOverride} />
          })}
        </ul>
      )}
      {adding ? <OverrideDialog table={table} close={() => setAdding(false)} /> : null}
    </section>
  )
}
