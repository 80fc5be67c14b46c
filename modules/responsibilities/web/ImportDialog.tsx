import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FileDrop } from '#design/desk/FileDrop.tsx'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useWords } from '#design/desk/words.tsx'
import { useImportList } from './use-duties.ts'
import { words } from './words.ts'

export const LIST_FILES = '.xlsx,.xlsm,.xls,.et,.csv'

/** A name and a file make a draft; faults stand on the page of the draft it leads to. */
export function ImportDialog({ close }: { close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [file, setFile] = useState<File>()
  const [sent, setSent] = useState<number | null>(null)
  const taking = useImportList(setSent)
  const save = (): void => {
    if (file === undefined) return
    setSent(0)
    taking.mutate(
      { title: title.trim(), file },
      {
        onSuccess: (draft) => {
          const { basic, shared, takenBack } = draft.counts
          if (draft.lastFile?.faultCount === 0) say.done(w.imported(basic + shared + takenBack))
          close()
          void navigate({ to: `/duties/${draft.id}` })
        },
        onSettled: () => setSent(null),
      },
    )
  }
  const take = (chosen: File): void => {
    setFile(chosen)
    if (title.trim() === '') setTitle(chosen.name.replace(/\.[^.]+$/, '').slice(0, 120))
  }
  return (
    <FormDialog
      title={w.importTitle}
      save={w.import}
      onSave={save}
      close={close}
      of={taking}
      ready={file !== undefined && title.trim() !== ''}
    >
      <p className="field-note">{w.importHelp}</p>
      <FileDrop
        accept={LIST_FILES}
        choose={w.choose}
        hint={file === undefined ? w.dropHint : w.chosen(file.name)}
        dropHere={w.dropHere}
        busyWords={w.reading}
        sent={sent}
        take={take}
      />
      <TextField label={w.listTitle} value={title} change={setTitle} most={120} placeholder={w.listTitleHint} />
    </FormDialog>
  )
}
