import { compactText, halfWidth } from './compact-text.ts'

const BOX = /[□☐☑☒■▢◻○◯〇]/u

/**
 * Options of a checkbox cell in order: `□公共娱乐场所 □宾馆`, `是□ 否□`, `健康( ) 残疾( )`, `√是 □否`.
 * Undefined when the cell is no such list (fewer than two options, or one box before a single text).
 */
export function readCheckboxes(raw: string): readonly string[] | undefined {
  const text = halfWidth(raw).trim()
  const options = BOX.test(text) ? readBoxes(text) : readBrackets(text)
  const clean = options
    .map((option) =>
      compactText(option)
        .replace(/^[、,;:.]+|[、,;:._]+$/g, '')
        .replace(/^\d{1,2}[.、](?=\D)/, ''),
    )
    .filter((option) => option !== '' && option.length <= 30)
  if (clean.length >= 2) return clean
  return clean.length === 1 && BOX.test(text) ? clean : undefined
}

function readBoxes(text: string): readonly string[] {
  const boxes = /[□☐☑☒■▢◻○◯〇√✓✔]/u
  const first = text.search(boxes)
  // A question may stand before the first box: 是否低保:□是 □否
  const boxFirst = first === 0 || /[:：]\s*$/u.test(text.slice(0, first)) || /\s/u.test(text.charAt(first - 1))
  if (boxFirst) return text.slice(first).split(/[□☐☑☒■▢◻○◯〇√✓✔]+/u)
  const afterLead = text.replace(/^[^□☐☑☒■▢◻○◯〇√✓✔]*[:：]/u, '')
  return afterLead.split(/[□☐☑☒■▢◻○◯〇√✓✔]+/u)
}

function readBrackets(text: string): readonly string[] {
  const found = [...text.matchAll(/([^()\s、,;:]+)\s*\(\s*[√✓]?\s*\)/gu)].map((match) => match[1] ?? '')
  if (found.length >= 2) return found
  const before = [...text.matchAll(/\(\s*[√✓]?\s*\)\s*([^()\s、,;:]+)/gu)].map((match) => match[1] ?? '')
  return before.length >= 2 ? before : []
}
