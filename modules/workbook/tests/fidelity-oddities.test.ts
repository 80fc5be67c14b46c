import { Problem } from '#platform/errors.ts'
import { readXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import type { FillPlan } from '../contract.ts'
import { buildWorkbook } from './build-template.ts'
import type { RawWorkbook } from './build-template.ts'
import { fillBytes, partOf } from './fill-bytes.ts'

/** A1, B5 and C5 get a value; with `rows`, a list over rows 5 to 6 as well. */
const plan = (rows = 0): FillPlan => ({
  sheets: [
    {
      sheet: '表',
      cells: [{ row: 1, column: 1, value: { kind: 'text', text: '甲' } }],
      lists: [
        {
          firstRow: 5,
          lastRow: 6,
          templateRow: 5,
          columns: [2, 3],
          count: Math.max(1, rows),
          rows: Array.from({ length: Math.max(1, rows) }, (_, at) => [
            { kind: 'number' as const, number: at + 1 },
            { kind: 'text' as const, text: `人${at + 1}` },
          ]),
        },
      ],
    },
  ],
})

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const strings = `<sst xmlns="${MAIN}"><si><t>旧</t></si></sst>`
const oneSheet = (xml: string, rest: Partial<RawWorkbook> = {}): Buffer =>
  buildWorkbook({ sheets: [{ name: '表', xml }], ...rest })

const c = (place: string, value: number): string => `<c r="${place}"><v>${value}</v></c>`

/** Sheets that no tidy program writes. `kept` are cells of the template that must still be there, by their place after `added` rows. */
const odd: readonly (readonly [name: string, xml: string, kept: readonly (readonly [string, number])[]])[] = [
  [
    'rows out of order',
    `<sheetData><row r="9">${c('A9', 9)}</row><row r="5">${c('A5', 5)}</row><row r="2">${c('A2', 2)}</row></sheetData>`,
    [
      ['A9', 9],
      ['A5', 5],
      ['A2', 2],
    ],
  ],
  [
    'cells out of order',
    `<sheetData><row r="5">${c('F5', 6)}${c('C5', 3)}${c('A5', 1)}</row><row r="9">${c('D9', 4)}${c('A9', 9)}</row></sheetData>`,
    [
      ['F5', 6],
      ['A5', 1],
      ['D9', 4],
      ['A9', 9],
    ],
  ],
  [
    'the same row twice',
    `<sheetData><row r="5">${c('A5', 1)}</row><row r="5">${c('F5', 6)}</row></sheetData>`,
    [
      ['A5', 1],
      ['F5', 6],
    ],
  ],
  [
    'the same row twice, with a cell to be filled',
    `<sheetData><row r="5">${c('A5', 1)}${c('B5', 8)}</row><row r="5">${c('B5', 6)}</row></sheetData>`,
    [['A5', 1]],
  ],
  [
    'the same cell twice',
    `<sheetData><row r="5">${c('B5', 1)}${c('B5', 2)}${c('F5', 6)}</row></sheetData>`,
    [['F5', 6]],
  ],
  [
    'no dimension, cells beyond spans',
    `<sheetData><row r="5" spans="1:1">${c('A5', 1)}${c('H5', 8)}</row></sheetData>`,
    [
      ['A5', 1],
      ['H5', 8],
    ],
  ],
  ['a false dimension', `<dimension ref="A1"/><sheetData><row r="9">${c('H9', 8)}</row></sheetData>`, [['H9', 8]]],
  ['an empty sheetData', '<sheetData/>', []],
  ['no sheetData', '<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>', []],
  ['only an extLst', '<extLst><ext uri="{0}"/></extLst>', []],
  [
    'comments and white space',
    `<!-- <sheetData> --><sheetData>\n<!-- <row r="5"/> --> <row r="5"> <!-- <c r="B5"/> --> ${c('A5', 1)}\n</row>\n<row r="9">${c('A9', 9)}</row> <!-- </sheetData> -->\n</sheetData>`,
    [
      ['A5', 1],
      ['A9', 9],
    ],
  ],
  [
    'single quotes',
    `<sheetData><row r='5'><c r='A5' s='1'><v>1</v></c><c t='n' r='B5'><v>2</v></c></row><row r='9'><c r='A9'><v>9</v></c></row></sheetData>`,
    [
      ['A5', 1],
      ['A9', 9],
    ],
  ],
  [
    'a row and cells without places',
    `<sheetData><row/><row/><row/><row/><row><c><v>1</v></c><c/><c/><c><v>4</v></c></row><row/><row><c><v>7</v></c></row></sheetData>`,
    [
      ['A5', 1],
      ['D5', 4],
      ['A7', 7],
    ],
  ],
  [
    'places on some rows only',
    `<sheetData><row r="5"><c><v>1</v></c></row><row><c r="A6"><v>6</v></c></row><row r="9"><c r="B9"><v>2</v></c><c><v>3</v></c></row><row><c><v>10</v></c></row></sheetData>`,
    [
      ['A5', 1],
      ['B9', 2],
      ['C9', 3],
      ['A10', 10],
    ],
  ],
  [
    'small letters',
    `<sheetData><row r="5"><c r="a5"><v>1</v></c></row><row r="9"><c r="a9"><v>9</v></c></row></sheetData>`,
    [
      ['A5', 1],
      ['A9', 9],
    ],
  ],
  [
    'rows with an extLst',
    `<sheetData><row r="5">${c('A5', 1)}<extLst><ext uri="{1}"/></extLst></row><row r="9">${c('A9', 9)}</row></sheetData>`,
    [
      ['A5', 1],
      ['A9', 9],
    ],
  ],
  [
    'cells of every kind',
    `<sheetData><row r="5"><c r="A5"><v>1</v></c><c r="B5" t="s"><v>0</v></c><c r="C5" t="e"><v>#N/A</v></c><c r="D5" t="b"><v>1</v></c><c r="E5" t="d"><v>2026-01-01</v></c><c r="F5"/></row><row r="9">${c('A9', 9)}</row></sheetData>`,
    [
      ['A5', 1],
      ['A9', 9],
    ],
  ],
  [
    'white space in tags',
    `<sheetData  ><row   r = "5"  ><c  r="A5"  ><v >1</v ></c ></row ><row\n r="9"\n>${c('A9', 9)}</row></sheetData  >`,
    [
      ['A5', 1],
      ['A9', 9],
    ],
  ],
  [
    'a prefix for the rows only',
    `<sheetData><y:row xmlns:y="${MAIN}" r="5"><y:c r="A5"><y:v>1</y:v></y:c></y:row></sheetData>`,
    [['A5', 1]],
  ],
]

const shifted = (place: string, added: number): string =>
  place.replace(/\d+$/, (row) => `${Number(row) > 6 ? Number(row) + added : Number(row)}`)

async function readCells(bytes: Uint8Array): Promise<(place: string) => unknown> {
  const rows = (await readXlsx(bytes)).sheets.find((one) => one.name === '表')?.rows ?? []
  return (place) => rows[Number(/\d+$/.exec(place)?.[0]) - 1]?.[place.charCodeAt(0) - 65]
}

describe.each(odd)('%s', (_, xml, kept) => {
  test.each([1, 2, 5])('%i rows: filled right or refused', async (count) => {
    const template = oneSheet(xml, { parts: [{ name: 'xl/sharedStrings.xml', data: strings }] })
    const out = await fillBytes(template, plan(count)).catch((error: unknown) => {
      expect(error).toBeInstanceOf(Problem)
    })
    if (out === undefined) return
    const part = await partOf(out, 'xl/worksheets/sheet1.xml')
    const places = [
      ...part.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<(?:\w+:)?c\s[^>]*?r=["']([A-Za-z]+\d+)["']/g),
    ].map((match) => match[1]?.toUpperCase())
    expect(places.length, 'no place twice').toBe(new Set(places).size)
    const at = await readCells(out)
    expect(at('A1')).toBe('甲')
    for (let row = 0; row < count; row += 1)
      expect([at(`B${5 + row}`), at(`C${5 + row}`)]).toEqual([row + 1, `人${row + 1}`])
    for (const [place, value] of kept)
      expect([place, at(shifted(place, Math.max(0, count - 2)))]).toEqual([place, value])
  })
})
