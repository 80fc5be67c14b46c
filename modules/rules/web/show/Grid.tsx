import { ScrollTable } from '#design/desk/ScrollTable.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { FactDefinition, RuleTableContent } from '../../contract.ts'
import { nameMessage } from '../../domain/fill-message.ts'
import { words } from '../words.data.ts'

/** Facts that any row of a table asks for, in the order they are declared. */
export const askedFacts = (content: RuleTableContent, facts: readonly FactDefinition[]): readonly FactDefinition[] =>
  facts.filter(({ name }) => content.rows.some((row) => (row.when[name] ?? '').trim() !== ''))

/** The rows as a table: one column a fact, cells as they are written. */
export function Grid(props: { content: RuleTableContent; facts: readonly FactDefinition[]; label: string }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const asked = askedFacts(props.content, props.facts)
  const named = [...props.facts, ...props.content.parameters]
  return (
    <ScrollTable label={props.label}>
      <thead>
        <tr>
          <th scope="col">#</th>
          {asked.map((fact) => (
            <th key={fact.name} scope="col">
              {fact[language]}
            </th>
          ))}
          <th scope="col">{w.effect}</th>
          <th scope="col">{w.clause}</th>
          <th scope="col">{w.message}</th>
        </tr>
      </thead>
      <tbody>
        {props.content.rows.map((row, at) => (
          <tr key={row.id}>
            <th scope="row" className="num">
              {at + 1}
            </th>
            {asked.map(({ name }) => (
              <td key={name} className="num">
                {row.when[name] ?? ''}
              </td>
            ))}
            <td>
              <span className={`chip effect-${row.effect}`}>{w[row.effect]}</span>
            </td>
            <td>
              {row.clause} {row.core ? <span className="chip rule-core">{w.core}</span> : null}
            </td>
            <td>{nameMessage(row.message, named, language)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
