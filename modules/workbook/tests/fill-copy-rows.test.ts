import fc from 'fast-check'
import { readXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import { buildWorkbook } from './build-template.ts'
import { fillBytes, partOf } from './fill-bytes.ts'

describe('rows straight from COPY text', () => {
  const form = buildWorkbook({
    sheets: [
      {
        name: '表',
        xml: '<sheetData><row r="2"><c r="A2" s="1"/><c r="B2" s="3"/><c r="C2" s="2"/><c r="D2" s="1"/><c r="E2"/></row></sheetData>',
      },
    ],
  })
  const fields = [
    { kind: 'number' },
    { kind: 'text' },
    { kind: 'date', precision: 'day' },
    { kind: 'text' },
    { kind: 'boolean' },
  ] as const
  const fill = (chunks: Iterable<Uint8Array>, count: number): Promise<Buffer> =>
    fillBytes(form, {
      sheets: [
        {
          sheet: '表',
          cells: [],
          lists: [
            {
              firstRow: 2,
              lastRow: 2,
              templateRow: 2,
              columns: [2, 1, 3, 4, 5],
              count,
              rows: [],
              copyText: { chunks, fields },
            },
          ],
        },
      ],
    })
  const cells = async (bytes: Buffer): Promise<unknown[][]> =>
    ((await readXlsx(bytes)).sheets[0]?.rows ?? []).slice(1).map((row) => [...row])
  const escape = (text: string): string =>
    text.replace(
      /[\\\n\r\t\b\f\v]/g,
      (character) =>
        `\\${({ '\\': '\\', '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f', '\v': 'v' } as Record<string, string>)[character]}`,
    )

  test('what the database sends arrives, however it is cut, in old rows and new ones', async () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...Array.from('居民<>&_x0041_\\\t\n 𠮷='), '\b', '\u0001'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 12,
    })
    const row = fc.record({
      number: fc.integer({ min: -1e9, max: 1e9 }),
      name: text,
      other: fc.option(text),
      flag: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        async (rows, step) => {
          const lines = rows.map(
            (one) =>
              `${[one.number, escape(one.name), '2026-10-31', one.other === null ? '\\N' : escape(one.other), one.flag ? 't' : 'f'].join('\t')}\n`,
          )
          const bytes = Buffer.from(lines.join(''))
          function* cut(): Generator<Uint8Array> {
            for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
          }
          const xml = await partOf(await fill(cut(), rows.length), 'xl/worksheets/sheet1.xml')
          // What XML cannot hold is left out.
          const clean = (value: string): string =>
            value.replace(/\r\n?/g, '\n').replace(/(?![\t\n\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu, '')
          const found = [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((match) =>
            [
              ...(match[1] ?? '').matchAll(
                /<c r="([A-Z])\d+"[^>]*?(?:\/>|>(?:<is><t([^>]*)>(.*?)<\/t><\/is>|<v>(.*?)<\/v>)<\/c>)/gs,
              ),
            ].map(
              ([, , , text = '', value]) =>
                value ??
                text
                  .replaceAll('&lt;', '<')
                  .replaceAll('&gt;', '>')
                  .replaceAll('&quot;', '"')
                  .replaceAll('&amp;', '&')
                  .replaceAll('_x005F_', '_'),
            ),
          )
          expect(found).toEqual(
            rows.map((one) =>
              [clean(one.name), `${one.number}`, '46326', clean(one.other ?? ''), one.flag ? '是' : '否'].map((value) =>
                value.replaceAll('_x005F_', '_'),
              ),
            ),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
  test('NaN is no value, 20 digits and infinity are no number', async () => {
    const bytes = Buffer.from('1\ta\t\\N\tb\tt\nNaN\ta\t\\N\tb\tt\n12345678901234567890\ta\t0044-03-15 BC\tb\tt\n\\.\n')
    const [, second, third] = await cells(await fill([bytes], 3))
    expect(second?.[1] ?? null).toBeNull()
    expect(third?.slice(1, 3)).toEqual(['12345678901234567890', '0044-03-15 BC'])
  })
  test('a text longer than a cell is cut, not written into a damaged file', async () => {
    const long = '长'.repeat(40_000)
    const found = await cells(await fill([Buffer.from(`1\t${long}\t\\N\tb\tt\n1\t${long}\t\\N\tb\tt\n`)], 2))
    expect(found.map((row) => String(row[0]).length)).toEqual([32_767, 32_767])
  })
})
