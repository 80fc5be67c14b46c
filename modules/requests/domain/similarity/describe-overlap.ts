import type { Words } from '../../contract.ts'
import type { AlignedPair } from './align-asks.ts'
import type { OverlapVerdict, SharedAsk } from './ask-profile.ts'
import type { OverlapMeasures } from './measure-overlap.ts'

const percent = (share: number): string => `${Math.round(100 * share)}%`

function whyPair({ agreement, mine, theirs }: AlignedPair): Words {
  switch (agreement) {
    case 'same-fact':
      return mine.item.words === theirs.item.words
        ? { zh: '同一数据元', en: 'the same data element' }
        : { zh: '叫法不同，是同一数据元', en: 'worded differently, the same data element' }
    case 'other-role':
      return { zh: '同一数据元，可能是另一人的', en: 'the same data element, perhaps of another person' }
    case 'same-figure':
      return { zh: '同一口径的统计数', en: 'the same figure' }
    case 'same-words':
      return { zh: '表头文字相同', en: 'the same words' }
    case 'like-words':
      return { zh: '表头意思相近', en: 'words of like meaning' }
  }
}

/** What identifies stands last: the reader looks for what is asked twice. */
export const describePairs = (pairs: readonly AlignedPair[]): readonly SharedAsk[] =>
  pairs
    .toSorted(
      (a, b) =>
        b.strength * Math.min(b.mine.weight, b.theirs.weight) - a.strength * Math.min(a.mine.weight, a.theirs.weight),
    )
    .map((pair) => ({
      mine: pair.mine.item.path.join(' / '),
      theirs: pair.theirs.item.path.join(' / '),
      strength: Math.round(pair.strength * 100) / 100,
      why: whyPair(pair),
    }))

function whoseWords(measures: OverlapMeasures): Words {
  switch (measures.population) {
    case 'same':
      return { zh: '对象相同', en: 'about the same people' }
    case 'narrower':
      return { zh: '本表对象包含在对方之内', en: 'its people are among theirs' }
    case 'wider':
      return { zh: '本表对象包含对方', en: 'its people include theirs' }
    case 'other':
      return { zh: '对象条件不同', en: 'other conditions on the people' }
    case 'disjoint':
      return { zh: '对象没有交集', en: 'about other people' }
    case 'unknown':
      return { zh: '对象未能判明', en: 'whom it is about is not known' }
  }
}

function whenWords(measures: OverlapMeasures): Words {
  switch (measures.period) {
    case 'same':
      return { zh: '，时段相同', en: ', for the same period' }
    case 'overlapping':
      return { zh: '，时段有重叠', en: ', for periods that overlap' }
    case 'repeated':
      return { zh: '，时段不同', en: ', for another period' }
    case 'unknown':
      return { zh: '', en: '' }
  }
}

/** The verdict with its grounds, in one sentence. */
export function describeVerdict(verdict: OverlapVerdict, measures: OverlapMeasures): Words {
  const [who, when] = [whoseWords(measures), whenWords(measures)]
  if (measures.area === 'disjoint') return { zh: '要求的地方不同', en: 'asked of other places' }
  if (measures.withoutFields) {
    const named = {
      duplicate: ['同一件事', 'the same matter'],
      overlapping: ['事项相近', 'a like matter'],
      neither: ['不是同一件事', 'another matter'],
    } as const
    const [zh, en] = named[verdict]
    return { zh: `按标题是${zh}${when.zh}`, en: `by its title ${en}${when.en}` }
  }
  const count = measures.pairs.length
  const shares = {
    zh: `${count} 个表头相同：占本表 ${percent(measures.shareOfMine)}、对方 ${percent(measures.shareOfTheirs)}（按分量）；${who.zh}${when.zh}`,
    en: `${count} headers are the same: ${percent(measures.shareOfMine)} of this one, ${percent(measures.shareOfTheirs)} of the other (by weight); ${who.en}${when.en}`,
  }
  switch (verdict) {
    case 'duplicate':
      return { zh: `同一要求。${shares.zh}`, en: `The same ask. ${shares.en}` }
    case 'overlapping':
      return { zh: `部分已有人要过。${shares.zh}`, en: `A part is asked already. ${shares.en}` }
    case 'neither':
      return { zh: `不算重复。${shares.zh}`, en: `Not the same ask. ${shares.en}` }
  }
}
