import { ok, refused, type Result } from '#platform/result.ts'

export interface NamedArea {
  readonly code: string
  readonly name: string
  readonly level: 'province' | 'city' | 'county' | 'township' | 'village'
}

/** What the columns of a row say about its area, as written. */
export interface WrittenArea {
  readonly code?: string
  readonly township?: string
  readonly village?: string
}

export interface AreaBook {
  /** The 12 digits a row belongs to: what it says within `within`, else `fallback`. */
  resolve(written: WrittenArea): Result<string>
}

const SUFFIX = /(社区居民委员会|社区居委会|居民委员会|居委会|村民委员会|村委会|街道办事处|街道|社区|镇|乡|村)$/
const shorten = (name: string): string => name.replace(/\s+/g, '').replace(SUFFIX, '')

/** `511123` and `511123100` name the same areas as their 12 digits do. */
const isCode = (text: string): boolean => /^\d{6}(\d{3})?(\d{3})?$/.test(text)

/**
 * Reads the area of rows by code or by the names of township and village, however short they are written. Names are looked up once
 * and remembered. Half-open `within` is the actor's own range: what lies outside is refused.
 */
export function areaBook(
  areas: readonly NamedArea[],
  within: { readonly from: string; readonly to: string },
  fallback: string,
): AreaBook {
  const codes = new Set(areas.map((area) => area.code))
  const known = new Map<string, Result<string>>()
  const isMine = (code: string): boolean => code >= within.from && code < within.to

  function byCode(text: string): Result<string> {
    const code = text.padEnd(12, '0')
    if (!isCode(text) || !codes.has(code)) return refused(`“${text}”不是本县的区划代码`)
    return isMine(code) ? ok(code) : refused(`区划 ${code} 不在您的辖区内`)
  }

  function named(text: string, level: NamedArea['level'], prefix: string): readonly NamedArea[] {
    const all = areas.filter((area) => area.level === level && area.code.startsWith(prefix))
    const exact = all.filter((area) => area.name === text.replace(/\s+/g, ''))
    return exact.length > 0 ? exact : all.filter((area) => shorten(area.name) === shorten(text))
  }

  function byName({ township, village }: WrittenArea): Result<string> {
    const towns = township === undefined ? undefined : named(township, 'township', '')
    if (towns?.length === 0) return refused(`本县没有叫“${township ?? ''}”的乡镇（街道）`)
    if (village === undefined) return pick(towns ?? [], township ?? '')
    const found = (towns ?? [undefined]).flatMap((town) => named(village, 'village', town?.code.slice(0, 9) ?? ''))
    if (found.length === 0) return refused(`${township ?? '本县'}没有叫“${village}”的村（社区）`)
    return pick(found, village)
  }

  function pick(found: readonly NamedArea[], text: string): Result<string> {
    const mine = found.filter((area) => isMine(area.code))
    const [only] = mine
    if (only === undefined) return refused(`“${text}”不在您的辖区内`)
    return mine.length === 1 ? ok(only.code) : refused(`本县有多个“${text}”，请写明乡镇或填区划代码`)
  }

  return {
    resolve(written) {
      const { code, township, village } = written
      if (code === undefined && township === undefined && village === undefined) return ok(fallback)
      const key = `${code ?? ''}\u0001${township ?? ''}\u0001${village ?? ''}`
      const before = known.get(key)
      if (before !== undefined) return before
      const answer = code === undefined ? byName(written) : byCode(code)
      // Bounded: what people write is mostly a few hundred names.
      if (known.size < 100_000) known.set(key, answer)
      return answer
    },
  }
}
