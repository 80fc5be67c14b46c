import { deflateRawSync } from 'node:zlib'
import { buildZip } from './build-package.ts'
import { buildWorkbook, relationshipsPart, sharedStringsPart, workbookEntries } from './build-workbook.ts'
import type { WorkbookParts } from './build-workbook.ts'

const one = (xml: string, more: Partial<WorkbookParts> = {}): Buffer =>
  buildWorkbook({ sheets: [{ name: '表', xml }], ...more })
const cell = '<row r="1"><c r="A1" t="str"><v>x</v></c></row>'
const replace = (name: string, data: string | Uint8Array): Buffer =>
  one(`<sheetData>${cell}</sheetData>`, { extra: [{ name, data }] })
const dtd = (body: string): Buffer =>
  one(
    `<?xml version="1.0"?><!DOCTYPE worksheet [${body}]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&a9;</v></c></row></sheetData></worksheet>`,
  )

/** A deflate stream of `megabytes` of the same byte, made without holding them: full blocks of one MB repeated (about 1,000 : 1). */
function bombStream(head: string, megabytes: number): { readonly raw: Buffer; readonly size: number } {
  const block = deflateRawSync(Buffer.alloc(1024 * 1024, 0x20), { finishFlush: 2 })
  const first = deflateRawSync(Buffer.from(head), { finishFlush: 2 })
  const last = deflateRawSync(Buffer.alloc(0))
  return {
    raw: Buffer.concat([first, ...Array.from({ length: megabytes }, () => block), last]),
    size: head.length + megabytes * 1024 * 1024,
  }
}

function bomb(part: string): Buffer {
  const { raw, size } = bombStream('<?xml version="1.0"?><worksheet><sheetData>', 1900)
  const entries = workbookEntries({
    sheets: [{ name: '表', xml: `<sheetData>${cell}</sheetData>` }],
    sharedStrings: sharedStringsPart([]),
  })
  return buildZip(entries.map((entry) => (entry.name === part ? { ...entry, raw, declaredSize: size } : entry)))
}

/** An OLE container with one directory sector that names the given streams: enough to tell what the file is. */
export function buildOle(streams: readonly string[], rest = 4096): Buffer {
  const bytes = Buffer.alloc(1024 + rest)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  bytes.writeUInt16LE(0x3e, 24)
  bytes.writeUInt16LE(3, 26)
  bytes.writeUInt16LE(0xfffe, 28)
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt16LE(6, 32)
  bytes.writeUInt32LE(1, 44)
  bytes.writeUInt32LE(1, 48)
  bytes.writeUInt32LE(4096, 56)
  bytes.writeUInt32LE(0xfffffffe, 60)
  bytes.writeUInt32LE(0xfffffffe, 68)
  bytes.fill(0xff, 76, 512)
  bytes.writeUInt32LE(0, 76)
  for (const [index, name] of ['Root Entry', ...streams].entries()) {
    const at = 1024 + index * 128
    bytes.write(name, at, 'utf16le')
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64)
    bytes[at + 66] = index === 0 ? 5 : 2
  }
  return bytes
}

/** A repeatable run of bytes that compress to nothing useful. */
export function junk(length: number): Buffer {
  const bytes = Buffer.alloc(length)
  let state = 12345
  for (let at = 0; at < length; at += 4) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    bytes.writeUInt32LE(state, Math.min(at, length - 4))
  }
  return bytes
}

