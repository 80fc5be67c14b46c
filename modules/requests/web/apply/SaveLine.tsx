import { Button } from 'antd'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useWords } from '#design/desk/words.tsx'
import { words } from '../words/apply-words.data.ts'
import { useDraft } from './use-draft.ts'

function Conflict() {
  const w = useWords(words)
  const { theirs, keeper } = useDraft()
  const isGone = theirs !== null && theirs.request.state !== 'draft'
  return (
    <div className="surface apply-conflict" role="alert">
      <p>
        <strong>{w.conflict}</strong>
      </p>
      <p>{isGone ? w.conflictGone : w.conflictHelp}</p>
      <div className="apply-conflict-ways">
        {isGone ? null : (
          <Button type="primary" onClick={keeper.keepMine}>
            {w.keepMine}
          </Button>
        )}
        <Button onClick={keeper.takeTheirs}>{isGone ? w.see : w.takeTheirs}</Button>
      </div>
    </div>
  )
}

/** Whether what was typed has been saved, always in the same place. */
export function SaveLine() {
  const w = useWords(words)
  const { saving, problem, keeper } = useDraft()
  if (saving === 'conflict') return <Conflict />
  if (saving === 'refused' && problem !== null) {
    return (
      <div className="apply-refused">
        <ProblemNotice problem={problem} onRetry={keeper.retry} />
      </div>
    )
  }
  return (
    <p className={`apply-saving apply-saving-${saving}`} role="status">
      {saving === 'refused' ? w.refused : w[saving]}
    </p>
  )
}
