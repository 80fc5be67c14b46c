import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { formatTime } from '#design/desk/format.ts'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { Recipient, RequestPage } from '../../contract.ts'
import type { z } from 'zod'
import { useFinishPart, useReader } from '../use-requests.ts'
import { formatMinutes } from '../words/format-minutes.ts'
import { words } from '../words/page-words.data.ts'
import { NumberLine } from './NumberLine.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'

type Part = z.infer<typeof Recipient>['state']

/** What it takes, what is filled already, and what is left. */
function Load({ page }: { page: RequestPage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { areaCode } = useReader()
  const asked = page.items.filter((item) => item.action !== 'dropped' && item.action !== 'local')
  const open = asked.filter((item) => item.action === 'ask').length
  const own = page.screening?.price.perVillage.find((village) => village.areaCode === areaCode)
  return (
    <dl className="load">
      {own === undefined ? null : (
        <div>
          <dt>{w.costs}</dt>
          <dd className="num">{formatMinutes(own.minutes.middle, language)}</dd>
        </div>
      )}
      {asked.length === 0 ? null : (
        <>
          <div>
            <dt>{w.filled}</dt>
            <dd className="num">{w.filledOf(asked.length - open, asked.length)}</dd>
          </div>
          <div>
            <dt>{w.still}</dt>
            <dd className="num">{open === 0 ? w.nothingLeft : w.stillN(open)}</dd>
          </div>
        </>
      )}
    </dl>
  )
}

function Ways({ page }: { page: RequestPage }) {
  const w = useWords(words)
  const say = useSay()
  const finish = useFinishPart(page.request.id)
  const [isReturning, setIsReturning] = useState(false)
  return (
    <div className="next-step-ways">
      {page.request.formId === null ? null : (
        <Link className="apply-template-link" to={`/forms/${page.request.formId}`}>
          {w.openFilled}
        </Link>
      )}
      <Button
        type="primary"
        size="large"
        loading={finish.isPending}
        onClick={() => finish.mutate(undefined, { onSuccess: () => say.done(w.partDone), onError: say.refusal })}
      >
        {w.part}
      </Button>
      <Button size="large" onClick={() => setIsReturning(true)}>
        {w.sendBack}
      </Button>
      {isReturning ? <ReturnDialog requestId={page.request.id} close={() => setIsReturning(false)} /> : null}
    </div>
  )
}

/** To the village or township: what is wanted, on what number, how much of it is done already, and the two ways on. */
export function ForRecipient({ page, part }: { page: RequestPage; part: Part }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { areaCode } = useReader()
  const back = page.returns.find((one) => one.areaCode === areaCode && one.state === 'open')
  const due = page.draft.dueAt
  const title = {
    open: due === null ? w.forYou : `${w.forYou} · ${formatTime(due, language)}`,
    returned: w.youReturned,
    done: w.youDone,
    lapsed: w.youLapsed,
    withdrawn: w.youWithdrawn,
  }[part]
  return (
    <section className={`next-step part-band-${part}`} aria-labelledby="next-step">
      <div className="next-step-words">
        <h2 id="next-step" className="num">
          {title}
        </h2>
        {back === undefined ? null : <p className="num">{w.youAnswerBy(formatTime(back.answerBy, language))}</p>}
        {part === 'open' ? <Load page={page} /> : null}
        {page.number === null ? null : <NumberLine of={page.number} />}
      </div>
      {part === 'open' && page.request.state === 'dispatched' ? <Ways page={page} /> : null}
    </section>
  )
}
