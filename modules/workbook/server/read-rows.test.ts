import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CellValue } from '../contract.ts'
import { buildWorkbook, sharedStringsPart } from '../tests/build-workbook.ts'
import type { WorkbookParts } from '../tests/build-workbook.ts'
import { cellRef } from '../domain/cell-reference.ts'
import { readWorkbookGrid } from './read-grid.ts'
import { readRows } from './read-rows.ts'
import type { ReadRowsOptions } from './read-rows.ts'
import { wholeElements } from './rows/whole-elements.ts'

const rowsOf = async (
  parts: WorkbookParts,
  options: ReadRowsOptions = {},
): Promise<[number, readonly CellValue[]][]> => {
  const found: [number, readonly CellValue[]][] = []
  for await (const { rows } of readRows({ bytes: buildWorkbook(parts) }, options))
    for (const { number, cells } of rows) found.push([number, cells])
  return found
}
const one = (xml: string, more: Partial<WorkbookParts> = {}): WorkbookParts => ({
  sheets: [{ name: '表', xml }],
  ...more,
})

describe('readRows', () => {
  test('reads every kind of cell, in any dialect', async () => {
    const sharedStrings = sharedStringsPart([
      '<t>甲</t>',
      '<r><t>乙</t></r><r><t xml:space="preserve"> 1</t></r><rPh sb="0" eb="1"><t>イ</t></rPh>',
      '<t>a&amp;b_x000A_😀</t>',
      '<t/>',
      '',
    ])
    const xml = `<sheetData><row r="2" spans="1:9"><c r="A2" t="s"><v>0</v></c><c s='1' t="s" r='B2'><v>1</v></c><c r="D2" t="s"><v>2</v></c><c t="s"><v>3</v></c><c r="G2"/></row><row/><row r="4"></row><row><c><v>-12.50</v></c><c><v>1e3</v></c><c><v>123456789012345678</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="str"><f>A1&amp;"&lt;/c>"</f><v>文&lt;</v></c><c t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c><!-- x --><c><f/><v><![CDATA[7]]></v></c></row></sheetData><rowBreaks/>`
    expect(await rowsOf(one(xml, { sharedStrings }))).toEqual([
      [2, ['甲', '乙 1', null, 'a&b\n😀']],
      [5, [-12.5, 1000, 123456789012345680, true, '#REF!', '文<', '内联', '7']],
    ])
    const prefixed = `<?xml version="1.0"?><x:worksheet xmlns:x="u"><x:sheetData><x:row r="1"><x:c r="C1" t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>村</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`
    expect(await rowsOf(one(prefixed, { sharedStrings }))).toEqual([[1, [null, null, '甲', '村']]])
  })

  test('reads tags and strings that are nearly as usual', async () => {
    const long = '长'.repeat(3000)
    const sharedStrings = sharedStringsPart([
      '<t>a_b</t>',
      '<t>a_x0041_b</t>',
      '<t>x</t><t>y</t>',
      `<t>${long}</t>`,
      '<t>一<![CDATA[<二>]]></t>',
      '<t></t>',
      '<t>尾𠮷</t>',
    ])
    const cell = (attributes: string, value: string): string => `<c${attributes}><v>${value}</v></c>`
    const cells = [
      cell(' r="A1" t="s"', '0'),
      cell(' r="b1" t="s"', '1'),
      cell(' t="s" r="C1"', '2'),
      cell('  r="D1" s="0"  t="s" ', '3'),
      cell(' r="E1" s=\'0\' t="s"', '4'),
      cell(' r="F1" s="0" t="s" x="1"', '5'),
      cell(' r="G1" t="s" s="0"', '6'),
      cell(' r="H1" s="0" t="str"', '12'),
      cell(' r="I1" t="n"', '0012'),
      cell(' r="J1"', ' 12 '),
      cell(' r="K1"', '1234567890123456'),
      cell(' r="L1" t="b"', '0'),
      '<c r="M1"><v>5</v><f>1</f></c>',
      cell(' r="XFD1"', '7'),
    ]
    const [[, read] = [0, []]] = await rowsOf(
      one(`<sheetData><row r="1">${cells.join('')}</row></sheetData>`, { sharedStrings }),
    )
    expect(read.slice(0, 13)).toEqual([
      'a_b',
      'aAb',
      'xy',
      long,
      '一<二>',
      null,
      '尾𠮷',
      '12',
      12,
      12,
      1234567890123456,
      false,
      5,
    ])
    expect([read.length, read.at(-1)]).toEqual([16_384, 7])
    await expect(rowsOf(one('<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>'))).rejects.toThrow()
  })

  test('finds whole elements wherever the pieces are cut', async () => {
    const part = Buffer.from('<s><row r="1"><c/></row><!-- --><row r="2"><c/></row><row r="3"/></s>')
    for (let size = 1; size <= part.length; size += 1) {
      const pieces = async function* (): AsyncGenerator<Buffer> {
        for (let at = 0; at < part.length; at += size) yield part.subarray(at, at + size)
      }
      const found: string[] = []
      for await (const { bytes } of wholeElements(pieces(), 'part', 'row')) found.push(bytes.toString())
      expect(found.join('')).toBe(part.toString())
      for (const stretch of found.slice(1)) expect(stretch.startsWith('<row')).toBe(true)
    }
  })

  test('gives dates as ISO text when asked, by style and calendar', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="171" formatCode="0.00&quot;元/day&quot;"/></numFmts><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="22"/></cellXfs></styleSheet>'
    const xml =
      '<sheetData><row><c s="1"><v>46349</v></c><c s="2"><v>1</v></c><c s="3"><v>46349</v></c><c s="4"><v>46349.75</v></c><c s="1"><v>-1</v></c><c t="d"><v>2026-11-23</v></c></row></sheetData>'
    expect(await rowsOf(one(xml, { styles }), { dates: 'iso' })).toEqual([
      [1, ['2026-11-23', '1900-01-01', 46349, '2026-11-23 18:00:00', -1, '2026-11-23']],
    ])
    expect(
      (await rowsOf(one(xml, { styles, workbookPr: '<workbookPr date1904="1"/>' }), { dates: 'iso' }))[0]?.[1][0],
    ).toBe('2030-11-24')
    expect((await rowsOf(one(xml, { styles })))[0]?.[1]).toEqual([46349, 1, 46349, 46349.75, -1, 46349])
  })

  test('agrees with the reader of templates on any sheet', async () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.stringMatching(/^[ -~一-龥&<\n]{1,12}$/),
      fc.boolean(),
      fc.constant(null),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(value, { maxLength: 12 }), { minLength: 1, maxLength: 30 }),
        fc.boolean(),
        async (rows, named) => {
          const strings: string[] = []
          const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
          const cell = (item: CellValue, r: number, c: number): string => {
            if (item === null) return named ? '' : '<c/>'
            const at = named ? ` r="${cellRef(r, c)}"` : ''
            if (typeof item === 'boolean') return `<c${at} t="b"><v>${item ? 1 : 0}</v></c>`
            if (typeof item === 'number') return `<c${at}><v>${item}</v></c>`
            if (c % 2) return `<c${at} t="inlineStr"><is><t>${escape(item)}</t></is></c>`
            return `<c t="s"${at}><v>${strings.push(`<t>${escape(item)}</t>`) - 1}</v></c>`
          }
          const xml = rows
            .map((cells, r) => `<row r="${r + 1}">${cells.map((item, c) => cell(item, r + 1, c + 1)).join('')}</row>`)
            .join('')
          const parts = one(`<sheetData>${xml}</sheetData>`, { sharedStrings: sharedStringsPart(strings) })
          const [grid] = (await readWorkbookGrid({ bytes: buildWorkbook(parts) }, { fileName: 'a.xlsx' })).sheets
          const read = await rowsOf(parts)
          for (let r = 1; r <= rows.length; r += 1) {
            const cells = read.find(([number]) => number === r)?.[1] ?? []
            for (let c = 1; c <= 12; c += 1) expect(cells[c - 1] ?? null).toEqual(grid?.cell(r, c)?.value ?? null)
            expect(rows[r - 1]?.map((item) => (Object.is(item, -0) ? 0 : item))).toEqual(
              expect.arrayContaining(
                cells.filter((item) => item !== null).map((item) => (Object.is(item, -0) ? 0 : item)),
              ),
            )
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('rows and strings that cross the pieces of a large part are whole', async () => {
    const count = 30_000
    const strings = Array.from({ length: count }, (_, n) => `<t>村民${n}号𠮷</t>`)
    const xml = Array.from(
      { length: count },
      (_, n) =>
        `<row r="${n + 1}"><c r="A${n + 1}" t="s"><v>${count - 1 - n}</v></c><c r="B${n + 1}" t="inlineStr"><is><t>住址${n}</t></is></c><c r="C${n + 1}"><v>${n}.25</v></c></row>`,
    ).join('')
    const rows = await rowsOf(one(`<sheetData>${xml}</sheetData>`, { sharedStrings: sharedStringsPart(strings) }))
    expect(rows.length).toBe(count)
    expect(
      rows.every(
        ([number, cells], n) =>
          number === n + 1 &&
          cells[0] === `村民${count - 1 - n}号𠮷` &&
          cells[1] === `住址${n}` &&
          cells[2] === n + 0.25,
      ),
    ).toBe(true)
  })

  test('a sheet is chosen by name or position, the first visible one otherwise', async () => {
    const sheet = (name: string, text: string, state?: string) => ({
      name,
      xml: `<sheetData><row><c t="str"><v>${text}</v></c></row></sheetData>`,
      ...(state ? { state } : {}),
    })
    const parts = { sheets: [sheet('藏', 'a', 'hidden'), sheet('表', 'b'), sheet('三', 'c')] }
    expect((await rowsOf(parts))[0]?.[1]).toEqual(['b'])
    expect((await rowsOf(parts, { sheet: '三' }))[0]?.[1]).toEqual(['c'])
    expect((await rowsOf(parts, { sheet: 0 }))[0]?.[1]).toEqual(['a'])
    await expect(rowsOf(parts, { sheet: '没有' })).rejects.toMatchObject({
      code: 'workbook/sheet-not-found',
      nextStepZh: '可选的工作表：藏、表、三。',
    })
  })

  test.each([
    ['a string that is not there', '<sheetData><row><c t="s"><v>9</v></c></row></sheetData>', 'workbook/corrupt'],
    [
      'a string number that would wrap around',
      '<sheetData><row><c t="s"><v>4294967296</v></c></row></sheetData>',
      'workbook/corrupt',
    ],
    ['a string number that is none', '<sheetData><row><c t="s"><v>x</v></c></row></sheetData>', 'workbook/corrupt'],
    [
      'a row past the end',
      '<sheetData><row r="99999999999"><c><v>1</v></c></row></sheetData>',
      'workbook/outside-the-sheet',
    ],
    [
      'a column past the end',
      '<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>',
      'workbook/outside-the-sheet',
    ],
    ['a part without data', '<sheetViews/>', 'workbook/corrupt'],
    ['a row that never closes', '<sheetData><row><c><v>1</v></c><row r="2"></row></sheetData>', 'workbook/corrupt'],
    [
      'an entity',
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>',
      'workbook/unsafe',
    ],
  ])('refuses %s', async (_, xml, code) => {
    await expect(rowsOf(one(xml, { sharedStrings: sharedStringsPart(['<t>a</t>']) }))).rejects.toMatchObject({ code })
  })
})
