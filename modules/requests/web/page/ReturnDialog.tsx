import { useState } from 'react'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { ReturnGround } from '../../contract.ts'
import { describeGround } from '../../domain/describe-life.ts'
import { useReturnRequest } from '../use-requests.ts'
import { GROUND_HELP } from '../words/kinds.data.ts'
import { words } from '../words/page-words.data.ts'
import { HelpedChoice } from './HelpedChoice.tsx'

/** A village sends it back: one of five grounds, and its own words. */
export function ReturnDialog({ requestId, close }: { requestId: string; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const { language } = useLanguage()
  const back = useReturnRequest(requestId)
  const [ground, setGround] = useState<ReturnGround>()
  const [own, setOwn] = useState('')
  return (
    <FormDialog
      title={w.sendBackTitle}
      save={w.sendBack}
      of={back}
      ready={ground !== undefined && own.trim().length >= 2}
      close={close}
      onSave={() => {
        if (ground === undefined) return
        back.mutate(
          { ground, words: own },
          {
            onSuccess: () => {
              say.done(w.returnedDone)
              close()
            },
          },
        )
      }}
    >
      <p className="field-note">{w.sendBackHelp}</p>
      <HelpedChoice
        legend={w.ground}
        name="ground"
        of={ReturnGround.options.map((key) => ({
          key,
          name: describeGround(key)[language],
          help: GROUND_HELP[key][language],
        }))}
        value={ground}
        choose={setGround}
      />
      <TextField label={w.ownWords} value={own} most={1000} rows={3} help={w.ownWordsHelp} change={setOwn} />
    </FormDialog>
  )
}
