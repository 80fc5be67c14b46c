import { useState } from 'react'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useWords } from '#design/desk/words.tsx'
import type { RuleRow } from '../../contract.ts'
import { words } from '../words.data.ts'

/** What a row says when it holds, and what to do then, in both languages. */
export function RowWordsDialog(props: {
  row: RuleRow
  number: number
  close: () => void
  keep: (change: Pick<RuleRow, 'message' | 'nextStep'>) => void
}) {
  const w = useWords(words)
  const [message, setMessage] = useState(props.row.message)
  const [nextStep, setNextStep] = useState(props.row.nextStep)
  return (
    <FormDialog
      title={w.words(props.number)}
      save={w.done}
      of={{ isPending: false, error: null }}
      close={props.close}
      onSave={() => props.keep({ message, nextStep })}
    >
      <TextField
        label={w.messageZh}
        value={message.zh}
        change={(zh) => setMessage({ ...message, zh })}
        help={w.placeholders}
        rows={2}
        lang="zh-CN"
      />
      <TextField
        label={w.messageEn}
        value={message.en}
        change={(en) => setMessage({ ...message, en })}
        rows={2}
        lang="en"
      />
      <TextField
        label={w.nextZh}
        value={nextStep.zh}
        change={(zh) => setNextStep({ ...nextStep, zh })}
        rows={2}
        lang="zh-CN"
      />
      <TextField
        label={w.nextEn}
        value={nextStep.en}
        change={(en) => setNextStep({ ...nextStep, en })}
        rows={2}
        lang="en"
      />
    </FormDialog>
  )
}
