import { Figures } from '#design/desk/Figures.tsx'
import { formatCount, formatDay } from '#design/desk/format.ts'
import { ScrollTable } from '#design/desk/ScrollTable.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { SimulationResult } from '../../contract.ts'
import { words } from '../words.data.ts'

function TurnedCases(props: { of: SimulationResult['listed'] }) {
  const w = useWords(words)
  return (
    <ScrollTable label={w.simulationTable}>
      <thead>
        <tr>
          <th scope="col">{w.what}</th>
          <th scope="col">{w.before}</th>
          <th scope="col">{w.after}</th>
          <th scope="col">{w.rowsFired}</th>
        </tr>
      </thead>
      <tbody>
        {props.of.map((each) => (
          <tr key={each.id}>
            <th scope="row">
              {each.href === undefined ? (each.title ?? each.id) : <a href={each.href}>{each.title ?? each.id}</a>}
            </th>
            <td>
              <span className={`chip effect-${each.from}`}>{w[each.from]}</span>
            </td>
            <td>
              <span className={`chip effect-${each.to}`}>{w[each.to]}</span>
            </td>
            <td>
              <code>
                {each.rowsBefore.join(', ') || '–'} → {each.rowsAfter.join(', ') || '–'}
              </code>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** What the draft would have done with the requests of the past. */
export function Simulation(props: { of: SimulationResult }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { of } = props
  const turned = of.turned.reduce((sum, { count }) => sum + count, 0)
  const count = (n: number): string => formatCount(n, language)
  return (
    <section className="rule-section">
      <h2>{w.simulation}</h2>
      <p className="lead">
        {w.simulationOf(formatDay(of.from, language), formatDay(of.to, language))} ·{' '}
        {w.seconds((of.milliseconds / 1000).toFixed(1))}
      </p>
      <Figures
        label={w.simulation}
        of={[
          { name: w.cases, value: count(of.cases) },
          { name: w.turned, value: count(turned), ...(turned > 0 ? { tone: 'look' as const } : {}) },
          {
            name: `${w.before} ${w.block}/${w.warn}/${w.pass}`,
            value: [of.before.block, of.before.warn, of.before.pass].map(count).join(' / '),
          },
          {
            name: `${w.after} ${w.block}/${w.warn}/${w.pass}`,
            value: [of.after.block, of.after.warn, of.after.pass].map(count).join(' / '),
          },
          ...(of.notJudged > 0 ? [{ name: w.notJudged, value: count(of.notJudged) }] : []),
        ]}
      />
      {turned === 0 ? (
        <p className="nothing">{w.nothingTurns}</p>
      ) : (
        <>
          <ul className="simulation-turns">
            {of.turned.map((each) => (
              <li key={`${each.from} ${each.to}`}>{w.turnedTo(w[each.from], w[each.to], each.count)}</li>
            ))}
          </ul>
          {of.moreThanListed ? <p className="field-note">{w.first500}</p> : null}
          <TurnedCases of={of.listed} />
        </>
      )}
    </section>
  )
}