const good = (): Buffer => one(`<sheetData>${cell}</sheetData>`)
const many = (count: number, make: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join('')

export interface HostileFile {
  readonly name: string
  readonly make: () => Buffer
  /** The refusal, or `reads` when the file is odd but harmless. */
  readonly expected: string
  /** Heavy enough to be worth a process of its own, in which time and memory are measured. */
  readonly worst?: boolean
}

/** Bad input by kind. Every one is either refused in words or read harmlessly; the tests hold the code, the time and the memory. */
export const hostileFiles: readonly HostileFile[] = [
  { name: 'empty.xlsx', make: () => Buffer.alloc(0), expected: 'workbook/empty' },
  {
    name: 'picture.xlsx',
    make: () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), junk(500)]),
    expected: 'workbook/not-a-workbook',
  },
  { name: 'paper.xlsx', make: () => Buffer.from('%PDF-1.7\n%âãÏÓ\n'), expected: 'workbook/not-a-workbook' },
  { name: 'text.xlsx', make: () => Buffer.from('姓名 年龄\n张三 80\n'), expected: 'workbook/not-a-workbook' },
  {
    name: 'letter.xlsx',
    make: () =>
      buildZip([
        { name: '_rels/.rels', data: relationshipsPart([['r', 'officeDocument', 'word/document.xml']]) },
        { name: 'word/document.xml', data: '<w/>' },
      ]),
    expected: 'workbook/not-a-workbook',
  },
  { name: 'archive.xlsx', make: () => buildZip([{ name: 'a.txt', data: 'a' }]), expected: 'workbook/not-a-workbook' },
  {
    name: 'binary.xlsb',
    make: () =>
      buildZip([
        { name: '_rels/.rels', data: relationshipsPart([['r', 'officeDocument', 'xl/workbook.bin']]) },
        { name: 'xl/workbook.bin', data: 'a' },
      ]),
    expected: 'workbook/binary-workbook',
  },
  { name: 'junk.xlsx', make: () => junk(50 * 1024 * 1024), expected: 'workbook/not-a-workbook', worst: true },
  {
    name: 'junk-zip.xlsx',
    make: () => Buffer.concat([Buffer.from('PK\u0003\u0004'), junk(50 * 1024 * 1024)]),
    expected: 'workbook/truncated',
    worst: true,
  },
  {
    name: 'junk.xls',
    make: () => Buffer.concat([buildOle(['Workbook']), junk(4_000_000)]),
    expected: 'workbook/corrupt',
    worst: true,
  },
  {
    name: 'large.xls',
    make: () => Buffer.concat([buildOle(['Workbook']), junk(50 * 1024 * 1024)]),
    expected: 'workbook/too-large',
    worst: true,
  },
  {
    name: 'junk.csv',
    make: () => Buffer.concat([Buffer.from('a,b\n1,2\n'.repeat(1000)), junk(50 * 1024 * 1024)]),
    expected: 'workbook/unknown-encoding|workbook/not-a-workbook|workbook/corrupt',
    worst: true,
  },
  { name: 'truncated.xlsx', make: () => good().subarray(0, -40), expected: 'workbook/truncated' },
  {
    name: 'encrypted.xlsx',
    make: () => buildOle(['EncryptionInfo', 'EncryptedPackage']),
    expected: 'workbook/encrypted',
  },
  { name: 'word.xls', make: () => buildOle(['WordDocument']), expected: 'workbook/not-a-workbook' },
  {
    name: 'sheet-bomb.xlsx',
    make: () => bomb('xl/worksheets/sheet1.xml'),
    expected: 'workbook/too-large',
    worst: true,
  },
  { name: 'string-bomb.xlsx', make: () => bomb('xl/sharedStrings.xml'), expected: 'workbook/too-large', worst: true },
  { name: 'workbook-bomb.xlsx', make: () => bomb('xl/workbook.xml'), expected: 'workbook/too-large', worst: true },
  {
    name: 'unused-bomb.xlsx',
    make: () =>
      one(`<sheetData>${cell}</sheetData>`, { extra: [{ name: 'xl/media/a.bin', data: '', ...bombEntry() }] }),
    expected: 'reads',
    worst: true,
  },
  {
    name: 'entity-bomb.xlsx',
    make: () => dtd(`<!ENTITY a0 "ha">${many(9, (n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`)}`),
    expected: 'workbook/unsafe',
  },
  {
    name: 'file-entity.xlsx',
    make: () => dtd('<!ENTITY a9 SYSTEM "file:///etc/passwd">'),
    expected: 'workbook/unsafe',
  },
  {
    name: 'far-row.xlsx',
    make: () => one('<sheetData><row r="99999999999"><c><v>1</v></c></row></sheetData>'),
    expected: 'workbook/outside-the-sheet',
  },
  {
    name: 'far-cell.xlsx',
    make: () => one(`<sheetData>${cell}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>`),
    expected: 'workbook/too-wide',
  },
  {
    name: 'outside-cell.xlsx',
    make: () => one('<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>'),
    expected: 'workbook/outside-the-sheet',
  },
  {
    name: 'outside-merge.xlsx',
    make: () => one(`<sheetData>${cell}</sheetData><mergeCells><mergeCell ref="A1:A1048577"/></mergeCells>`),
    expected: 'workbook/outside-the-sheet',
  },
  {
    name: 'merge-all.xlsx',
    make: () => one(`<sheetData>${cell}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`),
    expected: 'workbook/too-wide',
  },
  {
    name: 'many-merges.xlsx',
    make: () =>
      one(`<sheetData>${cell}</sheetData><mergeCells>${'<mergeCell ref="A1:A1048576"/>'.repeat(50_000)}</mergeCells>`),
    expected: 'workbook/too-wide',
    worst: true,
  },
  {
    name: 'all-columns.xlsx',
    make: () =>
      one(
        `${`<cols>${'<col min="1" max="16384" width="9" hidden="1"/>'.repeat(20_000)}</cols>`}<sheetData>${cell}</sheetData>`,
      ),
    expected: 'reads',
    worst: true,
  },
  {
    name: 'list-over-all.xlsx',
    make: () =>
      one(
        `<sheetData>${cell}</sheetData><dataValidations><dataValidation type="list" sqref="${'A1:XFD1048576 '.repeat(10_000)}"><formula1>$A:$XFD</formula1></dataValidation></dataValidations>`,
      ),
    expected: 'reads',
    worst: true,
  },
  {
    name: 'many-ranges.xlsx',
    make: () =>
      one(
        `<sheetData>${cell}</sheetData><dataValidations><dataValidation type="list" sqref="${'A1 '.repeat(300_000)}"><formula1>"a"</formula1></dataValidation></dataValidations>`,
      ),
    expected: 'workbook/too-large',
    worst: true,
  },
  {
    name: 'data.xlsx',
    make: () =>
      one(`<sheetData>${many(30_000, (n) => `<row r="${n + 1}">${'<c><v>1</v></c>'.repeat(10)}</row>`)}</sheetData>`),
    expected: 'workbook/too-many-cells',
    worst: true,
  },
  {
    name: 'blank-cells.xlsx',
    make: () =>
      one(`<sheetData>${many(1000, () => `<row>${many(3000, (n) => `<c s="${n % 7}"/>`)}</row>`)}</sheetData>`),
    expected: 'workbook/too-large|workbook/too-many-cells',
    worst: true,
  },
  {
    name: 'climbing.xlsx',
    make: () => buildZip([...workbookEntries({ sheets: [] }), { name: '../../tmp/evil.xml', data: 'x' }]),
    expected: 'workbook/unsafe',
  },
  {
    name: 'proto.xlsx',
    make: () => buildWorkbook({ sheets: [{ name: '__proto__', xml: `<sheetData>${cell}</sheetData>` }] }),
    expected: 'reads',
  },
  { name: 'no-data.xlsx', make: () => one('<sheetViews/>'), expected: 'workbook/corrupt' },
  {
    name: 'no-rels.xlsx',
    make: () =>
      buildZip(
        workbookEntries({ sheets: [{ name: 'a', xml: '<sheetData/>' }] }).filter(
          (entry) => !entry.name.endsWith('workbook.xml.rels'),
        ),
      ),
    expected: 'workbook/corrupt',
  },
  {
    name: 'no-root-rels.xlsx',
    make: () =>
      buildZip(
        workbookEntries({ sheets: [{ name: 'a', xml: '<sheetData/>' }] }).filter(
          (entry) => entry.name !== '_rels/.rels',
        ),
      ),
    expected: 'workbook/corrupt',
  },
  {
    name: 'circle.xlsx',
    make: () => replace('xl/_rels/workbook.xml.rels', relationshipsPart([['rId1', 'worksheet', 'workbook.xml']])),
    expected: 'workbook/corrupt',
  },
  {
    name: 'no-sheet-part.xlsx',
    make: () =>
      replace('xl/_rels/workbook.xml.rels', relationshipsPart([['rId1', 'worksheet', 'worksheets/none.xml']])),
    expected: 'workbook/corrupt',
  },
  {
    name: 'only-charts.xlsx',
    make: () =>
      replace('xl/_rels/workbook.xml.rels', relationshipsPart([['rId1', 'chartsheet', 'worksheets/sheet1.xml']])),
    expected: 'workbook/no-sheets',
  },
  {
    name: 'cut-strings.xlsx',
    make: () =>
      one('<sheetData><row><c t="s"><v>0</v></c></row></sheetData>', {
        sharedStrings: '<sst><si><t>a</t></si><si><t>b',
      }),
    expected: 'workbook/corrupt',
  },
  {
    name: 'missing-string.xlsx',
    make: () =>
      one('<sheetData><row><c t="s"><v>5</v></c></row></sheetData>', {
        sharedStrings: sharedStringsPart(['<t>a</t>']),
      }),
    expected: 'workbook/corrupt',
  },
  {
    name: 'cut-sheet.xlsx',
    make: () => one('<?xml version="1.0"?><worksheet><sheetData><row><c><v>1</v></c></row>'),
    expected: 'workbook/corrupt',
  },
  {
    name: 'long-tag.xlsx',
    make: () => one(`<sheetData>${cell}<row r="${'1'.repeat(3_000_000)}"/></sheetData>`),
    expected: 'workbook/unsafe|workbook/outside-the-sheet|workbook/too-large',
    worst: true,
  },
  {
    name: 'deep.xlsx',
    make: () => one(`${'<a>'.repeat(1_000_000)}${'</a>'.repeat(1_000_000)}<sheetData>${cell}</sheetData>`),
    expected: 'reads',
    worst: true,
  },
  {
    name: 'entities.xls',
    make: () =>
      Buffer.from(
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      ),
    expected: 'workbook/unsafe',
  },
  {
    name: 'quote.csv',
    make: () => Buffer.from(`a,b\n"${'x'.repeat(20_000_000)}`),
    expected: 'workbook/corrupt',
    worst: true,
  },
]

function bombEntry(): { readonly raw: Buffer; readonly declaredSize: number } {
  const { raw, size } = bombStream('', 500)
  return { raw, declaredSize: size }
}
