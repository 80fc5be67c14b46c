import { ok, refused, type Result } from '#platform/result.ts'
import { textOf, type RawValue } from './cell-text.ts'

const YES: ReadonlySet<string> = new Set([
  '是',
  '有',
  '√',
  '✓',
  '✔',
  '☑',
  '1',
  'y',
  'yes',
  'true',
  't',
  '对',
  '已',
  '享受',
  '参加',
  '已参保',
  '是的',
  '■',
])
const NO: ReadonlySet<string> = new Set([
  '否',
  '无',
  '×',
  '✗',
  '✘',
  '☐',
  '□',
  '0',
  'n',
  'no',
  'false',
  'f',
  '不是',
  '没有',
  '未',
  'x',
  '未享受',
  '未参加',
  '未参保',
  '不',
])

/** 是/否 in its written forms. */
export function normaliseBoolean(raw: RawValue): Result<string> {
  const text = textOf(raw).toLowerCase().replace(/^\d\./, '')
  if (YES.has(text)) return ok('true')
  if (NO.has(text)) return ok('false')
  return refused(`“${text}”看不出是“是”还是“否”`)
}
