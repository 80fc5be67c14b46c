import { Alert, Tabs } from 'antd'
import { useCallback, useState } from 'react'
import { Figures } from '#design/desk/Figures.tsx'
import { formatCount } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { SidePanel } from '#design/desk/SidePanel.tsx'
import { useWide } from '#design/desk/use-wide.ts'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { FillSummary } from '../../contract.ts'
import { useForm } from '../use-forms.ts'
import { Notices } from '../mapping/FormHead.tsx'
import { words } from '../words/fill-words.ts'
import { FilledTable } from './FilledTable.tsx'
import { Gaps } from './Gaps.tsx'
import { SheetChoice } from './SheetChoice.tsx'
import { SourceIdle, SourcePanel } from './SourcePanel.tsx'

function Summary({ fill }: { fill: FillSummary }) {
  const w = useWords(words)
  const isCard = useForm(fill.formId).data?.form.kind === 'card'
  const { language } = useLanguage()
  return (
    <Figures
      label={w.figures}
      of={[
        { name: isCard ? w.cards : w.rows, value: formatCount(fill.rows, language) },
        { name: w.cells, value: formatCount(fill.cellsFilled, language), tone: 'good' },
        { name: w.gaps, value: formatCount(fill.gaps, language), ...(fill.gaps > 0 ? { tone: 'look' as const } : {}) },
        { name: w.time, value: w.seconds((fill.milliseconds / 1000).toFixed(1)) },
      ]}
    />
  )
}

function Equations({ fill }: { fill: FillSummary }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const bad = fill.equations.filter((equation) => !equation.holds)
  if (fill.equations.length === 0) return null
  if (bad.length === 0) return <p className="field-note">{w.equationsGood(fill.equations.length)}</p>
  return (
    <Alert
      type="warning"
      showIcon
      title={w.equationsBad}
      description={
        <ul className="equations">
          {bad.slice(0, 12).map((equation) => (
            <li key={`${equation.sheet}-${equation.row}-${equation.text}`} className="num">
              {w.equation(
                equation.text,
                equation.row,
                formatCount(equation.left, language),
                formatCount(equation.right, language),
              )}
            </li>
          ))}
        </ul>
      }
    />
  )
}

function Unfilled({ fill }: { fill: FillSummary }) {
  const w = useWords(words)
  if (fill.unfilled.length === 0) return <p className="nothing">{w.noUnfilled}</p>
  return (
    <ul className="rows" aria-label={w.tabUnfilled(fill.unfilled.length)}>
      {fill.unfilled.map((column) => (
        <li key={`${column.sheet}-${column.cell}`} className="row unfilled-row">
          <span className="row-title">{column.path.join(' › ')}</span>
          <span>{column.why}</span>
          <span className="num row-when">{column.cell}</span>
        </li>
      ))}
    </ul>
  )
}

function Filled({ fill }: { fill: FillSummary }) {
  const w = useWords(words)
  const wide = useWide()
  const form = useForm(fill.formId)
  const [opened, setOpened] = useState<number | undefined>(undefined)
  const [cell, setCell] = useState<string | undefined>(undefined)
  const choose = useCallback((ref: string) => setCell(ref), [])
  const isTable = (form.data?.sheets ?? []).findIndex((sheet) => sheet.kind !== 'none')
  const sheet = opened ?? Math.max(0, isTable)
  if (form.data === undefined) return <Loadable of={form}>{() => null}</Loadable>
  return (
    <div className="beside">
      <div className="beside-main">
        <SheetChoice
          fillId={fill.id}
          isCard={form.data.form.kind === 'card'}
          sheet={sheet}
          open={(index) => {
            setOpened(index)
            setCell(undefined)
          }}
        />
        <FilledTable key={sheet} fillId={fill.id} sheet={sheet} chosen={cell} choose={choose} pointable={wide} />
      </div>
      <SidePanel title={w.panel} open={cell !== undefined} close={() => setCell(undefined)} idle={<SourceIdle />}>
        {cell === undefined ? null : <SourcePanel fillId={fill.id} sheet={sheet} cell={cell} shown={shownText(cell)} />}
      </SidePanel>
    </div>
  )
}

/** What stands in the chosen cell, as the sheet shows it. */
function shownText(cell: string): string {
  const parts = [...(document.querySelector(`[data-cell="${cell}"]`)?.childNodes ?? [])]
  return parts.find((part) => part.nodeType === Node.TEXT_NODE)?.textContent ?? ''
}

/** The form as it came back: figures, warnings, the sheets with sources, gaps, headers left blank. */
export function FillResult({ fill }: { fill: FillSummary }) {
  const w = useWords(words)
  return (
    <>
      <Summary fill={fill} />
      <Notices of={fill.notices} />
      <Equations fill={fill} />
      <Tabs
        items={[
          { key: 'sheet', label: w.tabSheet, children: <Filled fill={fill} /> },
          { key: 'gaps', label: w.tabGaps(fill.gaps), children: <Gaps fill={fill} /> },
          { key: 'unfilled', label: w.tabUnfilled(fill.unfilled.length), children: <Unfilled fill={fill} /> },
        ]}
      />
    </>
  )
}
