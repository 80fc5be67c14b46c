import { useCallback, useMemo } from 'react'
import type { KeyboardEvent } from 'react'
import { useWords } from '#design/desk/words.tsx'
import type { SheetView } from '../../contract.ts'
import { gridOf, stepFrom } from '../sheet/cell-grid.ts'
import { SheetTable, type CellContent } from '../sheet/SheetTable.tsx'
import { words } from '../words/mapping-words.ts'
import { useMeaning } from './meaning.ts'

export const STATE_SIGNS = { automatic: '✓', confirmed: '✓✓', open: '?', 'not-filled': '–' } as const

interface Choosing {
  readonly sheet: SheetView
  readonly chosen: string | undefined
  /** `byKey`: the person works by keyboard and goes on in the panel. */
  readonly choose: (cell: string, byKey: boolean) => void
}

function useHeaders({ sheet, choose }: Choosing, entry: string | undefined): CellContent {
  const w = useWords(words)
  const meaningOf = useMeaning()
  return useCallback(
    (cell, chosen) => {
      const column = cell.header === undefined ? undefined : sheet.columns.find((each) => each.cell === cell.header)
      if (column === undefined) return undefined
      return (
        <button
          type="button"
          className={`head head-${column.state}`}
          aria-pressed={chosen}
          data-header={column.cell}
          tabIndex={chosen || column.cell === entry ? 0 : -1}
          // A click made by a key has no count.
          onClick={(event) => choose(column.cell, event.detail === 0)}
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
    [sheet, choose, entry, w, meaningOf],
  )
}

/**
 * The template with its leaf headers as buttons; the colour and the sign say how far each is understood.
 * One header is in the tab order, arrow keys go to the others.
 */
export function MappingSheet(props: Choosing) {
  const w = useWords(words)
  const { sheet, chosen } = props
  const grid = useMemo(() => {
    const known = new Set(sheet.columns.map((column) => column.cell))
    return gridOf(sheet.rows, ({ header }) => (header !== undefined && known.has(header) ? header : undefined))
  }, [sheet])
  const content = useHeaders(props, chosen === undefined ? grid[0]?.[0]?.ref : undefined)
  const move = (event: KeyboardEvent<HTMLTableElement>): void => {
    const at = event.target instanceof HTMLElement ? event.target.dataset['header'] : undefined
    const to = at === undefined ? undefined : stepFrom(grid, at, event.key)
    if (to === undefined) return
    event.preventDefault()
    event.currentTarget.querySelector<HTMLElement>(`[data-header="${to}"]`)?.focus()
  }
  return (
    <SheetTable
      label={w.sheet(sheet.name)}
      columnWidths={sheet.columnWidths}
      rows={sheet.rows}
      chosen={chosen}
      content={content}
      onKeyDown={move}
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
