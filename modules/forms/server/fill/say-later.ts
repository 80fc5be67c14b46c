import type { List } from '#modules/ledger/server/index.ts'
import type { Filling } from './filling.ts'

interface Named {
  readonly zh: string
  readonly en: string
  later: number
  began: number
}

/** For a day that is past, which values of the first `width` columns the ledger does not know for that day, by element. */
export async function sayLater(filling: Filling, lists: readonly List[], width: number, sheet: string): Promise<void> {
  const named = new Map<string, Named>()
  for (const list of lists) {
    for (const [at, count] of ((await list.countLater()) ?? []).entries()) {
      const column = at < width ? list.columns[at] : undefined
      if (column === undefined || count.firstKnownLater + count.beganLater === 0) continue
      const { nameZh: zh, nameEn: en } = filling.catalogue.elements.get(column.element) ?? {
        nameZh: column.nameZh,
        nameEn: column.nameZh,
      }
      const one = named.get(column.element) ?? { zh, en, later: 0, began: 0 }
      one.later += count.firstKnownLater
      one.began += count.beganLater
      named.set(column.element, one)
    }
  }
  const later = [...named.values()].filter((one) => one.later > 0)
  const began = [...named.values()].filter((one) => one.began > 0)
  if (later.length > 0)
    filling.tally.notices.push({
      code: 'forms/first-known-later',
      zh: `“${sheet}”：${filling.asOf} 当天的情况台账不掌握，按之后最早一次记录填写：${later.map((one) => `${one.zh} ${one.later} 项`).join('、')}。`,
      en: `“${sheet}”: not known for ${filling.asOf} and filled as first recorded after it: ${later.map((one) => `${one.en} ${one.later}`).join(', ')}.`,
    })
  if (began.length > 0)
    filling.tally.notices.push({
      code: 'forms/began-later',
      zh: `“${sheet}”：${filling.asOf} 之后才开始的内容没有填：${began.map((one) => `${one.zh} ${one.began} 项`).join('、')}。`,
      en: `“${sheet}”: left out because it began after ${filling.asOf}: ${began.map((one) => `${one.en} ${one.began}`).join(', ')}.`,
    })
}
