import { Button } from 'antd'
import { useId, useState } from 'react'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useWords } from '#design/desk/words.tsx'
import { RefusedRequest } from '#platform/client/request.ts'
import type { FormSummary } from '../../contract.ts'
import { closeQuestion, isAsked, useForms, useRenameForm } from '../use-forms.ts'
import { words } from '../words/mapping-words.ts'

function useSaving(form: FormSummary, typed: string, close: () => void) {
  const w = useWords(words)
  const say = useSay()
  const rename = useRenameForm(form.id)
  const save = (): void => {
    const department = typed.trim() === '' ? null : typed.trim()
    if (department === form.department) {
      close()
      return
    }
    const done = (): void => {
      say.done(w.departmentSaved)
      close()
    }
    rename.mutate({ title: form.title, department }, { onSuccess: done })
  }
  const problem = rename.error instanceof RefusedRequest ? rename.error.problem : undefined
  return { save, busy: rename.isPending, problem }
}

function Editor({ form, asked, close }: { form: FormSummary; asked: boolean; close: () => void }) {
  const w = useWords(words)
  const id = useId()
  const others = useForms(false).data?.forms ?? []
  const known = [...new Set(others.flatMap((each) => each.department ?? []))].toSorted()
  const [typed, setTyped] = useState(form.department ?? '')
  const saving = useSaving(form, typed, close)
  return (
    <form
      className="population-editor"
      onSubmit={(event) => {
        event.preventDefault()
        saving.save()
      }}
    >
      <label className="native-field population-words">
        <span className="native-label">{asked && form.department !== null ? w.departmentRead : w.departmentAsk}</span>
        <input
          className="native-input"
          value={typed}
          maxLength={80}
          list={id}
          placeholder={w.departmentExample}
          onChange={(event) => setTyped(event.target.value)}
        />
        <datalist id={id}>
          {known.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </datalist>
      </label>
      <Button htmlType="submit" loading={saving.busy}>
        {asked && typed === form.department ? w.departmentRight : w.save}
      </Button>
      <Button type="text" onClick={close}>
        {asked ? w.later : w.cancel}
      </Button>
      {saving.problem === undefined ? null : <ProblemNotice problem={saving.problem} />}
    </form>
  )
}

/** The department a form comes from: asked once after the upload, with what the form itself says; changed at any time. */
export function DepartmentLine({ form }: { form: FormSummary }) {
  const w = useWords(words)
  const [editing, setEditing] = useState(() => isAsked(form.id))
  const close = (): void => {
    closeQuestion(form.id)
    setEditing(false)
  }
  return (
    <section className="population department" aria-label={w.department}>
      {editing ? (
        <Editor form={form} asked={isAsked(form.id)} close={close} />
      ) : (
        <p className="population-line">
          <span className="population-name">{w.department}</span>
          {form.department === null ? <span>{w.departmentNone}</span> : <strong>{form.department}</strong>}
          <Button type="link" onClick={() => setEditing(true)} aria-label={w.departmentChange}>
            {w.change}
          </Button>
        </p>
      )}
    </section>
  )
}
