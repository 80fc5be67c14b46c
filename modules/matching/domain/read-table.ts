import type { HeaderContext } from '../contract.ts'
import { cleanHeader } from './normalise-header.ts'
import type { ConceptReader, ConceptReading } from './read-concepts.ts'

/** A header as the matcher sees it: read, and placed in its table. */
export interface HeaderView {
  readonly context: HeaderContext
  readonly leaf: string
  readonly parents: readonly string[]
  readonly unit: string | undefined
  readonly reading: ConceptReading
  readonly parentReadings: readonly ConceptReading[]
  /** Concepts of the leaf with whose and topic of its parents. */
  readonly concepts: readonly string[]
  /** Whose attribute the words say it is (leaf first, then parents). */
  readonly explicitSubject: string | undefined
  /** Whose attribute it is by what stands before it: 性别 after 楼栋长姓名. */
  readonly carriedSubject: string | undefined
  /** Somebody beside the row's own person whom an earlier column named, where nothing says whose this one is. */
  readonly namedBefore: string | undefined
  readonly table: TableView
  /** Same clean path as an earlier header of the table. */
  readonly repeated: boolean
}

export interface TableView {
  readonly title: ConceptReading
  /** Of what the rows are, by title and headers. */
  readonly entity: 'person' | 'household' | 'dwelling' | 'enterprise' | 'event' | 'area' | 'unknown'
  /** Share of leaves that read like counts, sums or rates. */
  readonly countLike: number
  readonly size: number
  readonly ownName: boolean
  readonly headName: boolean
}

/** Subjects that are somebody else than the row's own person or thing. */
export const strongSubjects: ReadonlySet<string> = new Set([
  'head',
  'guardian',
  'agent',
  'father',
  'mother',
  'grandfather',
  'grandmother',
  'maternal_grandfather',
  'maternal_grandmother',
  'spouse',
  'child',
  'member',
  'supporter',
  'helper',
  'owner',
  'tenant',
  'legal_rep',
  'contact',
  'party',
  'building_head',
  'inspector',
  'handler',
  'third',
  'grid_worker',
  'parents',
  'bank',
  'school',
  'hospital',
])

/** What has a name but no attributes of persons. */
export const things: ReadonlySet<string> = new Set(['school', 'hospital', 'bank'])
const personal: ReadonlySet<string> = new Set(['name', 'idno', 'idtype', 'phone', 'address', 'age', 'relation'])
const countHeads: ReadonlySet<string> = new Set(['count', 'rate', 'amount', 'population', 'percapita'])

const strongIn = (reading: ConceptReading): string | undefined => reading.subjects.find((s) => strongSubjects.has(s))

interface ReadLeaf {
  readonly context: HeaderContext
  readonly texts: readonly string[]
  readonly unit: string | undefined
  readonly readings: readonly ConceptReading[]
}

function readLeaf(context: HeaderContext, read: ConceptReader): ReadLeaf {
  const cleaned = context.path.map((part) => cleanHeader(part))
  const texts = cleaned.map((part) => part.text)
  const unit = context.unit ?? cleaned.findLast((part) => part.unit !== undefined)?.unit
  return { context, texts, unit, readings: texts.map((text) => read(text)) }
}

const has = (reading: ConceptReading, kind: 'subjects' | 'heads' | 'topics', name: string): boolean =>
  reading[kind].includes(name)

function decideTableEntity(
  title: ConceptReading,
  titleText: string,
  leaves: readonly ReadLeaf[],
): Pick<TableView, 'entity' | 'ownName' | 'headName'> {
  const last = leaves.map((leaf) => leaf.readings.at(-1)).filter((r) => r !== undefined)
  const bareName = leaves.some((leaf) => {
    const reading = leaf.readings.at(-1)
    return (
      reading !== undefined && has(reading, 'heads', 'name') && !leaf.readings.some((r) => strongIn(r) !== undefined)
    )
  })
  const headName = last.some(
    (r) =>
      has(r, 'subjects', 'head') && (has(r, 'heads', 'name') || r.heads.length === 0) && !has(r, 'heads', 'relation'),
  )
  const relation = last.some((r) => has(r, 'subjects', 'head') && has(r, 'heads', 'relation'))
  const bornWith = ['gender', 'ethnic', 'birth', 'marital', 'education', 'political'].filter((topic) =>
    last.some((r) => has(r, 'topics', topic) && strongIn(r) === undefined && r.heads.every((h) => !countHeads.has(h))),
  ).length
  const says = (pattern: RegExp): boolean => pattern.test(titleText)
  const entity = ((): TableView['entity'] => {
    if (relation && bareName) return 'person'
    if (says(/隐患|事件|纠纷|留言|信访|工单|投诉|巡查|检查记录|走访|探访|服务记录|矛盾/)) return 'event'
    // A list of shops stays one where a column is headed 户主.
    if (headName && !bareName && !says(/企业|商户|个体工商|合作社|社会组织/)) return 'household'
    if (says(/企业|单位信息|机构|社会组织|商户|场所|合作社|个体/)) return 'enterprise'
    if (says(/出租房|房屋|住房|危房|自建房|宅基地|楼栋/) && !headName) return bareName ? 'person' : 'dwelling'
    if (bareName && title.subjects.includes('self')) return 'person'
    if (bareName && says(/家庭|农户|户/) && !says(/户籍|户口|家庭成员|用户/)) return 'household'
    if (bareName) return 'person'
    if (title.subjects.includes('village')) return 'area'
    // No name is asked for (it is on the screen the sheet comes from), but what only people have is.
    if (bornWith >= 2) return 'person'
    return 'unknown'
  })()
  return { entity, ownName: bareName, headName }
}

