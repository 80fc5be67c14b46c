import { useState } from 'react'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { formatDay } from '#design/desk/format.ts'
import { DayField } from '#design/desk/NativeSelect.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { civilDay } from '#platform/time.ts'
import type { RuleTablePage } from '../../contract.ts'
import { Changes } from '../show/Changes.tsx'
import { usePublish } from '../use-rules.ts'
import { words } from '../words.data.ts'
import type { DraftEdit } from './use-draft-edit.ts'

/** What changes, from when, and why; then it is the rule. */
export function PublishDialog(props: {
  page: RuleTablePage
  edit: DraftEdit
  revision: number
  close: () => void
  done: () => void
}) {
  const w = useWords(words)
  const say = useSay()
  const { language } = useLanguage()
  const publish = usePublish(props.page.table.key)
  const [validFrom, setValidFrom] = useState<string>(() => civilDay(new Date()))
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title={w.publishTitle}
      save={w.publish}
      of={publish}
      ready={reason.trim().length >= 4}
      close={props.close}
      onSave={() =>
        publish.mutate(
          { revision: props.revision, validFrom, reason },
          {
            onSuccess: (made) => {
              say.done(w.published(made.version, formatDay(made.validFrom, language)))
              props.done()
            },
          },
        )
      }
    >
      <Changes before={props.edit.base} after={props.edit.content} facts={props.page.table.facts} />
      <DayField label={w.validFrom} value={validFrom} change={setValidFrom} />
      <TextField label={w.why} value={reason} change={setReason} rows={3} help={w.whyShort} />
    </FormDialog>
  )
}
