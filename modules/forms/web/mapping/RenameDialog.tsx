import { useState } from 'react'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useWords } from '#design/desk/words.tsx'
import type { FormSummary } from '../../contract.ts'
import { useRenameForm } from '../use-forms.ts'
import { words } from '../words/mapping-words.ts'

/** Title and department of a form; the notice afterwards takes it back. */
export function RenameDialog(props: { form: FormSummary; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const { form, close } = props
  const rename = useRenameForm(form.id)
  const [title, setTitle] = useState(form.title)
  const [department, setDepartment] = useState(form.department ?? '')
  const save = (): void => {
    const back = { title: form.title, department: form.department }
    const next = { title: title.trim(), department: department.trim() === '' ? null : department.trim() }
    rename.mutate(next, {
      onSuccess: () => {
        say.undoable(w.renamed, w.undo, () => rename.mutate(back))
        close()
      },
    })
  }
  return (
    <FormDialog
      title={w.rename}
      save={w.save}
      cancel={w.cancel}
      onSave={save}
      close={close}
      of={rename}
      ready={title.trim() !== ''}
    >
      <TextField label={w.name} value={title} most={120} change={setTitle} />
      <TextField label={w.department} value={department} most={80} change={setDepartment} />
    </FormDialog>
  )
}
