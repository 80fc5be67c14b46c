import { Button } from 'antd'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { Loadable } from '#design/desk/Loadable.tsx'
import { useWords } from '#design/desk/words.tsx'
import type { FilledSheet } from '../../contract.ts'
import { SheetTable, type CellContent } from '../sheet/SheetTable.tsx'
import { useFilledSheet } from '../use-fills.ts'
import { words } from '../words/fill-words.ts'
import { gridOf, stepFrom } from '../sheet/cell-grid.ts'

/** Long enough to pass over cells without asking for each. */
const POINTING_MS = 180

function usePointing(choose: (cell: string) => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useMemo(
    () => ({
      over: (cell: string) => {
        clearTimeout(timer.current)
        timer.current = setTimeout(() => choose(cell), POINTING_MS)
      },
      out: () => clearTimeout(timer.current),
    }),
    [choose],
  )
}

function useCells(entry: string | undefined, choose: (cell: string) => void, pointable: boolean): CellContent {
  const w = useWords(words)
  const pointing = usePointing(choose)
  return useCallback(
    (cell, chosen) => {
      const { status } = cell
      if (status === undefined) return undefined
      return (
        <button
          type="button"
          className={`filled filled-${status}`}
          data-cell={cell.ref}
          tabIndex={chosen || cell.ref === entry ? 0 : -1}
          aria-pressed={chosen}
          onClick={() => choose(cell.ref)}
          onFocus={(event) => {
            if (pointable || event.currentTarget.matches(':focus-visible')) choose(cell.ref)
          }}
          {...(pointable ? { onPointerEnter: () => pointing.over(cell.ref), onPointerLeave: pointing.out } : {})}
        >
          {cell.text}
          {status === 'ok' ? null : <span className={`mark mark-${status}`}>{w[status]}</span>}
        </button>
      )
    },
    [entry, choose, pointing, pointable, w],
  )
}

function Sheet(props: {
  pieces: readonly FilledSheet[]
  chosen: string | undefined
  choose: (cell: string) => void
  pointable: boolean
}) {
  const { pieces, chosen, choose } = props
  const rows = useMemo(() => pieces.flatMap((piece) => piece.rows), [pieces])
  const grid = useMemo(() => gridOf(rows, (cell) => (cell.status === undefined ? undefined : cell.ref)), [rows])
  // Exactly one cell is in the tab order: the one chosen, else the first.
  const entry = chosen === undefined ? grid[0]?.[0]?.ref : undefined
  const content = useCells(entry, choose, props.pointable)
  const first = pieces[0]
  if (first === undefined) return null
  const move = (event: KeyboardEvent<HTMLTableElement>): void => {
    const at = event.target instanceof HTMLElement ? event.target.dataset['cell'] : undefined
    const to = at === undefined ? undefined : stepFrom(grid, at, event.key)
    if (to === undefined) return
    event.preventDefault()
    event.currentTarget.querySelector<HTMLElement>(`[data-cell="${to}"]`)?.focus()
  }
  return (
    <SheetTable
      label={first.name}
      columnWidths={first.columnWidths}
      rows={rows}
      chosen={chosen}
      content={content}
      onKeyDown={move}
    />
  )
}

/** The filled sheet as itself; arrow keys go from filled cell to filled cell. */
export function FilledTable(props: {
  fillId: string
  sheet: number
  chosen: string | undefined
  choose: (cell: string) => void
  pointable: boolean
}) {
  const w = useWords(words)
  const filled = useFilledSheet(props.fillId, props.sheet, true)
  return (
    <Loadable of={filled}>
      {({ pages }) => (
        <>
          <Sheet pieces={pages} chosen={props.chosen} choose={props.choose} pointable={props.pointable} />
          {filled.hasNextPage ? (
            <Button className="more" loading={filled.isFetchingNextPage} onClick={() => void filled.fetchNextPage()}>
              {w.more(pages.at(-1)?.rows.at(-1)?.row ?? 0, pages[0]?.totalRows ?? 0)}
            </Button>
          ) : null}
        </>
      )}
    </Loadable>
  )
}
