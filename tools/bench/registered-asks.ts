import { readSharedForms, readUnseenForms, understandForm } from '#tests/understanding/overlap-forms.ts'
import { numbersFrom } from '#tests/understanding/overlap-mutators.ts'
import type { AskedItem, AskProfile } from '../../modules/requests/domain/similarity/ask-profile.ts'

export const forms = [...readSharedForms(), ...readUnseenForms('set-a'), ...readUnseenForms('set-b')]
export const real = forms.map((form) => understandForm(form))
const PREFIXES = '拟 原 现 本年 上年 累计 主要 其他 重点 临时 专项 集中 配套 跟踪 复核 抽查'.split(' ')

/** A request of a busy county: parts of three real forms, a third of the headers without an element in words of their own. */
export function mixture(n: number): AskProfile {
  const next = numbersFrom(`mixture ${n}`)
  for (let warm = 0; warm < 8; warm += 1) next()
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)]
  const sources = [pick(real), pick(real), pick(real)].filter((one) => one !== undefined)
  const items = sources.flatMap((source) => source.asks.filter(() => next() < 0.45))
  const asks = items.map((item): AskedItem => {
    if (item.element !== undefined || item.aggregate !== undefined || next() > 0.35) return item
    const words = `${pick(PREFIXES) ?? ''}${item.words}${next() < 0.5 ? n % 977 : ''}`
    return { path: [...item.path.slice(0, -1), words], words }
  })
  const [first] = sources
  return {
    kind: 'data',
    title: `${first?.title ?? ''}${pick(PREFIXES) ?? ''}${n % 31}`,
    asks,
    ...(first?.population === undefined ? {} : { population: first.population }),
    areas: [],
    period: {},
    issuer: `部门${n % 60}`,
  }
}
