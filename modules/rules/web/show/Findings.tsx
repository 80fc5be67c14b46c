import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { TableFinding } from '../../contract.ts'
import { words } from '../words.data.ts'

/** What is wrong with the table as edited; the same stands at each cell. */
export function Findings(props: { of: readonly TableFinding[] }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const errors = props.of.filter(({ severity }) => severity === 'error')
  const warnings = props.of.length - errors.length
  return (
    <section className={`rule-checks${errors.length > 0 ? ' rule-checks-wrong' : ''}`} aria-label={w.findings}>
      <p aria-live="polite">
        {errors.length === 0 ? w.noErrors : w.errors(errors.length)}
        {warnings === 0 ? '' : ` · ${w.warnings(warnings)}`}
      </p>
      {props.of.length === 0 ? null : (
        <ul>
          {props.of.map((each) => (
            <li key={`${each.code} ${each.row ?? each.parameter ?? ''} ${each.column ?? ''} ${each.message.en}`}>
              {each.rowNumber === undefined ? '' : `${w.row(each.rowNumber)} · `}
              {each.message[language]}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
