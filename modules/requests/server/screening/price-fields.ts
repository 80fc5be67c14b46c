import type { DataElement } from '#modules/catalogue/contract.ts'
import { loadCatalogue, parseFilter } from '#modules/catalogue/server/index.ts'
import { isLedgerEntity, readCoverage, type Coverage } from '#modules/ledger/server/index.ts'
import { areaRange } from '#modules/organisations/server/index.ts'
import { isSameOffice } from '#modules/responsibilities/server/index.ts'
import { Problem } from '#platform/errors.ts'
import type { Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import type { ItemAction, Price } from '../../contract.ts'
import { decidePrice, MINUTES, type FactKind, type PricedField } from '../../domain/price.ts'
import { listRecipients } from '../list-recipients.ts'
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

/** Everyone, where a population cannot be counted: the price is then too high rather than too low. */
async function countPopulation(
  ctx: Ctx,
  row: RequestRow,
  areas: readonly { readonly from: string; readonly to: string }[],
  columns: readonly { readonly element: string; readonly role?: string }[],
): Promise<Coverage & { readonly isWhole: boolean }> {
  const named = row.population?.entity ?? 'person'
  const entity = isLedgerEntity(named) ? named : 'person'
  const question = { entity, columns, areas, asOf: civilDay(ctx.now()) }
  const filter = parseFilter(row.population?.filter ?? '')
  if (filter.ok) {
    try {
      return { ...(await readCoverage(ctx, { ...question, population: filter.value })), isWhole: true }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }
  return { ...(await readCoverage(ctx, { ...question, population: [] })), isWhole: false }
}

/** Looks every field up in the ledger, says who holds the rest, and prices what people would still have to do. */
export async function priceFields(ctx: Ctx, row: RequestRow, items: readonly ItemRow[]): Promise<PricedRequest> {
  const catalogue = await loadCatalogue(ctx)
  const elementOf = (item: ItemRow): DataElement | undefined =>
    item.element === null ? undefined : catalogue.elements.get(item.element)
  const recipients = await listRecipients(ctx, row.area_codes, row.target_level)
  const looked = items.filter((item) => item.verdict === 'element' && elementOf(item) !== undefined)
  const columns = looked.map((item) => ({
    element: item.element ?? '',
    ...(item.role === null ? {} : { role: item.role }),
  }))
  const coverage = await countPopulation(
    ctx,
    row,
    recipients.map((area) => areaRange(area.code)),
    columns,
  )
  const place = new Map(looked.map((item, at) => [item.position, at]))
  const screened = items.map((item): ScreenedItem => {
    const kind = kindOf(item, elementOf(item))
    const minutes = kind === 'figure' ? MINUTES.figure : MINUTES.fact[kind]
    const at = place.get(item.position)
    const counted = at === undefined ? undefined : coverage.columns[at]
    const share = (n: number): number => (coverage.subjects === 0 ? 0 : n / coverage.subjects)
    const authority = elementOf(item)?.authority ?? null
    const holder = authority !== null && !isSameOffice(row.issuer_name, authority) ? authority : null
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
      action: fresh >= KNOWN_FROM ? 'known' : 'ask',
      held_share: share(counted.held),
      fresh_share: fresh,
    }
  })
  const subjectsIn = (from: string, to: string): number =>
    coverage.areas.reduce((sum, area) => (area.areaCode >= from && area.areaCode < to ? sum + area.subjects : sum), 0)
  const asksRows = items.some((item) => item.action !== 'local' && item.aggregate === null)
  const price = decidePrice(
    screened.flatMap((item, at): PricedField[] => {
      const source = items[at]
      if (source === undefined || item.action === 'local' || item.action === 'dropped') return []
      const askedShare = item.action === 'share' ? 0 : 1 - (item.fresh_share ?? 0)
      return [{ kind: kindOf(source, elementOf(source)), askedShare, wholeShare: 1 }]
    }),
    recipients.map((area) => {
      const range = areaRange(area.code)
      return { areaCode: area.code, areaName: area.name, subjects: asksRows ? subjectsIn(range.from, range.to) : 0 }
    }),
    { subjectsAreEstimated: !coverage.isWhole, meetingMinutes: minutesAttended(row) },
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
