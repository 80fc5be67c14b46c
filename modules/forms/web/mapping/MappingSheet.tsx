import { useCallback } from 'react'
import { useWords } from '#design/desk/words.tsx'
import type { SheetView } from '../../contract.ts'
import { SheetTable, type CellContent } from '../sheet/SheetTable.tsx'
import { words } from '../words/mapping-words.ts'
import { useMeaning } from './meaning.ts'

export const STATE_SIGNS = { automatic: '✓', confirmed: '✓✓', open: '?', 'not-filled': '–' } as const

/** The template with its leaf headers as buttons; the colour and the sign say how far each is understood. */
export function MappingSheet(props: { sheet: SheetView; chosen: string | undefined; choose: (cell: string) => void }) {
  const w = useWords(words)
  const meaningOf = useMeaning()
  const { sheet, choose } = props
  const content: CellContent = useCallback(
    (cell, chosen) => {
      const column = cell.header === undefined ? undefined : sheet.columns.find((each) => each.cell === cell.header)
      if (column === undefined) return undefined
      return (
        <button
          type="button"
          className={`head head-${column.state}`}
          aria-pressed={chosen}
          data-header={column.cell}
          onClick={() => choose(column.cell)}
        >
          <span className="head-text">{cell.text}</span>
          <span className="head-meaning">
            <span aria-hidden="true" className="head-sign">
              {STATE_SIGNS[column.state]}
            </span>
            <span className="sr-only">{w[column.state]}：</span>
            {column.state === 'not-filled' ? w['not-filled'] : meaningOf(column)}
          </span>
        </button>
      )
    },
    [sheet, choose, w, meaningOf],
  )
  return (
    <SheetTable
      label={w.sheet(sheet.name)}
      columnWidths={sheet.columnWidths}
      rows={sheet.rows}
      chosen={props.chosen}
      content={content}
    />
  )
}

export function Legend() {
  const w = useWords(words)
  const states = ['automatic', 'confirmed', 'open', 'not-filled'] as const
  return (
    <ul className="legend" aria-label={w.legend}>
      {states.map((state) => (
        <li key={state} className={`chip chip-${state}`}>
          <span aria-hidden="true">{STATE_SIGNS[state]} </span>
          {w[state]}
        </li>
      ))}
    </ul>
  )
}
