import type { Aggregate, EntityName, Population } from '#modules/catalogue/contract.ts'
import type { HeaderContext } from '../../contract.ts'
import { plainText, readHeaderText } from './header-text.ts'
import type { MeasureReading } from './read-measure.ts'
import { isLabelHeader } from './refuse-header.ts'
import { readSegment, type Segment } from './read-segment.ts'
import type { Said } from '../said.ts'

/** What the reader knows of the table beyond the header itself. */
export interface AggregateTable {
  /** Only one a person settled (confidence 1) takes the title's place. */
  readonly population?: Population
  /** What one body row is, when the table is a list of households, villages or firms. */
  readonly subject?: EntityName
}

export interface AggregateReading {
  readonly aggregate: Aggregate
  /** Not calibrated: 0.95 when every word was understood, less for each guess. */
  readonly confidence: number
  readonly reason: Said
}

const OLD = /老年人|老人|60(?:周)?岁/

/** 其中{老年人│残疾人}: the nearest figure before the group under the same parents. */
function findWholeOfGroup(context: HeaderContext, group: number): string | undefined {
  const parents = context.path.slice(0, group).join('/')
  const earlier = context.siblings.slice(0, Math.max(0, context.position)).toReversed()
  const whole = earlier.find((path) => path.length === group + 1 && path.slice(0, group).join('/') === parents)?.at(-1)
  return whole === undefined || isLabelHeader(readHeaderText(whole).text) ? undefined : whole
}

/** The header a 其中 column is a part of: the nearest one before it under the same parents that is no part itself. */
function findWhole(context: HeaderContext): string | undefined {
  const leaf = context.path.at(-1)
  if (leaf === undefined) return undefined
  const group = context.path.findIndex((text) => /^其中[:：]?$/.test(plainText(text)))
  if (group >= 0 && group < context.path.length - 1) return findWholeOfGroup(context, group)
  const own = readHeaderText(leaf)
  const deep = own.numbering !== undefined && own.numbering.includes('.')
  if (!own.isPart && !deep) return undefined
  const parents = context.path.slice(0, -1).join('/')
  const earlier = context.siblings.slice(0, Math.max(0, context.position)).toReversed()
  for (const path of earlier) {
    const text = path.at(-1)
    if (text === undefined || path.slice(0, -1).join('/') !== parents) break
    const header = readHeaderText(text)
    if (isLabelHeader(header.text)) break
    if (own.numbering !== undefined && header.numbering !== undefined) {
      if (own.numbering.startsWith(`${header.numbering}.`)) return text
      continue
    }
    if (own.isPart && !header.isPart) return text
  }
  return undefined
}

/** The path read text by text, outermost first, with the whole of a 其中 column before the column itself. */
export function readSegments(context: HeaderContext): Segment[] {
  const whole = findWhole(context)
  const texts = whole === undefined ? context.path : [...context.path.slice(0, -1), whole, ...context.path.slice(-1)]
  const siblingsNameTheOld = context.siblings.some((path) => OLD.test(plainText(path.at(-1) ?? '')))
  let outer = plainText(context.title)
  return texts.map((text, index) => {
    const segment = readSegment(text, outer, index === texts.length - 1 ? context.unit : undefined, siblingsNameTheOld)
    outer = `${outer}/${segment.header.text}`
    return segment
  })
}

/** The deepest sign of what is asked for; 合计 only where nothing stronger stands above it. */
export function chooseMeasure(segments: readonly Segment[]): MeasureReading | undefined {
  const signs = segments.flatMap(({ measure }) => (measure === undefined ? [] : [measure])).toReversed()
  return signs.find((sign) => !sign.weak) ?? signs[0]
}
