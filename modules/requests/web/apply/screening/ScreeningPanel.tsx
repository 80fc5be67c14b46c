import { Skeleton } from 'antd'
import { useState } from 'react'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useWords } from '#design/desk/words.tsx'
import type { Screening } from '#modules/requests/contract.ts'
import { words } from '../../words/screening-words.ts'
import { useDraft } from '../use-draft.ts'
import { Findings } from './Findings.tsx'
import { PriceBox } from './PriceBox.tsx'
import { SimilarRequests } from './SimilarRequests.tsx'
import { TimeAndBudget } from './TimeAndBudget.tsx'

function Verdict({ of }: { of: Screening }) {
  const w = useWords(words)
  const standing = of.findings.filter(({ overridden }) => overridden === null)
  const blocks = standing.filter(({ effect }) => effect === 'block').length
  const warns = standing.filter(({ effect }) => effect === 'warn').length
  const words_ = blocks > 0 ? w.blocks(blocks) : warns > 0 ? w.warns(warns) : w.passes
  const tone = blocks > 0 ? 'block' : warns > 0 ? 'warn' : 'pass'
  return (
    <p className={`verdict verdict-${tone}`} role="status">
      {words_}
    </p>
  )
}

/** Everything the gate found out about a request, most decisive first. `before`: the price before fields were left out. */
export function ScreeningResult(props: { of: Screening; before?: number | undefined; mayMend?: boolean }) {
  const { of } = props
  return (
    <>
      <Verdict of={of} />
      <PriceBox of={of} before={props.before} />
      <Findings of={of.findings} mayMend={props.mayMend === true} />
      <SimilarRequests of={of.similar} />
      <TimeAndBudget of={of} />
    </>
  )
}

/** The price as it was before the fields now left out were left out; forgotten when nothing is. */
function usePriceBefore(): number | undefined {
  const { page, items, isScreening, saving } = useDraft()
  const [before, setBefore] = useState<number>()
  const trimmed = items.filter((item) => item.action === 'dropped' || item.action === 'share').length
  const price = page.screening?.price.total.middle
  if (!isScreening && saving === 'saved' && trimmed === 0 && before !== price) setBefore(price)
  return trimmed === 0 ? undefined : before
}

/** The screening of a draft, live. The last result stays while a new one is worked out. */
export function ScreeningPanel() {
  const w = useWords(words)
  const { page, isScreening, screeningProblem, keeper } = useDraft()
  const before = usePriceBefore()
  const { screening } = page
  return (
    <section
      className="screening"
      id="screening"
      tabIndex={-1}
      aria-labelledby="screening-title"
      aria-busy={isScreening}
    >
      <div className="screening-head">
        <h2 id="screening-title">{w.title}</h2>
        <span className="screening-running">{isScreening ? (screening === null ? w.first : w.running) : ''}</span>
      </div>
      {screeningProblem === null ? null : (
        <ProblemNotice problem={screeningProblem} onRetry={keeper.screenAgain} retryWords={w.retry} compact />
      )}
      {screening === null ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : (
        <div className={isScreening ? 'screening-now screening-old' : 'screening-now'}>
          <ScreeningResult of={screening} before={before} mayMend />
        </div>
      )}
    </section>
  )
}
