import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useSay } from '#design/desk/use-say.tsx'
import { useWords } from '#design/desk/words.tsx'
import type { RequestPage } from '../../contract.ts'
import { NextStep } from '../page/NextStep.tsx'
import { useMessage, useNumber, useResume } from './use-gate.ts'
import { words } from './words.data.ts'

function Papers({ page }: { page: RequestPage }) {
  const w = useWords(words)
  const say = useSay()
  const { id, formId } = page.request
  const message = useMessage(id, page.number !== null)
  if (page.number === null) return null
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      say.done(w.copied)
    } catch {
      // Without permission to write there the text stays selectable on the page.
    }
  }
  return (
    <div className="gate-papers">
      <h3>{w.papers}</h3>
      <ul>
        <li>
          <Link to={`/gate/${id}/notice`}>{w.printNotice}</Link>
        </li>
        {formId === null ? null : (
          <li>
            <a href={`/api/v1/requests/${id}/workbook`} download>
              {w.workbook}
            </a>
          </li>
        )}
        <li>
          <a href={`/c/${page.number.number}`} target="_blank" rel="noreferrer">
            {w.publicPage}
          </a>
        </li>
      </ul>
      {message.data === undefined ? null : (
        <>
          <h3>{w.message}</h3>
          <pre className="gate-message">{message.data.text}</pre>
          <Button onClick={() => void copy(message.data.text)}>{w.copy}</Button>
        </>
      )}
    </div>
  )
}

/** What follows a decision: the number, the dispatch, and the papers that go out with the number on them. */
export function AfterDecision({ page }: { page: RequestPage }) {
  const w = useWords(words)
  const say = useSay()
  const number = useNumber(page.request.id)
  const resume = useResume(page.request.id)
  const { version } = page.request
  const { may } = page
  return (
    <>
      {may.includes('number') ? (
        <div className="gate-decide">
          <Button
            type="primary"
            size="large"
            loading={number.isPending}
            onClick={() =>
              number.mutate(
                { version },
                {
                  onSuccess: (after) => say.done(w.numberedDone(after.number?.number ?? '')),
                  onError: say.refusal,
                },
              )
            }
          >
            {w.number}
          </Button>
          <p className="field-note">{w.numberHelp}</p>
        </div>
      ) : null}
      {may.includes('resume') ? (
        <div className="gate-decide">
          <Button
            size="large"
            loading={resume.isPending}
            onClick={() => resume.mutate({ version }, { onSuccess: () => say.done(w.resumed), onError: say.refusal })}
          >
            {w.resume}
          </Button>
        </div>
      ) : null}
      {page.number === null ? null : (
        <div className="gate-decide">
          <NextStep page={page} />
          <Papers page={page} />
        </div>
      )}
    </>
  )
}
