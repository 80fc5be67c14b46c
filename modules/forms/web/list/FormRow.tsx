import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useSession } from '#modules/organisations/web/index.ts'
import { formatDay, today } from '#design/desk/format.ts'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { FormSummary } from '../../contract.ts'
import { useStartFill } from '../use-fills.ts'
import { useArchiveForm } from '../use-forms.ts'
import { words } from '../words/list-words.ts'

/** One click: the actor's own area, today. */
function FillNow({ form }: { form: FormSummary }) {
  const w = useWords(words)
  const say = useSay()
  const navigate = useNavigate()
  const session = useSession()
  const start = useStartFill()
  const own = session.data?.signedIn?.areaCode
  return (
    <Button
      type="primary"
      loading={start.isPending}
      disabled={own === undefined || form.kind === 'none'}
      aria-label={w.fillThis(form.title)}
      onClick={() =>
        start.mutate(
          { formId: form.id, areaCode: own ?? '', asOf: today() },
          { onSuccess: (fill) => void navigate({ to: `/fills/${fill.id}` }), onError: say.refusal },
        )
      }
    >
      {w.fill}
    </Button>
  )
}

function Remove({ form, archived }: { form: FormSummary; archived: boolean }) {
  const w = useWords(words)
  const say = useSay()
  const change = useArchiveForm()
  // Awaited, not by callback: the row is gone from the list before its callbacks would be called.
  const set = async (archive: boolean, done: string, undo?: () => void): Promise<void> => {
    try {
      await change.mutateAsync({ formId: form.id, archive })
      if (undo === undefined) say.done(done)
      else say.undoable(done, w.undo, undo)
    } catch (error) {
      say.refusal(error instanceof Error ? error : new Error(String(error)))
    }
  }
  const bringBack = (): void => void set(false, w.restored(form.title))
  return archived ? (
    <Button loading={change.isPending} aria-label={w.restoreThis(form.title)} onClick={bringBack}>
      {w.restore}
    </Button>
  ) : (
    <Button
      type="text"
      loading={change.isPending}
      aria-label={w.removeThis(form.title)}
      onClick={() => void set(true, w.removed(form.title), bringBack)}
    >
      {w.remove}
    </Button>
  )
}

/** A saved form: what it is, how far its headers are understood, when it was last filled. */
export function FormRow({ form, archived }: { form: FormSummary; archived: boolean }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const sure = form.columns.automatic + form.columns.confirmed
  return (
    <li className="row form-row">
      <div className="row-main">
        <Link to={`/forms/${form.id}`} className="row-title">
          {form.title}
        </Link>
        <span className="row-sub">{[w[form.kind], form.department].filter((part) => part !== null).join(' · ')}</span>
      </div>
      <div className="row-marks">
        <span className="chip chip-automatic num">{w.sure(sure)}</span>
        {form.columns.open === 0 ? null : <span className="chip chip-open num">{w.look(form.columns.open)}</span>}
      </div>
      <div className="row-when num">
        {form.lastFilledAt === null ? w.never : `${w.lastFilled} ${formatDay(form.lastFilledAt, language)}`}
      </div>
      <div className="row-actions">
        {archived ? null : <FillNow form={form} />}
        <Remove form={form} archived={archived} />
      </div>
    </li>
  )
}
