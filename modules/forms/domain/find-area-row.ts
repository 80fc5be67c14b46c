/** An area as far as a printed row needs it. */
export interface KnownArea {
  readonly code: string
  readonly name: string
  readonly level: 'province' | 'city' | 'county' | 'township' | 'village'
  readonly parentCode: string | null
}

/** The area a printed row stands for, or why there is none. */
export type AreaOfRow =
  | { readonly kind: 'found'; readonly area: KnownArea }
  | { readonly kind: 'ambiguous'; readonly among: readonly KnownArea[] }
  | { readonly kind: 'unknown' }

export interface AreaText {
  readonly text: string
  /** Merged labels to the left, outermost first: 玉津镇 over its villages. */
  readonly parents?: readonly string[]
}

const clean = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s_·、,，\-—]/gu, '')
    .replace(/^(?:\d+[.)]?|[(]?[一二三四五六七八九十]+[)])(?=\p{Script=Han})/u, '')
    .replace(/\([^()]*\)$/u, '')

/** Forms of one name: as kept, without the committee (铜高村委会 → 铜高村), and bare (铜高). */
function formsOf(name: string): readonly [string, string, string] {
  const own = clean(name)
  const place = own
    .replace(/村?(?:村民委员会|村委会)$/u, '村')
    .replace(/(?:社区)?(?:居民委员会|居委会)$/u, '社区')
    .replace(/(?:街道办事处|街道办)$/u, '街道')
    .replace(/(镇|乡|县|区|市)人民政府$/u, '$1')
  const bare = place.replace(/(?:社区|村|街道|民族乡|镇|乡|县|区|市)$/u, '')
  return [own, place, bare === '' ? place : bare]
}

function amongNames(text: string, areas: readonly KnownArea[]): readonly KnownArea[] {
  const asked = formsOf(text)
  // The whole name first: 清溪镇 must not find 清溪村, whose bare name is the same.
  for (const at of [0, 1] as const) {
    const found = areas.filter((area) => formsOf(area.name)[at] === asked[at])
    if (found.length > 0) return found
  }
  const isBare = asked[2] === asked[1]
  return isBare ? areas.filter((area) => formsOf(area.name)[2] === asked[2]) : []
}

/** 玉津镇凤岭社区: the name of an area above, then the rest among what lies below it. */
function withPrefix(text: string, areas: readonly KnownArea[]): readonly KnownArea[] {
  const whole = clean(text)
  const found = new Map<string, KnownArea>()
  for (const upper of areas) {
    if (upper.level === 'village') continue
    // The bare name is a prefix only before something that is a name of its own.
    const lead = formsOf(upper.name).find(
      (form) => form.length > 1 && whole.startsWith(form) && whole.length > form.length,
    )
    if (lead === undefined) continue
    const below = areas.filter((area) => isBelow(area, upper, areas))
    for (const area of candidatesOf(whole.slice(lead.length), below)) found.set(area.code, area)
  }
  return [...found.values()]
}

function isBelow(area: KnownArea, upper: KnownArea, areas: readonly KnownArea[]): boolean {
  let at: KnownArea | undefined = area
  while (at !== undefined) {
    const parent: string | null | undefined = at.parentCode
    if (parent === upper.code) return true
    at = areas.find((one) => one.code === parent)
  }
  return false
}

function candidatesOf(text: string, areas: readonly KnownArea[]): readonly KnownArea[] {
  if (clean(text) === '') return []
  const plain = amongNames(text, areas)
  return plain.length > 0 ? plain : withPrefix(text, areas)
}

const AREA_LIKE = /(?:省|市|县|区|旗|镇|乡|街道|办事处|村|社区|委会)$/u

function findOne({ text, parents = [] }: AreaText, areas: readonly KnownArea[]): readonly KnownArea[] {
  const above = parents.map(clean).filter((one) => AREA_LIKE.test(one) || amongNames(one, areas).length > 0)
  // A village printed under a township is that township's or none at all.
  if (above.length > 0 && !clean(text).startsWith(above.at(-1) ?? ''))
    return candidatesOf(above.join('') + clean(text), areas)
  return candidatesOf(text, areas)
}

/** The level that all rows of one meaning have; undefined when townships stand above their villages. */
function commonLevel(found: readonly (readonly KnownArea[])[]): KnownArea['level'] | undefined {
  const levels = new Set(
    found.flatMap(([only, ...rest]) => (only !== undefined && rest.length === 0 ? [only.level] : [])),
  )
  return levels.size === 1 ? [...levels][0] : undefined
}

/**
 * Which areas the printed rows of a table are. A name of several areas is settled by the rows around it: the township
 * printed above its villages, or the level all other rows have; else it stays ambiguous, never guessed.
 *
 * @param areas all areas of the county valid on the day, the county itself included
 */
export function findAreaRows(rows: readonly AreaText[], areas: readonly KnownArea[]): readonly AreaOfRow[] {
  const found = rows.map((row) => findOne(row, areas))
  const level = commonLevel(found)
  let township: KnownArea | undefined
  return found.map((candidates): AreaOfRow => {
    const ofLevel = candidates.filter((area) => area.level === level)
    const under = candidates.filter((area) => township !== undefined && area.parentCode === township.code)
    const [only, ...others] =
      candidates.length < 2 ? candidates : ofLevel.length === 1 ? ofLevel : under.length === 1 ? under : candidates
    if (only === undefined) return { kind: 'unknown' }
    if (others.length > 0) return { kind: 'ambiguous', among: [only, ...others] }
    if (only.level === 'township') township = only
    return { kind: 'found', area: only }
  })
}
