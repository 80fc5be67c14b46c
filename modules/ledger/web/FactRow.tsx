import { Button } from 'antd'
import { useElementName } from '#modules/catalogue/web/index.ts'
import { useSession } from '#modules/organisations/web/index.ts'
import { formatDay } from '#design/desk/format.ts'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { useConfirmFact, type LedgerFact } from './use-ledger.ts'
import { words } from './words.ts'

function Provenance({ fact }: { fact: LedgerFact }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const parts = [
    fact.source?.source,
    fact.validFrom === null ? undefined : `${formatDay(fact.validFrom, language)} ${w.validFrom}`,
    fact.source === null ? undefined : `${w.recorded} ${formatDay(fact.source.recordedAt, language)}`,
    fact.confirmedOn === null ? undefined : `${w.confirmed} ${formatDay(fact.confirmedOn, language)}`,
    fact.source?.evidence === null || fact.source === null ? undefined : `${w.evidence} ${fact.source.evidence}`,
  ]
  return <span className="row-sub num">{parts.filter((part) => part !== undefined).join(' · ')}</span>
}

function History({ fact }: { fact: LedgerFact }) {
  const w = useWords(words)
  const { language } = useLanguage()
  if (fact.history.length === 0) return null
  return (
    <details className="fact-history">
      <summary>{w.history(fact.history.length)}</summary>
      <ul>
        {fact.history.map((each) => (
          <li key={`${each.supersededAt}-${each.validFrom}-${each.value}`} className="num">
            <strong>{each.value ?? w.blank}</strong> {formatDay(each.validFrom, language)} {w.validFrom}，
            {w.until(formatDay(each.supersededAt, language))}
            {each.retracted ? ` · ${w.retracted}` : ''}
            {each.source === null ? '' : ` · ${each.source.source}`}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** A fact with where it comes from and what was said before; corrected or confirmed on the spot. */
export function FactRow(props: { entity: string; id: string; fact: LedgerFact; correct: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const nameOf = useElementName()
  const source = useSession().data?.signedIn?.bodyName
  const confirm = useConfirmFact(props.entity, props.id)
  const { fact } = props
  const name = nameOf(fact.element) === fact.element ? fact.nameZh : nameOf(fact.element)
  return (
    <li className="row fact-row">
      <span className="fact-name">{name}</span>
      <div className="row-main">
        <span className={fact.value === null ? 'row-sub' : 'fact-value num'}>
          {fact.value ?? w.blank}
          {fact.value === null || fact.unit === null ? '' : ` ${fact.unit}`}
          {fact.inConflict ? <span className="chip fact-conflict">{w.inConflict}</span> : null}
        </span>
        <Provenance fact={fact} />
        <History fact={fact} />
      </div>
      <div className="row-actions">
        {fact.value === null ? null : (
          <Button
            type="text"
            loading={confirm.isPending}
            disabled={source === undefined}
            aria-label={w.confirmThis(name)}
            onClick={() =>
              confirm.mutate(
                { element: fact.element, source: source ?? '' },
                { onSuccess: () => say.done(w.confirmedNow(name)), onError: say.refusal },
              )
            }
          >
            {w.confirm}
          </Button>
        )}
        <Button type="text" aria-label={w.correctThis(name)} onClick={props.correct}>
          {w.correct}
        </Button>
      </div>
    </li>
  )
}
