import { Input, Modal } from 'antd'
import { useState } from 'react'
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
      onError: say.refusal,
    })
  }
  return (
    <Modal
      open
      title={w.rename}
      okText={w.save}
      cancelText={w.cancel}
      onOk={save}
      onCancel={close}
      confirmLoading={rename.isPending}
      okButtonProps={{ disabled: title.trim() === '' }}
    >
      <label className="native-field">
        <span className="native-label">{w.name}</span>
        <Input value={title} maxLength={120} onChange={(event) => setTitle(event.target.value)} onPressEnter={save} />
      </label>
      <label className="native-field">
        <span className="native-label">{w.department}</span>
        <Input
          value={department}
          maxLength={80}
          onChange={(event) => setDepartment(event.target.value)}
          onPressEnter={save}
        />
      </label>
    </Modal>
  )
}
