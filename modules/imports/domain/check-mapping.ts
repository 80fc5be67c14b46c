export interface MappedColumn {
  readonly column: number
  readonly element: string | null
  readonly role: string | null
}

/** Two columns on one element of one subject: the later one would be lost. */
export function findElementTwice(
  columns: readonly MappedColumn[],
): { readonly first: number; readonly second: number; readonly element: string } | undefined {
  const taken = new Map<string, number>()
  for (const { column, element, role } of columns) {
    if (element === null) continue
    const key = `${role ?? ''} ${element}`
    const first = taken.get(key)
    if (first !== undefined) return { first, second: column, element }
    taken.set(key, column)
  }
  return undefined
}
