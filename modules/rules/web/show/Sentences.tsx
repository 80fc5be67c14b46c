import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { FactDefinition, RuleTableContent } from '../../contract.ts'
import { describeRow } from '../../domain/describe-condition.ts'
import { nameMessage } from '../../domain/fill-message.ts'
import { words } from '../words.data.ts'

/** The rows as an official would say them. */
export function Sentences(props: { content: RuleTableContent; facts: readonly FactDefinition[] }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { rows, parameters } = props.content
  const named = [...props.facts, ...parameters]
  return (
    <ol className="rule-sentences">
      {rows.map((row, at) => (
        <li key={row.id} className="rule-sentence">
          <span className="rule-number num">{at + 1}</span>
          <span className={`chip effect-${row.effect}`}>{w[row.effect]}</span>
          <span>
            {language === 'zh' ? '' : 'If '}
            {describeRow(row, props.facts, parameters, language)}
          </span>
          <span className="rule-clause">
            {row.clause}
            {row.core ? (
              <>
                {' '}
                <span className="chip rule-core">{w.core}</span>
              </>
            ) : null}
          </span>
          <span className="rule-said">
            {nameMessage(row.message, named, language)}
            {row.nextStep[language] === '' ? '' : ` → ${nameMessage(row.nextStep, named, language)}`}
          </span>
        </li>
      ))}
    </ol>
  )
}
