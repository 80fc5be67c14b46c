import type { PlainDate } from '#platform/time.ts'

/** An override as resolving needs it. Holds on [validFrom, until): until it expires or was ended. */
export interface OverrideLink {
  readonly areaCode: string
  readonly value: number | null
  readonly sameAs: string | null
  readonly validFrom: string
  readonly until: string
}

export type Resolution =
  | { readonly kind: 'value'; readonly value: number; readonly from: string }
  /** No area on the way differs: the table's own figure holds. */
  | { readonly kind: 'table' }
  | { readonly kind: 'circle'; readonly areas: readonly string[] }

/** Village, township, county: the codes an area lies in, itself first. */
export function areasAround(code: string): readonly string[] {
  const around = [code, `${code.slice(0, 9)}000`, `${code.slice(0, 6)}000000`]
  return [...new Set(around)]
}

const holdsOn = (link: OverrideLink, day: string): boolean => link.validFrom <= day && day < link.until

/**
 * The figure of one parameter in an area on a day. The nearest area around that differs decides; `sameAs` goes on from the other
 * area as if asked there. A circle is named, from the first area met twice round to itself.
 *
 * @param links overrides of this parameter, later ones winning over earlier ones of the same area
 */
export function resolveParameter(
  links: readonly OverrideLink[],
  areaCode: string,
  day: PlainDate | string,
): Resolution {
  const inForce = new Map(links.filter((link) => holdsOn(link, day)).map((link) => [link.areaCode, link]))
  const way: string[] = []
  let asked: string | undefined = areaCode
  while (asked !== undefined) {
    const at: string | undefined = areasAround(asked).find((code) => inForce.has(code))
    const link: OverrideLink | undefined = at === undefined ? undefined : inForce.get(at)
    if (at === undefined || link === undefined) return { kind: 'table' }
    if (way.includes(at)) return { kind: 'circle', areas: [...way.slice(way.indexOf(at)), at] }
    way.push(at)
    if (link.value !== null) return { kind: 'value', value: link.value, from: at }
    asked = link.sameAs ?? undefined
  }
  return { kind: 'table' }
}

/** The first circle that any area runs into on any day, with the new overrides in; undefined where there is none. */
export function findCircle(links: readonly OverrideLink[]): readonly string[] | undefined {
  // Who holds changes on these days only; where a nearer override ends, what lies behind it may close a circle.
  const days = new Set(links.flatMap(({ validFrom, until }) => [validFrom, until]))
  for (const day of days) {
    for (const { areaCode } of links) {
      const found = resolveParameter(links, areaCode, day)
      if (found.kind === 'circle') return found.areas
    }
  }
  return undefined
}
