import type { Minutes, Price, RequestItem } from '../contract.ts'
import { MINUTES } from './price.ts'

type Priced = Pick<RequestItem, 'position' | 'action' | 'aggregate' | 'freshShare' | 'minutesEach'>

const askedShare = (item: Priced): number => (item.action === 'share' ? 0 : 1 - (item.freshShare ?? 0))
const isPriced = (item: Priced): boolean => item.action !== 'local' && item.action !== 'dropped'

interface Each {
  readonly perSubject: number
  readonly figures: number
}

/** Minutes for one subject and for the figures of one recipient: the same sum as `decidePrice`, from what the screening kept. */
function eachOf(items: readonly Priced[]): Each {
  const rows = items.filter((item) => item.aggregate === null)
  const asked = rows.reduce((sum, item) => sum + item.minutesEach * askedShare(item), 0)
  const contacted = Math.max(0, ...rows.map(askedShare))
  return {
    perSubject: rows.length === 0 ? 0 : asked + contacted * MINUTES.contact + MINUTES.check,
    figures: items
      .filter((item) => item.aggregate !== null)
      .reduce((sum, item) => sum + item.minutesEach * askedShare(item), 0),
  }
}

/** What the price would be if these fields stayed out, before anybody decides. The screening after the decision has the last word. */
export function priceWithout(price: Price, items: readonly Priced[], dropped: ReadonlySet<number>): Minutes {
  const before = items.filter(isPriced)
  const after = before.filter((item) => !dropped.has(item.position))
  const [was, is] = [eachOf(before), eachOf(after)]
  const fall = price.perVillage.reduce(
    (sum, village) => sum + village.subjects * (was.perSubject - is.perSubject) + was.figures - is.figures,
    0,
  )
  const middle = Math.max(0, price.total.middle - fall)
  // The range is a ratio that depends on the number of recipients only.
  const ratio = price.total.middle === 0 ? 0 : middle / price.total.middle
  return { low: price.total.low * ratio, middle, high: price.total.high * ratio }
}
