import { Button } from 'antd'
import { useState } from 'react'
import { formatTime } from '#design/desk/format.ts'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { Comment, RequestPage } from '../../contract.ts'
import { useAnswerComment, useComment, useReader } from '../use-requests.ts'
import { words } from '../words/page-words.data.ts'

/** A few words and the button that sends them; what was typed stays until it has arrived. */
function Say(props: {
  label: string
  send: string
  isPending: boolean
  placeholder?: string
  submit: (text: string, sent: () => void) => void
}) {
  const [text, setText] = useState('')
  return (
    <form
      className="talk-say"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim().length >= 2) props.submit(text, () => setText(''))
      }}
    >
      <TextField
        label={props.label}
        value={text}
        most={1000}
        rows={2}
        change={setText}
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      />
      <Button htmlType="submit" loading={props.isPending} disabled={text.trim().length < 2}>
        {props.send}
      </Button>
    </form>
  )
}

function OneComment({ of, mayAnswer }: { of: Comment; mayAnswer: boolean }) {
  const w = useWords(words)
  const say = useSay()
  const { language } = useLanguage()
  const answer = useAnswerComment(of.id)
  return (
    <li className="talk">
      <p className="talk-head">
        <strong>{of.name}</strong>
        <span className="row-sub num">{`${w[of.from]} · ${formatTime(of.madeAt, language)}`}</span>
      </p>
      <p>{of.words}</p>
      {of.answer !== null ? (
        <p className="talk-answer">
          {of.answer}{' '}
          <span className="row-sub num">
            {[of.answeredBy, of.answeredAt === null ? null : formatTime(of.answeredAt, language)]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </p>
      ) : mayAnswer ? (
        <Say
          label={w.answerOf(of.name)}
          send={w.answerComment}
          isPending={answer.isPending}
          submit={(text, sent) => answer.mutate(text, { onSuccess: sent, onError: say.refusal })}
        />
      ) : (
        <p className="row-sub">{w.unanswered}</p>
      )}
    </li>
  )
}

const OPEN_TO_COMMENTS = ['screened', 'admitted', 'reduced', 'deferred', 'numbered', 'dispatched']

/** What villages, townships and the public say of it, each with its answer. */
export function Comments({ page }: { page: RequestPage }) {
  const w = useWords(words)
  const say = useSay()
  const reader = useReader()
  const comment = useComment(page.request.id)
  const mayComment = reader.isRecipient && !page.isOurs && OPEN_TO_COMMENTS.includes(page.request.state)
  if (page.comments.length === 0 && !mayComment && !page.isOurs) return null
  return (
    <section className="surface request-part" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">{w.comments}</h2>
      {page.comments.length === 0 ? (
        <p className="field-note">{w.commentsNone}</p>
      ) : (
        <ul className="talks">
          {page.comments.map((one) => (
            <OneComment key={one.id} of={one} mayAnswer={page.isOurs} />
          ))}
        </ul>
      )}
      {mayComment ? (
        <Say
          label={w.comment}
          send={w.send}
          placeholder={w.commentPlaceholder}
          isPending={comment.isPending}
          submit={(text, sent) =>
            comment.mutate(text, {
              onSuccess: () => {
                sent()
                say.done(w.sent)
              },
              onError: say.refusal,
            })
          }
        />
      ) : null}
    </section>
  )
}
