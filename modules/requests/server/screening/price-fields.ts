import type { DataElement } from '#modules/catalogue/contract.ts'
import { loadCatalogue, parseFilter } from '#modules/catalogue/server/index.ts'
import { isLedgerEntity, orderCount, readCoverage, type Coverage } from '#modules/ledger/server/index.ts'
import type { Area } from '#modules/organisations/contract.ts'
import { areaRange } from '#modules/organisations/server/index.ts'
import { Problem } from '#platform/errors.ts'
import type { Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import type { ItemAction, Price } from '../../contract.ts'
import { decidePrice, MINUTES, type FactKind, type PricedField, type PricedVillage } from '../../domain/price.ts'
import { isHolder } from '../sharing/is-holder.ts'
import type { ItemRow } from '../store/items.ts'
import type { RequestRow } from '../store/requests.ts'

export interface ScreenedItem {
  readonly position: number
  readonly action: ItemAction
  readonly held_share: number | null
  readonly fresh_share: number | null
  readonly holder: string | null
  readonly minutes_each: number
}

export interface PricedRequest {
  readonly price: Price
  readonly items: readonly ScreenedItem[]
}

/** A field counts as known when all but a few have a usable value: the rest are asked as gaps, not as the whole column. */
const KNOWN_FROM = 0.95
/** So few rows of a sample do not tell 95 of 100: the field stays asked until it is counted. */
const LEAST_LOOKED = 40

const KINDS: Readonly<Partial<Record<DataElement['type'], FactKind>>> = {
  integer: 'number',
  decimal: 'number',
  year: 'number',
  money: 'money',
  date: 'date',
  datetime: 'date',
  code: 'code',
  boolean: 'flag',
  id_number: 'idNumber',
  credit_code: 'idNumber',
  phone: 'phone',
  address: 'place',
  attachment: 'trace',
}

const kindOf = (item: ItemRow, element: DataElement | undefined): PricedField['kind'] =>
  item.aggregate !== null
    ? 'figure'
    : item.is_trace
      ? 'trace'
      : element === undefined
        ? 'text'
        : (KINDS[element.type] ?? 'text')

type Columns = readonly { readonly element: string; readonly role?: string }[]

/** Everyone, where a population cannot be counted: the price is then too high rather than too low. */
async function countPopulation(
  ctx: Ctx,
  row: RequestRow,
  columns: Columns,
): Promise<Coverage & { readonly isWhole: boolean }> {
  const named = row.population?.entity ?? 'person'
  const areas = row.area_codes.filter((code) => code.startsWith(ctx.actor.countyCode)).map(areaRange)
  const everyone = {
    entity: isLedgerEntity(named) ? named : 'person',
    population: [],
    columns,
    areas: row.area_codes.includes(ctx.actor.countyCode.padEnd(12, '0'))
      ? [areaRange(ctx.actor.countyCode.padEnd(12, '0'))]
      : areas,
    asOf: civilDay(ctx.now()),
  } as const
  const filter = parseFilter(row.population?.filter ?? '')
  if (filter.ok && filter.value.length > 0) {
    const question = { ...everyone, population: filter.value }
    try {
      const coverage = await readCoverage(ctx, question)
      if (coverage.mayBeBetter) {
        await orderCount(ctx, question)
        // What each village has altogether makes the next estimate of another population better.
        await orderCount(ctx, { ...everyone, columns: [] })
      }
      return { ...coverage, isWhole: true }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }
  const coverage = await readCoverage(ctx, everyone)
  if (coverage.mayBeBetter) await orderCount(ctx, everyone)
  return { ...coverage, isWhole: filter.ok }
}

/** People and households of the villages inside each recipient. */
function villagesOf(recipients: readonly Area[], coverage: Coverage, asksRows: boolean): readonly PricedVillage[] {
  const isEstimate = coverage.basis === 'sample'
  return recipients.map(({ code, name }) => {
    const { from, to } = areaRange(code)
    const inside = asksRows ? coverage.areas.filter((area) => area.areaCode >= from && area.areaCode < to) : []
    const sum = (pick: (area: Coverage['areas'][number]) => number): number =>
      inside.reduce((total, area) => total + pick(area), 0)
    const base = { areaCode: code, areaName: name, subjects: sum((area) => area.subjects) }
    return isEstimate ? { ...base, range: { low: sum((one) => one.low), high: sum((one) => one.high) } } : base
  })
}

/** Looks every field up in the ledger, says who holds the rest, and prices what people would still have to do. */
export async function priceFields(
  ctx: Ctx,
  row: RequestRow,
  items: readonly ItemRow[],
  recipients: readonly Area[],
): Promise<PricedRequest> {
  const catalogue = await loadCatalogue(ctx)
  const elementOf = (item: ItemRow): DataElement | undefined =>
    item.element === null ? undefined : catalogue.elements.get(item.element)
  const looked = items.filter((item) => item.verdict === 'element' && elementOf(item) !== undefined)
  const columns = looked.map((item) => ({
    element: item.element ?? '',
    ...(item.role === null ? {} : { role: item.role }),
  }))
  const coverage = await countPopulation(ctx, row, columns)
  const place = new Map(looked.map((item, at) => [item.position, at]))
  const screened = items.map((item): ScreenedItem => {
    const kind = kindOf(item, elementOf(item))
    const minutes = kind === 'figure' ? MINUTES.figure : MINUTES.fact[kind]
    const at = place.get(item.position)
    const counted = at === undefined ? undefined : coverage.columns[at]
    const share = (n: number): number => (coverage.subjects === 0 ? 0 : n / coverage.subjects)
    const authority = elementOf(item)?.authority ?? null
    const holder = authority !== null && !isHolder(row.issuer_name, authority) ? authority : null
    const base = { position: item.position, holder, minutes_each: minutes }
    if (item.action === 'dropped' || item.action === 'local' || item.action === 'share') {
      return { ...base, action: item.action, held_share: null, fresh_share: null }
    }
    // A figure whose every condition the ledger can decide is computed; the matcher found no figure it cannot.
    if (item.verdict === 'aggregate') return { ...base, action: 'known', held_share: 1, fresh_share: 1 }
    if (counted === undefined) return { ...base, action: 'ask', held_share: null, fresh_share: null }
    const fresh = share(counted.fresh)
    return {
      ...base,
      action: fresh >= KNOWN_FROM && (coverage.basis !== 'sample' || coverage.looked >= LEAST_LOOKED) ? 'known' : 'ask',
      held_share: share(counted.held),
      fresh_share: fresh,
    }
  })
  const asksRows = items.some((item) => item.action !== 'local' && item.aggregate === null)
  const price = decidePrice(
    screened.flatMap((item, at): PricedField[] => {
      const source = items[at]
      if (source === undefined || item.action === 'local' || item.action === 'dropped') return []
      const askedShare = item.action === 'share' ? 0 : 1 - (item.fresh_share ?? 0)
      return [{ kind: kindOf(source, elementOf(source)), askedShare, wholeShare: 1 }]
    }),
    villagesOf(recipients, coverage, asksRows),
    {
      subjectsAreEstimated: !coverage.isWhole || coverage.basis === 'sample',
      meetingMinutes: minutesAttended(row),
      ...(coverage.basis === 'sample' && asksRows ? { subjectsRange: { low: coverage.low, high: coverage.high } } : {}),
      ...(coverage.countedAt === null ? {} : { countedAt: coverage.countedAt }),
    },
  )
  return { price, items: screened }
}

/** Minutes one recipient spends at a meeting or with an inspection. */
function minutesAttended(row: RequestRow): number {
  const { startsAt, endsAt, attendees } = row.detail
  if (startsAt === undefined || endsAt === undefined) return 0
  const minutes = Math.max(0, (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000)
  return minutes * (attendees ?? 1)
}
