import { Worker } from 'node:worker_threads'
import type { Notice, WorkbookGrid } from '../../contract.ts'
import { finishGrid } from '../finish-grid.ts'
import { openBytes } from '../package/byte-source.ts'
import type { WorkbookSource } from '../package/byte-source.ts'
import { problems } from '../problems.ts'
import { MAX_FILLED_CELLS, SheetDraft } from '../sheet-draft.ts'
import type { LegacyAnswer, LegacyRequest, LegacyWorkbook } from './legacy-workbook.ts'

const MB = 1024 * 1024
/** The parser takes about 20 times the size of the file. */
const MAX_BYTES = 4 * MB
/** Reading time, once the worker is up; real .xls files take about 0.2 s a megabyte. */
const BASE_MS = 1_200
const MS_PER_MB = 700

export const answeredAsXlsx: Notice = {
  code: 'workbook/answered-as-xlsx',
  zh: '这是旧格式文件，已读取；填好后以 .xlsx 格式交回，版式尽量保留（图片、图表、批注和打印设置不保留）。',
  en: 'This is an old-format file. It was read, and will be answered as .xlsx with its layout as far as possible (pictures, charts, comments and print set-up are not kept).',
}

/** Reads .xls, .et, an HTML table saved as .xls, or SpreadsheetML 2003, in a worker with limits on memory and time. */
export async function readLegacyGrid(
  source: WorkbookSource,
  format: LegacyRequest['format'],
  fileName: string,
): Promise<WorkbookGrid> {
  const bytes = await readAll(source)
  if (format === 'ole') refuseOtherOle(bytes)
  if (format !== 'ole' && /<!ENTITY/i.test(bytes.toString('latin1', 0, 64 * 1024)))
    throw problems.unsafe({ part: 'ENTITY' })
  const workbook = await parseInWorker({ bytes: Uint8Array.from(bytes), format })
  const sheets = workbook.sheets.map((sheet) => {
    const draft = new SheetDraft(sheet.name, sheet.state, workbook.styles)
    for (const [row, column, value, style, formula] of sheet.cells) draft.add(row, column, value, style, formula)
    for (const merge of sheet.merges) draft.addMerge(merge)
    for (const { column, width, hidden } of sheet.columns)
      draft.columnSpans.push({ from: column, to: column, width, hidden })
    for (const { row, height, hidden } of sheet.rows) {
      if (hidden) draft.hiddenRows.add(row)
      if (height !== undefined) draft.rowHeights.set(row, height)
    }
    return finishGrid(draft)
  })
  if (sheets.length === 0) throw problems.noSheets()
  const kind = /\.et$/i.test(fileName) ? 'et' : 'xls'
  return { source: kind, sheets, notices: [answeredAsXlsx], ...(workbook.date1904 ? { date1904: true } : {}) }
}

async function readAll(source: WorkbookSource): Promise<Buffer> {
  const bytes = await openBytes(source)
  try {
    if (bytes.size > MAX_BYTES)
      throw problems.tooLarge({ part: `${Math.ceil(bytes.size / MB)} MB > ${MAX_BYTES / MB} MB` })
    return await bytes.read(0, bytes.size)
  } finally {
    await bytes.close()
  }
}

/** An OLE container says by its streams what it is: an encrypted .xlsx, a Word document, or a workbook. */
function refuseOtherOle(bytes: Buffer): void {
  if (bytes.readUInt32BE(0) !== 0xd0cf11e0) return
  if (bytes.length < 1536) throw problems.truncated()
  if (hasStream(bytes, 'EncryptedPackage')) throw problems.encrypted()
  if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book')) return
  if (hasStream(bytes, 'WordDocument')) throw problems.notAWorkbook({ kind: 'Word 文档', kindEn: 'a Word document' })
  if (hasStream(bytes, 'PowerPoint Document'))
    throw problems.notAWorkbook({ kind: 'PowerPoint 演示文稿', kindEn: 'a PowerPoint presentation' })
  throw problems.corrupt({ part: 'OLE' })
}

/** Directory entries are 128 bytes long and begin with the name in UTF-16, its length in bytes (end mark included) at 64 ([MS-CFB] 2.6.1). */
function hasStream(bytes: Buffer, name: string): boolean {
  const wanted = Buffer.from(`${name}\0`, 'utf16le')
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 2)) {
    if (at % 128 === 0 && at + 66 <= bytes.length && bytes.readUInt16LE(at + 64) === wanted.length) return true
  }
  return false
}

async function parseInWorker(request: LegacyRequest): Promise<LegacyWorkbook> {
  const size = request.bytes.length / MB
  const worker = new Worker(new URL('./legacy-worker.ts', import.meta.url), {
    resourceLimits: {
      maxOldGenerationSizeMb: Math.min(768, 96 + 24 * size),
      maxYoungGenerationSizeMb: 16,
      stackSizeMb: 4,
    },
    execArgv: [],
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<LegacyWorkbook>((resolve, reject) => {
      worker.on('message', (answer: LegacyAnswer) => {
        switch (answer.kind) {
          case 'ready':
            timer = setTimeout(() => reject(problems.tookTooLong()), BASE_MS + MS_PER_MB * size)
            worker.postMessage(request, [request.bytes.buffer as ArrayBuffer])
            return
          case 'done':
            resolve(answer.workbook)
            return
          case 'refused':
            reject(refusalFor(answer))
        }
      })
      worker.on('error', (error) =>
        reject('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? problems.tookTooLong() : error),
      )
      worker.on('exit', () => reject(problems.tookTooLong()))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

function refusalFor(answer: LegacyAnswer & { readonly kind: 'refused' }): Error {
  switch (answer.reason) {
    case 'encrypted':
      return problems.encrypted()
    case 'too-many-cells':
      return problems.tooManyCells({ sheet: '', limit: MAX_FILLED_CELLS })
    case 'corrupt':
      return problems.corrupt({ part: 'xls' })
  }
}
