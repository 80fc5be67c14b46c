import { read } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { openPackage, type OoxmlPackage } from '../server/package/open-package.ts'
import { insertPrintedLine } from '../server/write/sheet-insertions.ts'
import { stampWorkbook } from '../server/write/stamp-workbook.ts'
import { partOf } from './fill-bytes.ts'
import { convertAll, officeProgram } from './golden/office.ts'
import { drawTemplate, templates, type GoldenTemplate } from './golden/templates.ts'
import { parseXml } from './parse-xml.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==',
  'base64',
)
const stamp = {
  picture: PNG,
  lines: ['准入码', '511123-2026-00001-2A', '不用填：A & B <C>'],
  description: '准入码 511123-2026-00001-2A',
  footer: '准入码 511123 & 查验 <http://a/c/1>',
}
const drawn = (template: GoldenTemplate) => drawTemplate(template, template.rows ?? 5, [])
const numbered = templates.map((template) => [template.name, template] as const)

async function rawOf(pack: OoxmlPackage, name: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of pack.rawPart(name)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Parts that differ, by name, and parts that came in. */
async function inventory(before: Uint8Array, after: Uint8Array) {
  const [old, now] = [await openPackage({ bytes: before }), await openPackage({ bytes: after })]
  const changed: string[] = []
  for (const name of old.parts.keys()) {
    expect(now.parts.has(name), name).toBe(true)
    if (!(await rawOf(old, name)).equals(await rawOf(now, name))) changed.push(name)
  }
  return { changed, added: [...now.parts.keys()].filter((name) => !old.parts.has(name)) }
}

const isSheet = (name: string): boolean => /worksheets\/[^/]+\.xml$|^xl\/[^/]*sheet[^/]*\.xml$/i.test(name)

/** What was put in, taken out again: the part must be what it was. */
const without = (xml: string): string =>
  xml
    .replace(/<(\w+:)?odd(Footer|Header)>&amp;L准入码 511123 &amp;&amp; [^<]*<\/(\w+:)?odd(Footer|Header)>/, '')
    .replace(/<(\w+:)?headerFooter><\/(\w+:)?headerFooter>/, '')
    .replace(/<(\w+:)?drawing xmlns:r="[^"]*" r:id="[^"]*"\/>/, '')
    .replace(/<xdr:oneCellAnchor xmlns:xdr="[^"]*" xmlns:a="[^"]*" xmlns:r="[^"]*">.*?<\/xdr:oneCellAnchor>/s, '')

describe('a stamp on every golden template', () => {
  test.each(numbered)('%s: only the sheet’s own surroundings change', async (_, template) => {
    const { bytes, form } = drawn(template)
    const out = await stampWorkbook(bytes, [form.sheet], stamp)
    const { changed, added } = await inventory(bytes, out)
    const others = changed.filter((name) => !/\.rels$|^\[Content_Types\]\.xml$/.test(name))
    const sheets = others.filter((name) => !/drawing/i.test(name) || isSheet(name))
    expect(sheets.length, others.join()).toBeLessThanOrEqual(2)
    for (const name of others) expect(without(await partOf(out, name)), name).toBe(await partOf(bytes, name))
    expect(added.filter((name) => name.endsWith('.png'))).toHaveLength(1)
    expect((await partOf(out, '[Content_Types].xml')).match(/image\/png/g)?.length ?? 0).toBeGreaterThan(0)
    for (const name of [...changed, ...added].filter((each) => /\.(xml|rels)$/.test(each)))
      parseXml(await partOf(out, name))
  })

  test.each(numbered)('%s: cells read the same', async (_, template) => {
    const { bytes, form } = drawn(template)
    const out = await stampWorkbook(bytes, [form.sheet], stamp)
    // SheetJS finds no part outside `xl/`, and opens no zip64.
    if (template.hasOddNames === true || template.zip === 'zip64') return
    expect(read(out).Sheets[form.sheet]).toEqual(read(bytes).Sheets[form.sheet])
  })

  test('a second stamp joins the drawing of the first', async () => {
    const [template] = templates
    if (template === undefined) throw new Error('no template')
    const { bytes, form } = drawn(template)
    const out = await stampWorkbook(await stampWorkbook(bytes, [form.sheet], stamp), [form.sheet], stamp)
    const pack = await openPackage({ bytes: out })
    const drawings = [...pack.parts.keys()].filter((name) => /^xl\/drawings\/drawing\d+\.xml$/.test(name))
    expect(drawings).toHaveLength(1)
    const xml = await partOf(out, drawings[0] ?? '')
    expect(xml.match(/<xdr:oneCellAnchor/g)).toHaveLength(2)
    const ids = [...xml.matchAll(/<xdr:cNvPr id="(\d+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const line = (name: string) => `<${name}>&amp;LN</${name}>`
  test.each([
    ['none', '', `<headerFooter>${line('oddFooter')}</headerFooter>`],
    ['an empty one', '<headerFooter/>', `<headerFooter>${line('oddFooter')}</headerFooter>`],
    [
      'a header only',
      '<headerFooter><oddHeader>&amp;CH</oddHeader></headerFooter>',
      `<headerFooter><oddHeader>&amp;CH</oddHeader>${line('oddFooter')}</headerFooter>`,
    ],
    [
      'a footer only',
      '<headerFooter><oddFooter>&amp;P</oddFooter></headerFooter>',
      `<headerFooter>${line('oddHeader')}<oddFooter>&amp;P</oddFooter></headerFooter>`,
    ],
    [
      'both',
      '<headerFooter><oddHeader>H</oddHeader><oddFooter>F</oddFooter></headerFooter>',
      '<headerFooter><oddHeader>H</oddHeader><oddFooter>F</oddFooter></headerFooter>',
    ],
  ])('a sheet with %s for print keeps it', (_, has, wanted) => {
    const sheet = (printing: string) =>
      `<worksheet xmlns="${MAIN}"><sheetData/><pageSetup/>${printing}<rowBreaks/><drawing r:id="rId1"/></worksheet>`
    expect(insertPrintedLine(sheet(has), 'N')).toBe(sheet(wanted))
  })
})

describe.skipIf(officeProgram === undefined && process.env['CI'] === undefined)('opened by LibreOffice', () => {
  test('every stamped template, with its cells', async () => {
    const files = new Map(
      await Promise.all(
        templates.map(async (template, at) => {
          const { bytes, form } = drawTemplate(template, template.rows ?? 5, [], { zip: 'plain' })
          return [`t${at}`, await stampWorkbook(bytes, [form.sheet], stamp)] as const
        }),
      ),
    )
    const opened = await convertAll(files, 'xlsx')
    for (const [at, template] of templates.entries()) {
      const bytes = opened.get(`t${at}`) ?? Buffer.alloc(0)
      const drawing = [...(await openPackage({ bytes })).parts.keys()].filter((name) =>
        /drawings\/drawing\d+\.xml$/.test(name),
      )
      const texts = await Promise.all(drawing.map((name) => partOf(bytes, name)))
      expect(
        texts.some((text) => text.includes('511123-2026-00001-2A')),
        template.name,
      ).toBe(true)
    }
  }, 180_000)
})
