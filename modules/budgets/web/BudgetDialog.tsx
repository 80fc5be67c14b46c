import { useState } from 'react'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { formatCount } from '#design/desk/format.ts'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { BudgetHolder } from '../contract.ts'
import { useSetBudget } from './use-budgets.ts'
import { words } from './words.ts'

export interface BudgetToSet {
  readonly holder: BudgetHolder
  readonly period: string
  /** Null: for all that have none of their own. */
  readonly of: { readonly id: string; readonly name: string } | null
  readonly minutes: number | null
}

/** Hours are typed, because nobody thinks of a year in minutes; minutes are kept. */
export function BudgetDialog({ set, close }: { set: BudgetToSet; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const { language } = useLanguage()
  const save = useSetBudget()
  const [hours, setHours] = useState(set.minutes === null ? '' : String(Math.round((set.minutes / 60) * 100) / 100))
  const [reason, setReason] = useState('')
  const minutes = Math.round(Number(hours.replace(/,/g, '')) * 60)
  const isNumber = hours.trim() !== '' && Number.isFinite(minutes) && minutes >= 0
  return (
    <FormDialog
      title={set.of === null ? w.set : w.setOne(set.of.name)}
      save={w.save}
      of={save}
      close={close}
      ready={isNumber && reason.trim().length >= 2}
      onSave={() =>
        save.mutate(
          { holder: set.holder, holderId: set.of?.id ?? null, period: set.period, minutes, reason },
          {
            onSuccess: () => {
              say.done(w.saved)
              close()
            },
          },
        )
      }
    >
      <p>{set.of === null ? w.everyone : w.already}</p>
      <TextField
        label={`${w.amount} · ${set.period}`}
        value={hours}
        change={setHours}
        most={12}
        {...(isNumber ? { help: w.amountHelp(formatCount(minutes, language)) } : {})}
        wrong={hours.trim() === '' || isNumber ? undefined : w.wrong}
      />
      <TextField label={w.reason} value={reason} change={setReason} most={300} rows={2} />
    </FormDialog>
  )
}
