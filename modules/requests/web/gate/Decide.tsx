import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { DayField } from '#design/desk/NativeSelect.tsx'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { RefusedRequest } from '#platform/client/request.ts'
import type { RequestPage } from '../../contract.ts'
import { standingBlocks } from '../../domain/describe-verdict.ts'
import { priceWithout } from '../../domain/price-without.ts'
import { formatMinutes } from '../words/format-minutes.ts'
import { shared } from '../words/shared-words.ts'
import { MergeChoice } from './MergeChoice.tsx'
import { useDecide } from './use-gate.ts'
import { words } from './words.data.ts'

export const DECISIONS = ['admit', 'reduce', 'merge', 'return', 'defer'] as const
export type Decision = (typeof DECISIONS)[number]
/** The letter that opens each decision. */
export const KEY_OF: Readonly<Record<Decision, string>> = {
  admit: 'a',
  reduce: 'r',
  merge: 'm',
  return: 't',
  defer: 'd',
}

const CONFIRM = {
  admit: 'confirmAdmit',
  reduce: 'confirmReduce',
  merge: 'confirmMerge',
  return: 'confirmReturn',
  defer: 'confirmDefer',
} as const

function PriceFalls({ page, dropped }: { page: RequestPage; dropped: ReadonlySet<number> }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const price = page.screening?.price
  if (dropped.size === 0) return <p className="gate-warning">{w.reduceNone}</p>
  if (price === undefined) return null
  const after = priceWithout(price, page.items, dropped)
  const [was, is] = [formatMinutes(price.total.middle, language), formatMinutes(after.middle, language)]
  return (
    <div aria-live="polite">
      <p className="num">
        {w.reduceSome(dropped.size)}
        {language === 'zh' ? '。' : '. '}
        {price.total.middle - after.middle < 0.5 ? w.priceSame : w.priceFrom(was, is)}
      </p>
      <p className="field-note">{w.estimate}</p>
    </div>
  )
}

const problemOf = (error: Error) =>
  error instanceof RefusedRequest ? error.problem : { title: error.message, nextStep: '' }

interface Deciding {
  readonly page: RequestPage
  readonly dropped: ReadonlySet<number>
  readonly close: () => void
}

/** What belongs to one decision, its reason, and the button that makes it. Stays open with all that was typed when refused. */
function DecisionForm({ page, dropped, close, decision }: Deciding & { decision: Decision }) {
  const w = useWords(words)
  const say = useSay()
  const decide = useDecide(page.request.id)
  const [reason, setReason] = useState('')
  const [into, setInto] = useState('')
  const [until, setUntil] = useState('')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])
  const blocks = standingBlocks(page.screening?.findings ?? []).length
  const ready =
    reason.trim().length >= 2 &&
    (decision !== 'reduce' || dropped.size > 0) &&
    (decision !== 'merge' || into !== '') &&
    (decision !== 'defer' || until !== '')
  const send = (): void =>
    decide.mutate(
      {
        version: page.request.version,
        decision,
        reason,
        ...(decision === 'reduce' ? { dropPositions: [...dropped] } : {}),
        ...(decision === 'merge' ? { intoRequestId: into } : {}),
        ...(decision === 'defer' ? { until } : {}),
      },
      {
        onSuccess: () => {
          say.done(`${w.done}：${w[decision]}`)
          close()
        },
      },
    )
  return (
    <form
      ref={form}
      className="gate-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && !decide.isPending) send()
      }}
    >
      {decision === 'admit' && blocks > 0 ? <p className="gate-warning num">{w.blockedStill(blocks)}</p> : null}
      {decision === 'reduce' ? <PriceFalls page={page} dropped={dropped} /> : null}
      {decision === 'merge' ? <MergeChoice page={page} into={into} choose={setInto} /> : null}
      {decision === 'defer' ? <DayField label={w.deferUntil} value={until} change={setUntil} /> : null}
      <TextField label={w.reason} value={reason} change={setReason} most={1000} rows={3} />
      {decide.error === null ? null : <ProblemNotice problem={problemOf(decide.error)} compact />}
      <p className="field-note">{w.noUndo}</p>
      <div className="gate-buttons">
        <Button type="primary" htmlType="submit" loading={decide.isPending} disabled={!ready}>
          {w[CONFIRM[decision]]}
        </Button>
        <Button onClick={close}>{w.cancel}</Button>
      </div>
    </form>
  )
}

/** The five decisions; the one chosen opens in place and is confirmed there. */
export function Decide(props: Deciding & { chosen: Decision | undefined; choose: (decision: Decision) => void }) {
  const w = useWords(words)
  const s = useWords(shared)
  const { language } = useLanguage()
  const { page, chosen, choose, dropped, close } = props
  const possible = DECISIONS.filter((decision) => page.may.includes(decision))
  if (possible.length === 0) return null
  return (
    <section className="gate-decide" aria-labelledby="gate-decide">
      <h2 id="gate-decide">
        {w.decide}
        {page.request.minutes === null ? null : (
          <span className="gate-decide-price num">
            {s.price} {formatMinutes(page.request.minutes, language)}
          </span>
        )}
      </h2>
      <div className="gate-decisions">
        {possible.map((decision) => (
          <Button
            key={decision}
            type={chosen === decision ? 'primary' : 'default'}
            aria-expanded={chosen === decision}
            aria-keyshortcuts={KEY_OF[decision]}
            onClick={() => (chosen === decision ? close() : choose(decision))}
          >
            {w[decision]} <kbd aria-hidden="true">{KEY_OF[decision]}</kbd>
          </Button>
        ))}
      </div>
      {chosen === undefined ? (
        <p className="field-note gate-idle">{w.decideHelp}</p>
      ) : (
        <DecisionForm key={chosen} page={page} dropped={dropped} close={close} decision={chosen} />
      )}
    </section>
  )
}
