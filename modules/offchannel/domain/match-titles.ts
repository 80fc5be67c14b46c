/** Words of a title that say what sort of paper it is and when, not what it is about. */
const PAPER =
  /基本情况|基本信息|登记表|统计表|调查表|汇总表|明细表|花名册|名册|名单|台账|台帐|一览表|情况表|信息表|公示表|表格|模板|报表|情况|信息|数据|人数|统计|上报|报送|填报|关于|通知|\d{4}年(?:度)?|\d{1,2}月(?:份)?|年度|[表册]$/g

const subjectOf = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s“”"'《》【】()、，。:：]/g, '')
    .replace(PAPER, '')

function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>()
  for (let at = 0; at + 1 < text.length; at++) grams.add(text.slice(at, at + 2))
  return grams
}

/** How alike two titles are by what they are about, 0..1: pairs of letters both have. 0 where one says nothing. */
export function likenessOfTitles(one: string, other: string): number {
  const [a, b] = [gramsOf(subjectOf(one)), gramsOf(subjectOf(other))]
  if (a.size === 0 || b.size === 0) return 0
  const both = [...a].filter((gram) => b.has(gram)).length
  return (2 * both) / (a.size + b.size)
}

/** Share of the headers of one list that the other has too, by name; 0 where one has none. */
export function likenessOfHeaders(one: readonly string[], other: readonly string[]): number {
  const plain = (header: string): string => header.normalize('NFKC').replace(/[\s()（）:：*]/g, '')
  const [a, b] = [new Set(one.map(plain)), new Set(other.map(plain))]
  if (a.size === 0 || b.size === 0) return 0
  const both = [...a].filter((header) => b.has(header)).length
  return both / Math.max(a.size, b.size)
}
