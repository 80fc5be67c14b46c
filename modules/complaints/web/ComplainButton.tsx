import { Button, Modal } from 'antd'
import { useState } from 'react'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { formatDay } from '#design/desk/format.ts'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { ComplaintTopic } from '../contract.ts'
import { ReadAnswer } from './ReadAnswer.tsx'
import { useComplain } from './use-complaints.ts'
import { words } from './words.ts'

function Receipt(props: { receipt: string; replyBy: string; close: () => void }) {
  const w = useWords(words)
  const { language } = useLanguage()
  return (
    <Modal open title={w.title} onCancel={props.close} footer={<Button onClick={props.close}>{w.close}</Button>}>
      <p>
        {w.done}
        <strong className="receipt">{props.receipt}</strong>
      </p>
      <p>
        {w.doneHelp}
        {formatDay(props.replyBy, language)}
      </p>
    </Modal>
  )
}

/** On every screen: complain or suggest without a name, and read the answer with the receipt. */
export function ComplainButton(props: { county: string }) {
  const w = useWords(words)
  const complain = useComplain()
  const [open, setOpen] = useState(false)
  const [topic, setTopic] = useState<ComplaintTopic>('burden')
  const [said, setSaid] = useState('')
  const [contact, setContact] = useState('')
  const close = (): void => {
    setOpen(false)
    complain.reset()
  }
  if (open && complain.data !== undefined) return <Receipt {...complain.data} close={close} />
  return (
    <>
      <Button type="link" onClick={() => setOpen(true)}>
        {w.open}
      </Button>
      {open ? (
        <FormDialog
          title={w.title}
          save={w.send}
          close={close}
          of={complain}
          ready={said.trim().length >= 2}
          onSave={() =>
            complain.mutate(
              { county: props.county, topic, words: said, screen: location.pathname, contact },
              { onSuccess: () => setSaid('') },
            )
          }
        >
          <p className="field-note">{w.help}</p>
          <NativeSelect label={w.topic} value={topic} change={(value) => setTopic(ComplaintTopic.parse(value))}>
            {ComplaintTopic.options.map((one) => (
              <option key={one} value={one}>
                {w.topics[one]}
              </option>
            ))}
          </NativeSelect>
          <TextField label={w.words} value={said} change={setSaid} rows={5} most={2000} />
          <TextField label={w.contact} value={contact} change={setContact} most={60} help={w.contactHelp} />
          <ReadAnswer />
        </FormDialog>
      ) : null}
    </>
  )
}
