import type { RequestKind, Words } from '../../contract.ts'
import type { AggregateShape } from '#modules/forms/contract.ts'

/** One thing that is asked: a leaf header of a template, or a field described by hand. Rows numbers, signatures and notes are left out. */
export interface AskedItem {
  /** Header path as printed, outermost parent first. */
  readonly path: readonly string[]
  readonly element?: string
  /** Whose attribute, when not the row's own subject. */
  readonly role?: string
  readonly aggregate?: AggregateShape
  /** The leaf header without numbering, units and brackets: what wordings are compared by. */
  readonly words: string
}

export interface AskedPopulation {
  readonly entity: string
  /** In its printed form: `person_dibao==true && age>=60`. */
  readonly filter: string
}

/** Half-open [from, to) of 12-digit area codes. */
export interface AreaRange {
  readonly from: string
  readonly to: string
}

export interface AskPeriod {
  /** Half-open [from, to), days. Absent: not said. */
  readonly from?: string
  readonly to?: string
  /** `once`, `month`, `year` …, as in the draft. */
  readonly frequency?: string
}

/** What a request asks, of whom, where and for when: all that two requests are compared by. */
export interface AskProfile {
  readonly kind: RequestKind
  readonly title: string
  readonly asks: readonly AskedItem[]
  readonly population?: AskedPopulation
  /** None: the whole county. */
  readonly areas: readonly AreaRange[]
  readonly period: AskPeriod
  /** Name of the body that asks. */
  readonly issuer?: string
}

/** `duplicate`: the same ask, whatever it is called; `overlapping`: a real part is asked already. */
export type OverlapVerdict = 'duplicate' | 'overlapping' | 'neither'

/** Mine as seen from the other: `narrower` = mine are among theirs. `other`: conditions that neither imply nor exclude one another. */
export type PopulationRelation = 'same' | 'narrower' | 'wider' | 'other' | 'disjoint' | 'unknown'

/** `repeated`: both recur, or the same thing for another period; periods that touch are `overlapping`. */
export type PeriodRelation = 'same' | 'overlapping' | 'repeated' | 'unknown'

export type AreaRelation = 'overlapping' | 'disjoint'

/** Which header of mine is which of theirs, paths joined by ` / `. */
export interface SharedAsk {
  readonly mine: string
  readonly theirs: string
  /** 0..1: 1 is the same data element of the same person. */
  readonly strength: number
  readonly why: Words
}

/** How much of one ask another one asks already. */
export interface AskOverlap {
  readonly verdict: OverlapVerdict
  /** 0..1, for ordering. */
  readonly score: number
  /** Weighted share of mine that they ask too, 0..1. Columns that every list has (name, ID number, telephone) weigh little. */
  readonly shareOfMine: number
  /** Weighted share of theirs that mine asks too, 0..1. */
  readonly shareOfTheirs: number
  readonly shared: readonly SharedAsk[]
  readonly population: PopulationRelation
  readonly period: PeriodRelation
  readonly area: AreaRelation
  /** The verdict in one sentence. */
  readonly why: Words
}
