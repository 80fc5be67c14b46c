import type { Succession } from '../contract.ts'

/** A township as a source names it; `code` has nine digits. */
export interface Township {
  readonly code: string
  readonly name: string
  readonly longitude: number | null
  readonly latitude: number | null
}

export interface TownshipSuccession {
  readonly oldCode: string
  readonly newCode: string
  readonly how: Exclude<Succession, 'parent'>
}

/** 童家镇 → 童家; 张公桥街道办事处 → 张公桥; 金岩彝族乡 → 金岩. */
export const stemOf = (name: string): string => name.replace(/(街道办事处|街道|民族乡|彝族乡|镇|乡)$/, '')

/** Degrees of longitude shrink with latitude; good enough within one county. */
function distance(a: Township, b: Township): number {
  if (a.longitude === null || a.latitude === null || b.longitude === null || b.latitude === null) return Infinity
  const shrink = Math.cos((a.latitude * Math.PI) / 180)
  return Math.hypot((a.longitude - b.longitude) * shrink, a.latitude - b.latitude)
}

function sameByCodeOrName(old: Township, after: readonly Township[]): TownshipSuccession | undefined {
  const stem = stemOf(old.name)
  const byCode = after.find((t) => t.code === old.code && stemOf(t.name) === stem)
  if (byCode !== undefined) return { oldCode: old.code, newCode: byCode.code, how: 'code' }
  const byName = after.find((t) => stemOf(t.name) === stem)
  return byName === undefined ? undefined : { oldCode: old.code, newCode: byName.code, how: 'name' }
}

/**
 * What became of each township of ONE county: the same code and name, else the same name, else — an assumption, and marked
 * as one — the township whose former seat was nearest, else the nearest code. Of equally near ones the smaller code wins.
 */
export function matchTownships(before: readonly Township[], after: readonly Township[]): readonly TownshipSuccession[] {
  const sure = before.flatMap((old) => sameByCodeOrName(old, after) ?? [])
  // A township of today stands where its predecessor's seat was: the list of today has no coordinates.
  const seats = sure.flatMap((s) => {
    const old = before.find((t) => t.code === s.oldCode)
    return old === undefined ? [] : [{ ...old, newCode: s.newCode }]
  })
  return before.map((old) => {
    const known = sure.find((s) => s.oldCode === old.code)
    if (known !== undefined) return known
    const near = seats.map((seat) => ({ seat, far: distance(old, seat) })).filter(({ far }) => far < Infinity)
    near.sort((a, b) => a.far - b.far || (a.seat.newCode < b.seat.newCode ? -1 : 1))
    const nearest = near[0]
    if (nearest !== undefined) return { oldCode: old.code, newCode: nearest.seat.newCode, how: 'nearest' }
    return { oldCode: old.code, newCode: nearestCode(old.code, after), how: 'neighbour-code' }
  })
}

function nearestCode(code: string, after: readonly Township[]): string {
  const sorted = after.map((t) => ({ code: t.code, far: Math.abs(Number(t.code) - Number(code)) }))
  sorted.sort((a, b) => a.far - b.far || (a.code < b.code ? -1 : 1))
  const first = sorted[0]
  if (first === undefined) throw new Error('a county without townships')
  return first.code
}
