import type { AnyCell, SheetRow } from './SheetTable.tsx'

interface Place {
  readonly ref: string
  readonly column: number
}

const columnOf = (ref: string): number => {
  let column = 0
  for (const letter of ref.replace(/\d+$/, '')) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

/** The cells of a sheet that can be chosen, row by row: what the arrow keys move over. */
export type CellGrid = readonly (readonly Place[])[]

/** @param refOf under which name a cell is chosen; undefined: it cannot be */
export const gridOf = (rows: readonly SheetRow[], refOf: (cell: AnyCell) => string | undefined): CellGrid =>
  rows
    .map((row) => row.cells.flatMap((cell) => refOf(cell) ?? []).map((ref) => ({ ref, column: columnOf(ref) })))
    .filter((row) => row.length > 0)

const nearest = (row: readonly Place[], column: number): Place | undefined =>
  row.reduce<Place | undefined>(
    (best, place) =>
      best === undefined || Math.abs(place.column - column) < Math.abs(best.column - column) ? place : best,
    undefined,
  )

/** Where an arrow key, Home or End leads from a cell; undefined where there is nowhere to go. */
export function stepFrom(grid: CellGrid, from: string, key: string): string | undefined {
  const rowAt = grid.findIndex((row) => row.some((place) => place.ref === from))
  const row = grid[rowAt]
  if (row === undefined) return undefined
  const at = row.findIndex((place) => place.ref === from)
  switch (key) {
    case 'ArrowLeft':
      return row[at - 1]?.ref
    case 'ArrowRight':
      return row[at + 1]?.ref
    case 'ArrowUp':
      return nearest(grid[rowAt - 1] ?? [], columnOf(from))?.ref
    case 'ArrowDown':
      return nearest(grid[rowAt + 1] ?? [], columnOf(from))?.ref
    case 'Home':
      return row[0]?.ref
    case 'End':
      return row.at(-1)?.ref
    default:
      return undefined
  }
}
