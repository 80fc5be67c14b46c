import { builtInFormats } from './number-formats.data.ts'
import { attribute, tokenizeXml } from './package/xml.ts'
import type { XmlToken } from './package/xml.ts'

/** What one entry of cellXfs looks like, as far as a reader needs it. Font size in points. */
export interface CellStyle {
  readonly format: string
  readonly bold: boolean
  readonly fontSize: number
  readonly bordered: boolean
  readonly centred: boolean
}

export const plainStyle: CellStyle = { format: 'General', bold: false, fontSize: 11, bordered: false, centred: false }

interface Font {
  bold: boolean
  size: number
}
interface Found {
  readonly formats: Map<number, string>
  readonly fonts: Font[]
  readonly borders: boolean[]
  readonly styles: CellStyle[]
  section: string
  centred: boolean
  xf: XmlToken | undefined
}

const SECTIONS = new Set([
  'numFmts',
  'fonts',
  'borders',
  'cellXfs',
  'fills',
  'cellStyleXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
])
const SIDES = new Set(['left', 'right', 'top', 'bottom', 'start', 'end'])
const isOn = (value: string | undefined): boolean =>
  value === undefined || (value !== '0' && value !== 'false' && value !== 'off')

/** The styles of a styles part, by their index in cellXfs. */
export function readStyles(xml: string, part: string): CellStyle[] {
  const found: Found = {
    formats: new Map(),
    fonts: [],
    borders: [],
    styles: [],
    section: '',
    centred: false,
    xf: undefined,
  }
  for (const token of tokenizeXml(xml, part)) {
    if (token.kind === 'open') readOpen(found, token)
    else if (token.kind === 'close') {
      if (token.name === 'xf') finishStyle(found)
      else if (token.name === found.section) found.section = ''
    }
  }
  return found.styles
}

function readOpen(found: Found, token: XmlToken): void {
  const { name } = token
  if (found.section === '' && SECTIONS.has(name)) {
    if (!token.selfClosing) found.section = name
    return
  }
  if (found.section === 'numFmts' && name === 'numFmt')
    found.formats.set(Number(attribute(token, 'numFmtId')), attribute(token, 'formatCode') ?? 'General')
  else if (found.section === 'fonts') readFont(found, token)
  else if (found.section === 'borders') {
    if (name === 'border') found.borders.push(false)
    else if (SIDES.has(name) && (attribute(token, 'style') ?? 'none') !== 'none')
      found.borders[found.borders.length - 1] = true
  } else if (found.section === 'cellXfs') {
    if (name === 'xf') {
      found.xf = token
      found.centred = false
      if (token.selfClosing) finishStyle(found)
    } else if (name === 'alignment') found.centred = (attribute(token, 'horizontal') ?? '').startsWith('center')
  }
}

function readFont(found: Found, token: XmlToken): void {
  if (token.name === 'font') found.fonts.push({ bold: false, size: 11 })
  const font = found.fonts.at(-1)
  if (!font) return
  if (token.name === 'b') font.bold = isOn(attribute(token, 'val'))
  else if (token.name === 'sz') font.size = Number(attribute(token, 'val')) || 11
}

function finishStyle(found: Found): void {
  if (found.section !== 'cellXfs' || !found.xf) return
  const number = (name: string): number => Number(found.xf ? (attribute(found.xf, name) ?? 0) : 0)
  const font = found.fonts[number('fontId')]
  const formatId = number('numFmtId')
  found.styles.push({
    format: found.formats.get(formatId) ?? builtInFormats.get(formatId) ?? 'General',
    bold: font?.bold ?? false,
    fontSize: font?.size ?? 11,
    bordered: found.borders[number('borderId')] ?? false,
    centred: found.centred,
  })
  found.xf = undefined
}
