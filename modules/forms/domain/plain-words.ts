import { parseFilter, type Catalogue, type Condition } from '#modules/catalogue/contract.ts'

type Names = Pick<Catalogue, 'elements' | 'valueDomains'>

/** Predicates about the report's time, which are no data elements. */
const TIMES: Readonly<Record<string, string>> = {
  'start_month report_month': '当月新增',
  'end_month report_month': '当月退出',
  'start_year report_year': '本年新增',
  'end_year report_year': '本年退出',
  'month report_month': '当月',
  'ytd true': '本年累计',
}
const OPERATORS: Readonly<Record<Condition['op'], string>> = {
  '==': '为',
  '!=': '不为',
  '<': '小于',
  '<=': '不超过',
  '>': '大于',
  '>=': '不小于',
  in: '为',
}

function wordsOfCondition({ name, op, value }: Condition, { elements, valueDomains }: Names): string | undefined {
  const time = TIMES[`${name} ${String(value)}`]
  if (time !== undefined) return time
  const element = elements.get(name)
  if (element === undefined) return undefined
  const title = element.nameZh.replace(/[（(][^)）]*[)）]/gu, '')
  if (value === null) return op === '!=' ? `有${title}` : `没有${title}`
  if (typeof value === 'boolean') return value === (op === '==') ? title : `非${title}`
  const values = valueDomains.get(element.valueDomain ?? '')?.values ?? []
  const said = (Array.isArray(value) ? value : [value]).map(
    (one: string | number) =>
      values.find((known) => known.token === one || known.code === String(one))?.nameZh ?? String(one),
  )
  return `${title}${OPERATORS[op]}${said.join('、')}`
}

/**
 * Puts names of the catalogue in the place of conditions the population's own words had none for:
 * 「household_poverty_cause=='illness'」 → 致贫原因为因病. A condition that nobody has words for stays as it is.
 */
export function plainWords(words: string, names: Names): string {
  return words.replace(/「([^「」]*)」/gu, (whole: string, inside: string) => {
    const read = parseFilter(inside)
    if (!read.ok) return whole
    const said = read.value.map((condition) => wordsOfCondition(condition, names))
    return said.some((one) => one === undefined) ? whole : said.join('且')
  })
}
