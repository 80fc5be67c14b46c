import type { Confirmation } from '../contract.ts'
import { cleanHeader } from './normalise-header.ts'
import type { HeaderView } from './read-table.ts'
import type { Said } from './said.ts'

/** Confirmations by what the header said. */
export interface ConfirmationIndex {
  readonly sameForm: ReadonlyMap<string, Confirmation>
  readonly samePath: ReadonlyMap<string, readonly Confirmation[]>
}

const pathKey = (path: readonly string[]): string => path.map((part) => cleanHeader(part).text).join('/')
/** A title without its year and month: next month's form is the same form. */
const titleKey = (title: string): string => cleanHeader(title).text.replace(/\d+|[_年月季度第]|[一二三四]季/g, '')

/** Later confirmations stand before earlier ones: give them oldest first. */
export function collectConfirmations(confirmations: readonly Confirmation[]): ConfirmationIndex {
  const sameForm = new Map<string, Confirmation>()
  const samePath = new Map<string, Map<string, Confirmation>>()
  for (const confirmation of confirmations) {
    const path = pathKey(confirmation.path)
    const title = titleKey(confirmation.title)
    sameForm.set(`${title}\n${path}`, confirmation)
    const forms = samePath.get(path) ?? new Map<string, Confirmation>()
    forms.set(title, confirmation)
    samePath.set(path, forms)
  }
  return { sameForm, samePath: new Map([...samePath].map(([path, forms]) => [path, [...forms.values()]])) }
}

const CONFIRMED_HERE: Said = {
  zh: '本表此栏已由人工确认过',
  en: 'this header of this form was confirmed by a person',
}

export interface Weighed {
  /** Confirmed for this very form: nothing else counts. */
  readonly decided?: Confirmation
  /** Other forms' confirmations, as a change of the chance that the best element is right. */
  adjust(chance: number): number
  readonly supports: boolean
  readonly contradicts: boolean
  readonly words: Said
}

/** What people decided about the same header, on this form or on others. */
export function weighConfirmations(
  view: HeaderView,
  index: ConfirmationIndex,
  best: string | undefined,
): Weighed | undefined {
  const path = [...view.parents, view.leaf].join('/')
  const decided = index.sameForm.get(`${titleKey(view.context.title)}\n${path}`)
  const same = (chance: number): number => chance
  if (decided !== undefined) return { decided, adjust: same, supports: true, contradicts: false, words: CONFIRMED_HERE }
  const others = index.samePath.get(path) ?? []
  if (others.length === 0) return undefined
  const agree = others.filter((c) => c.verdict === 'element' && c.element === best).length
  const against = others.length - agree
  const odds = 3 ** Math.min(agree, 3) / 4 ** Math.min(against, 3)
  return {
    adjust: (chance) => (chance * odds) / (chance * odds + 1 - chance),
    supports: agree > 0 && against === 0,
    contradicts: against > 0,
    words:
      against === 0
        ? {
            zh: `其他${agree}张表的同名表头已确认为此项`,
            en: `the same header was confirmed as this on ${agree} other forms`,
          }
        : {
            zh: `其他表的同名表头有${against}次被确认为别的内容`,
            en: `the same header was confirmed as something else on ${against} other forms`,
          },
  }
}
