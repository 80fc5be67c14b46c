import { openBytes } from './package/byte-source.ts'
import type { WorkbookSource } from './package/byte-source.ts'
import { problems } from './problems.ts'

/** What the bytes are, whatever the file is called. */
export type FileFormat = 'zip' | 'ole' | 'html' | 'xml' | 'csv'

const magics: readonly (readonly [hex: string, kind: string, kindEn: string])[] = [
  ['89504e470d0a1a0a', 'PNG 图片', 'a PNG picture'],
  ['ffd8ff', 'JPEG 图片', 'a JPEG picture'],
  ['47494638', 'GIF 图片', 'a GIF picture'],
  ['424d', 'BMP 图片', 'a BMP picture'],
  ['25504446', 'PDF 文档', 'a PDF document'],
  ['7b5c727466', 'RTF 文档', 'an RTF document'],
  ['526172211a07', 'RAR 压缩包', 'a RAR archive'],
  ['377abcaf271c', '7z 压缩包', 'a 7z archive'],
  ['1f8b', 'gzip 压缩包', 'a gzip archive'],
  ['4d5a', 'Windows 程序', 'a Windows program'],
  ['7f454c46', 'Linux 程序', 'a Linux program'],
]

const unknownData = { kind: '无法识别的数据', kindEn: 'data of an unknown kind' }
/** Extensions under which plain text is taken for a table; `.xls` because many systems export tab-separated text under that name. */
const TEXT_TABLES = new Set(['csv', 'txt', 'tsv', 'xls', ''])

/** Looks at the first 4 KB. Throws when the file is empty or is nothing that can be a table. */
export async function sniffFormat(source: WorkbookSource, fileName: string): Promise<FileFormat> {
  const bytes = await openBytes(source)
  try {
    if (bytes.size === 0) throw problems.empty()
    return sniffHead(await bytes.read(0, 4096), fileName)
  } finally {
    await bytes.close()
  }
}

function sniffHead(head: Buffer, fileName: string): FileFormat {
  const hex = head.toString('hex', 0, 8)
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return 'zip'
  if (hex === 'd0cf11e0a1b11ae1') return 'ole'
  for (const [magic, kind, kindEn] of magics)
    if (hex.startsWith(magic) && (magic.length > 4 || !isText(head))) throw problems.notAWorkbook({ kind, kindEn })
  // BIFF2–BIFF4 streams without a container.
  if (/^09(00|02|04)0[46]00/.test(hex)) return 'ole'
  if (!isText(head)) throw problems.notAWorkbook(unknownData)
  const text = head
    .toString('latin1')
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart()
    .toLowerCase()
  const extension = /\.([^.]*)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  if (
    /^(<!doctype html|<html|<table|<meta|<head|<style|<div)/.test(text) ||
    (text.startsWith('<') && text.includes('<table'))
  )
    return 'html'
  if (text.startsWith('<?xml') || text.startsWith('<workbook')) return sniffXml(text)
  if (!TEXT_TABLES.has(extension) || text.trim() === '')
    throw problems.notAWorkbook({ kind: '纯文本', kindEn: 'plain text' })
  if (extension === 'xls' && !text.includes('\t') && !text.includes(','))
    throw problems.notAWorkbook({ kind: '纯文本', kindEn: 'plain text' })
  return 'csv'
}

function sniffXml(text: string): FileFormat {
  if (text.includes('<!entity') || (text.includes('<!doctype') && !text.includes('html')))
    throw problems.unsafe({ part: 'DOCTYPE' })
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'xml'
  if (text.includes('<html')) return 'html'
  throw problems.notAWorkbook({ kind: 'XML 文件', kindEn: 'an XML file' })
}

/** Text has no control characters but tab, line ends and form feed; UTF-16 is known by its mark. */
function isText(head: Buffer): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true
  return !head.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 0x1a)
}
