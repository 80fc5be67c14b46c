import { Button } from 'antd'
import { formatCount, formatShare } from '#design/desk/format.ts'
import { ScrollTable } from '#design/desk/ScrollTable.tsx'
import { useLanguage, useWords, type Language } from '#design/desk/words.tsx'
import type { BudgetRow } from '../contract.ts'
import { words } from './words.ts'

const tenth = (minutes: number): number => Math.round(minutes / 6) / 10

/** Hours with one decimal where they are few. */
export function formatHours(minutes: number, language: Language): string {
  const hours = Math.abs(minutes) >= 6000 ? Math.round(minutes / 60) : tenth(minutes)
  return `${formatCount(hours, language)} ${language === 'zh' ? '小时' : 'h'}`
}

export const leftOf = (row: BudgetRow): number | null =>
  row.granted === null ? null : row.granted - row.bound - row.settled

function Bar({ row }: { row: BudgetRow }) {
  const w = useWords(words)
  if (row.granted === null) return <span className="row-sub">–</span>
  const taken = row.bound + row.settled
  const share = row.granted === 0 ? (taken > 0 ? 1 : 0) : taken / row.granted
  const part = (minutes: number): string =>
    `${Math.min(100, row.granted === 0 || row.granted === null ? 0 : (100 * minutes) / Math.max(row.granted, taken))}%`
  return (
    <span className="budget-usage">
      <span
        className={`budget-bar${share > 1 ? ' budget-bar-over' : ''}`}
        role="img"
        aria-label={w.barOf(row.name, formatShare(share))}
      >
        <span className="budget-settled" style={{ width: part(row.settled) }} />
        <span className="budget-bound" style={{ width: part(row.bound) }} />
      </span>
      <span className="num budget-share">{formatShare(share)}</span>
    </span>
  )
}

function Row({ row, change }: { row: BudgetRow; change: ((row: BudgetRow) => void) | undefined }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const left = leftOf(row)
  return (
    <tr className="num">
      <th scope="row">{row.name}</th>
      <td>
        {row.granted === null ? <span className="row-sub">{w.none}</span> : formatHours(row.granted, language)}
        {row.isDefault && row.granted !== null ? <span className="row-sub budget-default">{w.isDefault}</span> : null}
      </td>
      <td>{formatHours(row.bound, language)}</td>
      <td>{formatHours(row.settled, language)}</td>
      <td className={left !== null && left < 0 ? 'budget-over' : ''}>
        {left === null ? '–' : left < 0 ? `${w.over} ${formatHours(-left, language)}` : formatHours(left, language)}
      </td>
      <td>
        <Bar row={row} />
      </td>
      <td>{row.requests}</td>
      {change === undefined ? null : (
        <td>
          <Button onClick={() => change(row)} aria-label={`${w.change} ${row.name}`}>
            {w.change}
          </Button>
        </td>
      )}
    </tr>
  )
}

/** Granted, bound, settled, left, as figures and as a bar; those who may set can change each. */
export function BudgetTable(props: {
  label: string
  rows: readonly BudgetRow[]
  change: ((row: BudgetRow) => void) | undefined
}) {
  const w = useWords(words)
  const heads = [w.name, w.granted, w.bound, w.settled, w.left, w.usage, w.requests]
  return (
    <ScrollTable label={props.label} className="budget-table">
      <thead>
        <tr>
          {heads.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          {props.change === undefined ? null : (
            <th scope="col">
              <span className="sr-only">{w.change}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <Row key={row.holderId} row={row} change={props.change} />
        ))}
      </tbody>
    </ScrollTable>
  )
}
