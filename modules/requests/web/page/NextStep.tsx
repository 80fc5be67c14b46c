import { Button } from 'antd'
import { useState } from 'react'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { formatCount, formatTime } from '#design/desk/format.ts'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { RequestPage } from '../../contract.ts'
import { useDispatch, useFinishRequest, useRevise } from '../use-requests.ts'
import { words } from '../words/page-words.data.ts'
import { NumberLine } from './NumberLine.tsx'

function Revise({ page }: { page: RequestPage }) {
  const w = useWords(words)
  const say = useSay()
  const revise = useRevise(page.request.id)
  const isReturned = page.request.state === 'returned'
  return (
    <Button
      type={isReturned ? 'primary' : 'default'}
      size="large"
      loading={revise.isPending}
      onClick={() =>
        revise.mutate(page.request.version, { onSuccess: () => say.done(w.revised), onError: say.refusal })
      }
    >
      {isReturned ? w.reviseReturned : w.revise}
    </Button>
  )
}

function Dispatch({ page }: { page: RequestPage }) {
  const w = useWords(words)
  const say = useSay()
  const { language } = useLanguage()
  const dispatch = useDispatch(page.request.id)
  const [isOpen, setIsOpen] = useState(false)
  const waiting = page.comments.filter(({ answer }) => answer === null).length
  const close = (): void => {
    setIsOpen(false)
    dispatch.reset()
  }
  return (
    <>
      <Button type="primary" size="large" disabled={waiting > 0} onClick={() => setIsOpen(true)}>
        {w.dispatch}
      </Button>
      {waiting > 0 ? <a href="#comments">{w.commentsFirst(waiting)}</a> : null}
      {isOpen && page.number !== null ? (
        <FormDialog
          title={w.dispatchTitle}
          save={w.dispatch}
          of={dispatch}
          close={close}
          onSave={() =>
            dispatch.mutate(page.number?.number ?? '', {
              onSuccess: ({ dispatched }) => {
                say.done(w.dispatched1(dispatched))
                close()
              },
            })
          }
        >
          <p>{w.dispatchHelp(formatCount(page.request.recipients, language))}</p>
          <NumberLine of={page.number} />
        </FormDialog>
      ) : null}
    </>
  )
}

function Finish({ page }: { page: RequestPage }) {
  const w = useWords(words)
  const say = useSay()
  const finish = useFinishRequest(page.request.id)
  const [isOpen, setIsOpen] = useState(false)
  const close = (): void => {
    setIsOpen(false)
    finish.reset()
  }
  return (
    <>
      <Button size="large" onClick={() => setIsOpen(true)}>
        {w.finish}
      </Button>
      {isOpen ? (
        <FormDialog
          title={w.finishTitle}
          save={w.finish}
          of={finish}
          close={close}
          onSave={() =>
            finish.mutate(undefined, {
              onSuccess: () => {
                say.done(w.finished)
                close()
              },
            })
          }
        >
          <p>{w.finishHelp}</p>
        </FormDialog>
      ) : null}
    </>
  )
}

/** What happens now, in whose hand it is, and the one thing this reader can do. */
export function NextStep({ page }: { page: RequestPage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { request, may, number } = page
  const returned = page.returns.filter(({ state }) => state === 'open').length
  const help =
    request.state === 'screened' && request.decideBy !== null
      ? w.screenedHelp(formatTime(request.decideBy, language))
      : request.state === 'numbered'
        ? w.numberedHelp
        : null
  return (
    <section className={`next-step next-${request.state}`} aria-labelledby="next-step">
      <div className="next-step-words">
        <h2 id="next-step">{w[request.state]}</h2>
        {help === null ? null : <p className="num">{help}</p>}
        {returned === 0 || !page.isOurs ? null : (
          <p>
            <a href="#returns">{w.answerFirst(returned)}</a>
          </p>
        )}
        {number === null ? null : <NumberLine of={number} />}
      </div>
      <div className="next-step-ways">
        {page.isOurs && may.includes('revise') ? <Revise page={page} /> : null}
        {may.includes('dispatch') && number !== null ? <Dispatch page={page} /> : null}
        {may.includes('finish') ? <Finish page={page} /> : null}
      </div>
    </section>
  )
}
