import { Button } from 'antd'
import { useState } from 'react'
import { formatDay } from '#design/desk/format.ts'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { RefusedRequest } from '#platform/client/request.ts'
import { useReadAnswer } from './use-complaints.ts'
import { words } from './words.ts'

/** The answer to an earlier complaint, by its receipt. */
export function ReadAnswer() {
  const w = useWords(words)
  const { language } = useLanguage()
  const [receipt, setReceipt] = useState('')
  const read = useReadAnswer()
  return (
    <details className="read-answer">
      <summary>{w.readOwn}</summary>
      <TextField label={w.receipt} value={receipt} change={setReceipt} most={40} />
      <Button loading={read.isPending} disabled={receipt.trim() === ''} onClick={() => read.mutate(receipt)}>
        {w.look}
      </Button>
      {read.error instanceof RefusedRequest ? <ProblemNotice problem={read.error.problem} /> : null}
      {read.data === undefined ? null : (
        <p role="status">
          {read.data.words}
          <br />
          <strong>{read.data.answer ?? `${w.noAnswer}${formatDay(read.data.replyBy, language)}`}</strong>
        </p>
      )}
    </details>
  )
}
