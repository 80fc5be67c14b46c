import { ScrollTable } from '#design/desk/ScrollTable.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { RuleParameter } from '../../contract.ts'
import { words } from '../words.data.ts'

/** The figures of a table and how far a place may differ. */
export function Parameters(props: { of: readonly RuleParameter[] }) {
  const w = useWords(words)
  const { language } = useLanguage()
  if (props.of.length === 0) return <p className="nothing">{w.noParameters}</p>
  return (
    <ScrollTable label={w.parameters}>
      <thead>
        <tr>
          <th scope="col">{w.parameters}</th>
          <th scope="col">{w.value}</th>
          <th scope="col">{w.bounds}</th>
        </tr>
      </thead>
      <tbody>
        {props.of.map((each) => (
          <tr key={each.name}>
            <th scope="row">
              {each[language]} <code>{each.name}</code>
            </th>
            <td className="num">
              {each.value} {each.unit}
            </td>
            <td className="num">
              {each.core ? (
                <span className="chip rule-core">{w.fixed}</span>
              ) : each.min === null || each.max === null ? (
                w.noBounds
              ) : (
                w.boundsOf(String(each.min), String(each.max))
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
