import { read, utils } from '@e965/xlsx'
import { readXlsx } from 'hucre'
import { beforeAll, describe, expect, test } from 'vitest'
import { columnName, FILLED_COLUMNS } from './golden/form-draft.ts'
import { fillTemplate, valuesOf } from './golden/fill-template.ts'
import type { Outcome } from './golden/fill-template.ts'
import {
  convertAll,
  countInkedLines,
  DOTS_PER_INCH,
  drawPages,
  findDifferentLines,
  officeProgram,
} from './golden/office.ts'
import { drawTemplate, templates } from './golden/templates.ts'

/** Every template with rows inserted, opened by others: LibreOffice calculates and draws it, two libraries read it. */
const outcomes = new Map<string, Outcome>()
const key = (at: number): string => `t${at}`

beforeAll(async () => {
  for (const [at, template] of templates.entries())
    outcomes.set(key(at), await fillTemplate(template, (template.rows ?? 5) + 3))
})

const get = <T>(map: ReadonlyMap<string, T>, name: string): T => {
  const found = map.get(name)
  if (found === undefined) throw new Error(`nothing for ${name}`)
  return found
}

const numbered = templates.map((template, at) => [template.name, at, template] as const)

describe('read by other libraries', () => {
  test.each(numbered)('%s', async (_, at, { hasOddNames }) => {
    const { filled, form, people } = get(outcomes, key(at))
    // SheetJS finds no part outside `xl/`.
    const sheet = hasOddNames === true ? undefined : read(filled, { WTF: true }).Sheets[form.sheet]
    const rows = (await readXlsx(filled)).sheets.find((one) => one.name === form.sheet)?.rows ?? []
    for (const [index, person] of people.entries())
      for (const [field, value] of valuesOf(person).entries()) {
        const column = FILLED_COLUMNS[field] ?? 0
        if (value.kind !== 'text' && value.kind !== 'number') continue
        const wanted = value.kind === 'text' ? value.text : value.number
        if (sheet !== undefined) expect(sheet[`${columnName(column)}${form.first + index}`]?.v).toBe(wanted)
        expect(rows[form.first + index - 1]?.[column - 1]).toBe(wanted)
      }
    if (sheet !== undefined)
      expect(utils.decode_range(sheet['!ref'] ?? 'A1').e.r + 1).toBeGreaterThanOrEqual(form.total + 2)
  })
})

/** With a sheet of sources at the end, as a user may ask for. */
const sources = [
  ['单元格', '来源'],
  ['B4', '=县数据局 <2026>'],
]
const withSources = new Map<string, Outcome>()
const fillWithSources = async (at: number): Promise<Outcome> => {
  const template = templates[at]
  if (template === undefined) throw new Error('no template')
  const known = withSources.get(key(at))
  const made = known ?? (await fillTemplate(template, (template.rows ?? 5) + 3, 1, { name: '来源', rows: sources }))
  withSources.set(key(at), made)
  return made
}

describe('with a sheet of sources', () => {
  test.each(numbered)('%s', async (_, at) => {
    const { filled, form } = await fillWithSources(at)
    const { sheets } = await readXlsx(filled)
    expect(sheets.at(-1)?.name).toBe('来源')
    expect(sheets.at(-1)?.rows).toEqual(sources)
    expect(sheets.map((one) => one.name).slice(0, -1)).toEqual([form.sheet, ...form.sheets.map((one) => one.name)])
  })
})

const hasOffice = officeProgram !== undefined || process.env['CI'] !== undefined

describe.skipIf(!hasOffice)('calculated by LibreOffice, with a sheet of sources', () => {
  let calculated: Map<string, Buffer>
  beforeAll(async () => {
    const files = new Map<string, Uint8Array>()
    for (const at of templates.keys()) files.set(key(at), (await fillWithSources(at)).filled)
    calculated = await convertAll(files, 'xlsx')
  })
  test.each(numbered)('%s: every formula means what it meant', (_, at) => {
    const { form } = get(outcomes, key(at))
    const { SheetNames, Sheets } = read(get(calculated, key(at)), { WTF: true })
    expect([SheetNames.at(-1), Sheets['来源']?.['B2']?.v]).toEqual(['来源', '=县数据局 <2026>'])
    const found = form.checks.map(({ sheet, cell }) => [sheet, cell, Number(Sheets[sheet]?.[cell]?.v)])
    expect(found).toEqual(form.checks.map(({ sheet, cell, value }) => [sheet, cell, expect.closeTo(value, 6)]))
  })
})

/** One in three: a start of LibreOffice is cheap, a page is not. */
const isComparedWithEmpty = (at: number): boolean => at % 3 === 0

describe.skipIf(!hasOffice)('drawn by LibreOffice', () => {
  let pages: Map<string, Buffer>
  beforeAll(async () => {
    const files = new Map<string, Uint8Array>()
    for (const [at, template] of templates.entries()) {
      const { filled, people, form } = get(outcomes, key(at))
      // LibreOffice 7.4 opens no zip64; what we write is none.
      const options = { hasNoResults: true, zip: 'plain' } as const
      files.set(`filled${at}`, filled)
      if (isComparedWithEmpty(at))
        files.set(`empty${at}`, drawTemplate(template, template.rows ?? 5, [], options).bytes)
      files.set(`drawn${at}`, drawTemplate(template, form.rows, people, options).bytes)
    }
    pages = await convertAll(files, 'pdf')
  })
  test.each(numbered)('%s: the picture of the form drawn with its people', async (_, at) => {
    const [filled, drawn] = await Promise.all(['filled', 'drawn'].map((name) => drawPages(get(pages, `${name}${at}`))))
    expect(filled?.length).toBe(drawn?.length)
    for (const [number, page] of (filled ?? []).entries()) {
      const other = drawn?.[number]
      expect(other === undefined ? undefined : findDifferentLines(page, other), `page ${number + 1}`).toEqual([])
    }
    const [first] = filled ?? []
    if (first === undefined) throw new Error('no page')
    expect(countInkedLines(first)).toBeGreaterThan(100)
    if (!isComparedWithEmpty(at)) return
    const [before] = await drawPages(get(pages, `empty${at}`))
    if (before === undefined) throw new Error('no page')
    // Title, reporting unit and header: half an inch of margin, one row of 30 points, the others 20.
    const { form } = get(outcomes, key(at))
    const bodyTop = ((36 + 30 + 20 * (form.first - 2)) * DOTS_PER_INCH) / 72
    expect(findDifferentLines(first, before)?.[0]).toBeGreaterThanOrEqual(Math.floor(bodyTop) - 1)
  })
})
