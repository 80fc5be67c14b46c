import { TextField } from '#design/desk/TextField.tsx'
import { useWords } from '#design/desk/words.tsx'
import { words } from '../words/apply-words.data.ts'
import { DutyPicker } from './DutyPicker.tsx'
import { Section } from './Section.tsx'
import { useDraft } from './use-draft.ts'

/** Purpose, basis and duty: without them nothing may be asked. */
export function WhySection() {
  const w = useWords(words)
  const { draft, keeper } = useDraft()
  return (
    <Section id="why" title={w.why}>
      <TextField
        label={w.purpose}
        value={draft.purpose}
        most={2000}
        rows={2}
        help={w.purposeHelp}
        change={(purpose) => keeper.change({ purpose })}
      />
      <TextField
        label={w.basis}
        value={draft.legalBasis}
        most={500}
        help={w.basisHelp}
        change={(legalBasis) => keeper.change({ legalBasis })}
      />
      <DutyPicker />
    </Section>
  )
}
