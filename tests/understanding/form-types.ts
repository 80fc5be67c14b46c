export interface ExpectedAggregate {
  readonly measure: string
  readonly entity: string
  readonly filter: string
  readonly field?: string
}

/** One acceptable answer. */
export type Answer =
  | { readonly verdict: 'local' | 'new' }
  | { readonly verdict: 'element'; readonly element: string; readonly role?: string; readonly roleOptional: boolean }
  | { readonly verdict: 'aggregate'; readonly aggregate: ExpectedAggregate }

export interface ExpectedLeaf {
  readonly row: number
  readonly column: number
  readonly path: readonly string[]
  readonly axis: 'column' | 'row' | 'label'
  /** All acceptable answers, the best first; empty when only the structure is asked for. */
  readonly answers: readonly Answer[]
}

export interface PlacedCell {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly style: 'plain' | 'title' | 'header' | 'body' | 'text'
  readonly rows: number
  readonly columns: number
}

export interface FormSheet {
  readonly name: string
  readonly kind: 'list' | 'statistics' | 'card' | 'none'
  readonly cells: readonly PlacedCell[]
  readonly hiddenColumns: readonly number[]
  readonly width: number
  readonly leaves: readonly ExpectedLeaf[]
}

export interface FormText {
  readonly id: string
  readonly department: string
  readonly sheets: readonly FormSheet[]
}
