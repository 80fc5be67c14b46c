import { memo, useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import type { FilledSheet, SheetView } from '../../contract.ts'

type ViewCell = SheetView['rows'][number]['cells'][number]
type FilledCell = FilledSheet['rows'][number]['cells'][number]
export type AnyCell = ViewCell & Partial<FilledCell>

export interface SheetRow {
  readonly row: number
  readonly height?: number | undefined
  readonly cells: readonly AnyCell[]
}

/** What stands inside a cell; undefined: its text. Must keep its identity between renders. */
export type CellContent = (cell: AnyCell, chosen: boolean) => ReactNode | undefined

const CHARACTER = 7.6
const PADDING = 12
const NARROWEST = 44
/** Chinese text wraps well at somewhat less than a width made for one line. */
const SQUEEZE = 0.86

/** Column widths in pixels: as the sheet has them, widened to fill the room there is, never squeezed below reading. */
function pixelWidths(characters: readonly number[], room: number): readonly number[] {
  const asWritten = characters.map((width) => Math.max(NARROWEST, width * CHARACTER + PADDING))
  const total = asWritten.reduce((sum, width) => sum + width, 0)
  const stretch = Math.min(1.6, Math.max(SQUEEZE, room / Math.max(1, total)))
  return asWritten.map((width) => Math.max(NARROWEST, Math.floor(width * stretch)))
}

function useRoom(box: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(0)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const watcher = new ResizeObserver(() => setRoom(element.clientWidth - 2))
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [box])
  return room
}

function lookOf(cell: AnyCell): string {
  const looks = [`cell cell-${cell.role}`]
  if (cell.bold) looks.push('cell-bold')
  if (cell.centred) looks.push('cell-centred')
  if (cell.bordered) looks.push('cell-bordered')
  return looks.join(' ')
}

const Row = memo(function Row(props: { row: SheetRow; chosen: string | undefined; content: CellContent }) {
  return (
    <tr {...(props.row.height === undefined ? {} : { style: { height: props.row.height * 1.2 } })}>
      {props.row.cells.map((cell) => {
        const Cell = cell.role === 'header' && cell.text !== '' ? 'th' : 'td'
        return (
          <Cell
            key={cell.ref}
            rowSpan={cell.rowSpan}
            colSpan={cell.colSpan}
            className={lookOf(cell)}
            {...(Cell === 'th' ? { scope: cell.colSpan > 1 ? 'colgroup' : 'col' } : {})}
          >
            {props.content(cell, props.chosen === cell.ref) ??
              (cell.role === 'title' ? <span className="sheet-title">{cell.text}</span> : cell.text)}
          </Cell>
        )
      })}
    </tr>
  )
})

/** A sheet as itself: merged cells, widths, bold, centred and bordered as in the file. Scrolls by keyboard too. */
export function SheetTable(props: {
  label: string
  columnWidths: readonly number[]
  rows: readonly SheetRow[]
  chosen?: string | undefined
  content: CellContent
  onKeyDown?: (event: KeyboardEvent<HTMLTableElement>) => void
}) {
  const box = useRef<HTMLElement>(null)
  const room = useRoom(box)
  const widths = useMemo(() => pixelWidths(props.columnWidths, room), [props.columnWidths, room])
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={box} className="sheet-scroll" aria-label={props.label} tabIndex={0}>
      {/* Arrow keys move between the buttons inside; the table itself takes no focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table
        className="sheet"
        style={{ width: widths.reduce((sum, width) => sum + width, 0) }}
        {...(props.onKeyDown === undefined ? {} : { onKeyDown: props.onKeyDown })}
      >
        <caption className="sr-only">{props.label}</caption>
        <colgroup>
          {widths.map((width, index) => (
            // Columns have no name but their place.
            // oxlint-disable-next-line react/no-array-index-key
            <col key={index} style={{ width }} />
          ))}
        </colgroup>
        <tbody>
          {props.rows.map((row) => (
            <Row
              key={row.row}
              row={row}
              chosen={row.cells.some((cell) => cell.ref === props.chosen) ? props.chosen : undefined}
              content={props.content}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}
