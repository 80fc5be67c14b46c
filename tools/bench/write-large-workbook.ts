import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

const VILLAGES = 400
const POOL = 50_000

/**
 * Writes a workbook of `rows` × 20 by hand: 10 texts (5 of them different in every row), 7 numbers, 3 dates, shared strings as Excel writes them.
 * All of it is invented; ID numbers begin with 519900, which no area has.
 */
export async function writeLargeWorkbook(path: string, rows: number): Promise<void> {
  const zip = new ZipFile(path)
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relationships = (list: readonly string[]): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
  const relationship = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  await zip.add('[Content_Types].xml', [
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
  ])
  await zip.add('_rels/.rels', [relationships([relationship('r1', 'officeDocument', 'xl/workbook.xml')])])
  await zip.add('xl/workbook.xml', [
    `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="人口" sheetId="1" r:id="r1"/></sheets></workbook>`,
  ])
  await zip.add('xl/_rels/workbook.xml.rels', [
    relationships([
      relationship('r1', 'worksheet', 'worksheets/sheet1.xml'),
      relationship('r2', 'sharedStrings', 'sharedStrings.xml'),
      relationship('r3', 'styles', 'styles.xml'),
    ]),
  ])
  await zip.add('xl/styles.xml', [
    `<styleSheet xmlns="${main}"><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  ])
  await zip.add('xl/sharedStrings.xml', sharedStrings(rows, main))
  await zip.add('xl/worksheets/sheet1.xml', sheet(rows, main))
  await zip.close()
}

const text = (value: string): string => `<si><t>${value}</t></si>`

function* sharedStrings(rows: number, main: string): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="${main}">`
  for (let n = 0; n < POOL; n += 1)
    yield text(
      n < VILLAGES
        ? `第${n}村民委员会`
        : `张${String.fromCharCode(0x4e00 + (n % 5000))}${String.fromCharCode(0x4e00 + (n % 3001))}`,
    )
  for (let row = 0; row < rows; row += 1) {
    const tail = `${row}`.padStart(7, '0')
    yield (
      text(`51990019${50 + (row % 50)}0101${tail.slice(-4)}`) +
      text(`某镇某村${row % 97}组${row}号`) +
      text(`139${tail}1`) +
      text(`户${tail}`) +
      text(`备注 ${tail} 无`)
    )
  }
  yield '</sst>'
}

function* sheet(rows: number, main: string): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="${main}"><dimension ref="A1:T${rows}"/><sheetData>`
  const letters = 'ABCDEFGHIJKLMNOPQRST'
  for (let row = 0; row < rows; row += 1) {
    const r = row + 1
    let xml = `<row r="${r}" spans="1:20">`
    for (let column = 0; column < 20; column += 1) {
      const name = `${letters[column]}${r}`
      if (column < 5)
        xml += `<c r="${name}" t="s"><v>${(row * 7 + column * 131) % (column < 2 ? VILLAGES : POOL)}</v></c>`
      else if (column < 10) xml += `<c r="${name}" t="s"><v>${POOL + row * 5 + column - 5}</v></c>`
      else if (column < 13) xml += `<c r="${name}" s="1"><v>${20_000 + ((row * 13 + column) % 25_000)}</v></c>`
      else xml += `<c r="${name}"><v>${column < 16 ? (row * column) % 100 : ((row * column) % 1_000_000) / 100}</v></c>`
    }
    yield `${xml}</row>`
  }
  yield '</sheetData></worksheet>'
}

class ZipFile {
  readonly #out
  readonly #directory: Buffer[] = []
  #offset = 0

  constructor(path: string) {
    this.#out = createWriteStream(path)
  }

  async add(name: string, pieces: Iterable<string>): Promise<void> {
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(0x0808, 6)
    head.writeUInt16LE(8, 8)
    head.writeUInt16LE(name.length, 26)
    const start = this.#offset
    await this.#write(Buffer.concat([head, Buffer.from(name)]))
    const deflate = createDeflateRaw({ level: 1, chunkSize: 256 * 1024 })
    let [sum, size, packed] = [0, 0, 0]
    const reading = (async () => {
      for await (const chunk of deflate as AsyncIterable<Buffer>) {
        packed += chunk.length
        await this.#write(chunk)
      }
    })()
    const put = async (batch: string): Promise<void> => {
      const bytes = Buffer.from(batch, 'utf8')
      sum = crc32(bytes, sum)
      size += bytes.length
      if (!deflate.write(bytes)) await once(deflate, 'drain')
    }
    let batch = ''
    for (const piece of pieces) {
      batch += piece
      if (batch.length < 256 * 1024) continue
      await put(batch)
      batch = ''
    }
    await put(batch)
    deflate.end()
    await reading
    const descriptor = Buffer.alloc(16)
    descriptor.writeUInt32LE(0x08074b50, 0)
    for (const [index, value] of [sum, packed, size].entries()) descriptor.writeUInt32LE(value, 4 + index * 4)
    await this.#write(descriptor)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    head.copy(entry, 6, 4, 14)
    for (const [index, value] of [sum, packed, size].entries()) entry.writeUInt32LE(value, 16 + index * 4)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(start, 42)
    this.#directory.push(Buffer.concat([entry, Buffer.from(name)]))
  }

  async close(): Promise<void> {
    const start = this.#offset
    const directory = Buffer.concat(this.#directory)
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(this.#directory.length, 8)
    end.writeUInt16LE(this.#directory.length, 10)
    end.writeUInt32LE(directory.length, 12)
    end.writeUInt32LE(start, 16)
    await this.#write(Buffer.concat([directory, end]))
    this.#out.end()
    await once(this.#out, 'close')
  }

  async #write(bytes: Buffer): Promise<void> {
    this.#offset += bytes.length
    if (!this.#out.write(bytes)) await once(this.#out, 'drain')
  }
}
