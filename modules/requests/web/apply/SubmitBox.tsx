import { App, Button } from 'antd'
import { useState } from 'react'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { RefusedRequest, request, type ShownProblem } from '#platform/client/request.ts'
import { RequestPage, type Finding } from '../../contract.ts'
import { standingBlocks } from '../../domain/describe-verdict.ts'
import { words } from '../words/screening-words.ts'
import { useDraft } from './use-draft.ts'

/** What a submission cannot do without; all else is for the rules to say. */
function useMissing(): readonly string[] {
  const w = useWords(words)
  const { page, items, draft } = useDraft()
  const asked = items.some((item) => item.action !== 'dropped' && item.action !== 'local')
  const isWritten = draft.noticeText.trim() !== '' || ['meeting', 'inspection', 'app'].includes(draft.kind)
  return [
    ...(asked || (draft.kind !== 'data' && isWritten) ? [] : [w.needAsk]),
    ...(page.request.recipients > 0 || draft.areaCodes.length > 0 ? [] : [w.needWhom]),
  ]
}

function Blocks({ blocks }: { blocks: readonly Finding[] }) {
  const w = useWords(words)
  const { language } = useLanguage()
  return (
    <>
      <p>{w.sureHelp}</p>
      <ul className="submit-blocks">
        {blocks.map((one) => (
          <li key={`${one.table}/${one.row}`}>
            <span className="num">{one.clause}</span> {one.message[language]}
          </li>
        ))}
      </ul>
    </>
  )
}

function useSubmit() {
  const w = useWords(words)
  const say = useSay()
  const { page, keeper } = useDraft()
  const [problem, setProblem] = useState<ShownProblem | null>(null)
  const [isSubmitting, setIsSubmitting] = useState(false)
  const submit = async (): Promise<void> => {
    setIsSubmitting(true)
    setProblem(null)
    try {
      await keeper.act((version) =>
        request(RequestPage, 'POST', `/requests/${page.request.id}/submission`, { version }),
      )
      say.done(w.submitted)
    } catch (error) {
      setIsSubmitting(false)
      if (error instanceof RefusedRequest) setProblem(error.problem)
      else say.refusal(error instanceof Error ? error : new Error(String(error)))
    }
  }
  return { submit, problem, isSubmitting }
}

function Missing({ of }: { of: readonly string[] }) {
  const w = useWords(words)
  if (of.length === 0) return null
  return (
    <div className="submit-missing">
      <p>{w.before}</p>
      <ul>
        {of.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  )
}

/** Hands it to the gate; what still blocks is said before. */
export function SubmitBox() {
  const w = useWords(words)
  const { modal } = App.useApp()
  const { page, saving, isScreening } = useDraft()
  const missing = useMissing()
  const { submit, problem, isSubmitting } = useSubmit()
  const blocks = standingBlocks(page.screening?.findings ?? [])
  const isAway = saving === 'conflict' || saving === 'offline' || (page.screening === null && isScreening)
  const ask = (): void => {
    if (blocks.length === 0) void submit()
    else {
      void modal.confirm({
        title: w.sure(blocks.length),
        content: <Blocks blocks={blocks} />,
        okText: w.submitBlocked,
        cancelText: w.goBack,
        focusable: { autoFocusButton: 'cancel' },
        onOk: submit,
      })
    }
  }
  return (
    <div className="submit-box">
      <Missing of={missing} />
      {problem === null ? null : <ProblemNotice problem={problem} />}
      <Button
        type="primary"
        size="large"
        block
        loading={isSubmitting}
        disabled={missing.length > 0 || isAway}
        onClick={ask}
      >
        {w.submit}
      </Button>
      <p className="field-note">{w.submitHelp}</p>
    </div>
  )
}
