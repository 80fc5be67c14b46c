import { useState } from 'react'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { AnswerReturn, VillageReturn } from '../../contract.ts'
import { describeGround } from '../../domain/describe-life.ts'
import type { z } from 'zod'
import { useAnswerReturn } from '../use-requests.ts'
import { words } from '../words/page-words.data.ts'
import { HelpedChoice } from './HelpedChoice.tsx'

type Answer = z.infer<typeof AnswerReturn>['answer']
const ANSWERS: readonly Answer[] = ['withdrawn', 'amended', 'insisted']

/** The issuer answers a return: withdraws, amends, or insists, in words the village reads. */
export function AnswerReturnDialog({ of, close }: { of: VillageReturn; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const { language } = useLanguage()
  const give = useAnswerReturn(of.id)
  const [answer, setAnswer] = useState<Answer>()
  const [own, setOwn] = useState('')
  return (
    <FormDialog
      title={w.answerTitle(of.areaName)}
      save={w.answer}
      of={give}
      ready={answer !== undefined && own.trim().length >= 2}
      close={close}
      onSave={() => {
        if (answer === undefined) return
        give.mutate(
          { answer, words: own },
          {
            onSuccess: () => {
              say.done(w.answered)
              close()
            },
          },
        )
      }}
    >
      <p className="quote">
        <strong>{describeGround(of.ground)[language]}</strong> {of.words}
      </p>
      <HelpedChoice
        legend={w.answerKind}
        name="answer"
        of={ANSWERS.map((key) => ({ key, name: w[key], help: w[`${key}Help`] }))}
        value={answer}
        choose={setAnswer}
      />
      <TextField label={w.answerWords} value={own} most={1000} rows={3} change={setOwn} />
    </FormDialog>
  )
}