/** People named beside the row's own person: only what is printed right after their name is theirs. */
const bystanders: ReadonlySet<string> = new Set([
  'guardian',
  'helper',
  'agent',
  'father',
  'mother',
  'handler',
  'inspector',
  'contact',
  'legal_rep',
  'third',
  'grid_worker',
  'spouse',
  'child',
])
const relatives: ReadonlySet<string> = new Set(['father', 'mother', 'spouse', 'child'])
/** Of these only number and phone are asked in passing: the address that follows is the row's own again. */
const livesAlike: ReadonlySet<string> = new Set([...relatives, 'guardian'])
const contactHeads: ReadonlySet<string> = new Set(['idno', 'idtype', 'phone', 'address', 'age', 'name'])
const contactTopics: ReadonlySet<string> = new Set(['live', 'work_unit', 'job_title'])

function mayInherit(carried: string, reading: ConceptReading, table: TableView, inGroup: boolean): boolean {
  if (carried === 'own' || (!bystanders.has(carried) && !table.ownName)) return true
  if (strongIn(reading) !== undefined && !reading.subjects.includes(carried)) return false
  if (reading.subjects.includes('family') || reading.subjects.includes('self')) return false
  const isAddress = reading.heads.includes('address') || reading.topics.includes('live')
  if (livesAlike.has(carried) && !inGroup && isAddress) return false
  // 父母情况{父亲姓名│务工地点│…}: the whole group is about them.
  if (relatives.has(carried) && inGroup && !reading.subjects.some((s) => strongSubjects.has(s))) return true
  return (
    (reading.heads.some((head) => contactHeads.has(head)) ||
      reading.topics.some((topic) => contactTopics.has(topic))) &&
    !reading.topics.includes('emergency')
  )
}

/** Nobody named so far: in a list of households it is the head's. */
function inheritSubject(carried: string | undefined, table: TableView, depth: number): string | undefined {
  if (carried === 'own') return undefined
  return carried ?? (table.entity === 'household' && depth === 0 ? 'head' : undefined)
}

/** Whose attribute the words say it is: the leaf's own, or that of the nearest parent. */
function readWhose(
  reading: ConceptReading,
  parents: readonly ConceptReading[],
  carried: string | undefined,
  table: TableView,
): { readonly own: string | undefined; readonly explicitSubject: string | undefined } {
  const said = strongIn(reading)
  const above = parents
    .toReversed()
    .map((r) => strongIn(r))
    .find((s) => s !== undefined)
  const ofRelative =
    above === 'parents' && carried !== undefined && relatives.has(carried) && mayInherit(carried, reading, table, true)
  // 子女情况/就读学校 is the child's: a school has no attributes of persons.
  const own = said !== undefined && things.has(said) && above !== undefined ? undefined : said
  return { own, explicitSubject: own ?? (ofRelative ? carried : above) }
}

/** Reads all headers of one table together: a leaf means what its parents and neighbours let it mean. */
export function readTable(contexts: readonly HeaderContext[], read: ConceptReader): HeaderView[] {
  const first = contexts[0]
  if (first === undefined) return []
  const leaves = contexts.map((context) => readLeaf(context, read))
  const titleText = cleanHeader(first.title).text
  const title = read(titleText)
  const counted = leaves.filter((leaf) => leaf.readings.at(-1)?.heads.some((h) => countHeads.has(h)) === true).length
  const table: TableView = {
    title,
    ...decideTableEntity(title, titleText, leaves),
    countLike: counted / leaves.length,
    size: leaves.length,
  }
  const seen = new Set<string>()
  let carried: string | undefined
  let carriedUnder = ''
  return leaves.map((leaf) => {
    const reading = leaf.readings.at(-1) ?? read('')
    const parentReadings = leaf.readings.slice(0, -1)
    const under = leaf.texts.slice(0, -1).join('/')
    if (under !== carriedUnder) carried = undefined
    carriedUnder = under
    const named = carried
    const { own, explicitSubject } = readWhose(reading, parentReadings, carried, table)
    if (carried !== undefined && !mayInherit(carried, reading, table, parentReadings.length > 0)) carried = undefined
    const before = carried
    const names =
      reading.heads.includes('name') ||
      (reading.subjects.some((s) => strongSubjects.has(s) || s === 'self') &&
        reading.heads.length === 0 &&
        reading.topics.length === 0)
    const says = own ?? (parentReadings.length > 0 ? explicitSubject : undefined)
    // 学生姓名, or a 姓名 beside 户主姓名, is the row's own person even where the title speaks of households.
    if (names) carried = says ?? (reading.subjects.includes('self') || table.headName ? 'own' : undefined)
    const key = leaf.texts.join('/')
    const repeated = seen.has(key)
    seen.add(key)
    const inherited = parentReadings.flatMap((r) => r.concepts.filter((c) => c.startsWith('s.') || c.startsWith('t.')))
    return {
      context: leaf.context,
      leaf: leaf.texts.at(-1) ?? '',
      parents: leaf.texts.slice(0, -1),
      unit: leaf.unit,
      reading,
      parentReadings,
      concepts: [...new Set([...reading.concepts, ...inherited])],
      explicitSubject,
      carriedSubject:
        explicitSubject === undefined
          ? inheritSubject(names ? carried : before, table, parentReadings.length)
          : undefined,
      namedBefore: explicitSubject === undefined && !names && bystanders.has(named ?? '') ? named : undefined,
      table,
      repeated,
    }
  })
}

/** The heads that only a person can have: their owner matters. */
export const isPersonal = (reading: ConceptReading): boolean =>
  reading.heads.some((h) => personal.has(h)) ||
  ['gender', 'birth', 'ethnic', 'education', 'political', 'health', 'live', 'hukou'].some((t) =>
    reading.topics.includes(t),
  )
