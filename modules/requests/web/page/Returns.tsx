import { Button } from 'antd'
import { useState } from 'react'
import { formatTime } from '#design/desk/format.ts'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { RequestPage, VillageReturn } from '../../contract.ts'
import { describeGround } from '../../domain/describe-life.ts'
import { words } from '../words/page-words.data.ts'
import { AnswerReturnDialog } from './AnswerReturnDialog.tsx'

function Outcome({ of }: { of: VillageReturn }) {
  const w = useWords(words)
  const { language } = useLanguage()
  if (of.state === 'lapsed') return <p className="talk-answer">{w.lapsedReturn}</p>
  if (of.state === 'open' || of.answer === null) {
    return <p className="request-late num">{w.answerBefore(formatTime(of.answerBy, language))}</p>
  }
  return (
    <p className="talk-answer">
      <strong>{w[of.answer]}</strong> {of.answerWords}{' '}
      <span className="row-sub num">
        {of.answeredAt === null ? '' : w.answeredOn(formatTime(of.answeredAt, language))}
      </span>
    </p>
  )
}

function OneReturn({ of, mayAnswer }: { of: VillageReturn; mayAnswer: boolean }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const [isAnswering, setIsAnswering] = useState(false)
  return (
    <li className="talk">
      <p className="talk-head">
        <strong>{of.areaName}</strong>
        <span className="chip part-returned">{describeGround(of.ground)[language]}</span>
        <span className="row-sub num">{formatTime(of.returnedAt, language)}</span>
      </p>
      <p>{of.words}</p>
      <Outcome of={of} />
      {of.state === 'open' && mayAnswer ? (
        <Button type="primary" aria-label={w.answerOfArea(of.areaName)} onClick={() => setIsAnswering(true)}>
          {w.answer}
        </Button>
      ) : null}
      {isAnswering ? <AnswerReturnDialog of={of} close={() => setIsAnswering(false)} /> : null}
    </li>
  )
}

/** What was sent back and how it was answered; the clock of the answer stands beside it. */
export function Returns({ page }: { page: RequestPage }) {
  const w = useWords(words)
  if (page.returns.length === 0) return null
  return (
    <section className="surface request-part" id="returns" aria-labelledby="returns-title">
      <h2 id="returns-title">{w.returns}</h2>
      <ul className="talks">
        {page.returns.map((one) => (
          <OneReturn key={one.id} of={one} mayAnswer={page.isOurs} />
        ))}
      </ul>
    </section>
  )
}
