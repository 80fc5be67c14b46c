import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { buildZip } from '../../tests/build-package.ts'
import { dataLimits } from './limits.ts'
import { openPackage } from './open-package.ts'

const text = '表格'.repeat(200_000)
const entries = [
  { name: 'a.xml', data: text },
  { name: 'dir/b.bin', data: 'stored', method: 0 },
]
const collect = async (chunks: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}
const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'no refusal'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

describe('openPackage', () => {
  test.each([{ zip64: false }, { zip64: true }, { zip64: false, comment: 'PK\u0005\u0006 note' }])(
    'reads, streams and copies parts (%o)',
    async (options) => {
      const bytes = buildZip(entries, options)
      const path = join(await mkdtemp(join(tmpdir(), 'package-')), 'a.zip')
      await writeFile(path, bytes)
      for (const source of [{ bytes }, { path }]) {
        const pack = await openPackage(source)
        expect([...pack.parts.keys()]).toEqual(['a.xml', 'dir/b.bin'])
        expect((await pack.readPart('a.xml')).toString()).toBe(text)
        expect((await collect(pack.streamPart('a.xml'))).toString()).toBe(text)
        expect(inflateRawSync(await collect(pack.rawPart('a.xml'))).toString()).toBe(text)
        expect((await pack.readPart('dir/b.bin')).toString()).toBe('stored')
        await pack.close()
      }
    },
  )

  test.each([
    ['a name that climbs out', [{ name: '../../etc/passwd', data: 'x' }], 'workbook/unsafe'],
    ['an absolute name', [{ name: '/xl/a.xml', data: 'x' }], 'workbook/unsafe'],
    ['a backslash', [{ name: 'xl\\a.xml', data: 'x' }], 'workbook/unsafe'],
    ['a drive letter', [{ name: 'C:a.xml', data: 'x' }], 'workbook/unsafe'],
    [
      'the same part twice',
      [
        { name: 'a.xml', data: 'x' },
        { name: 'A.xml', data: 'y' },
      ],
      'workbook/unsafe',
    ],
    [
      'overlapping parts',
      [
        { name: 'a.xml', data: 'xxxx' },
        { name: 'b.xml', data: 'y', headerOffset: 0 },
      ],
      'workbook/unsafe',
    ],
    ['an encrypted entry', [{ name: 'a.xml', data: 'x', flags: 1 }], 'workbook/encrypted'],
    ['2,001 entries', Array.from({ length: 2001 }, (_, n) => ({ name: `${n}`, data: '' })), 'workbook/unsafe'],
  ])('refuses %s on opening', async (_, made, code) => {
    expect(await refusal(openPackage({ bytes: buildZip(made) }))).toBe(code)
  })

  test.each([
    ['a wrong check sum', { name: 'a', data: 'abc', crc32: 1 }, 'workbook/corrupt'],
    ['a wrong size', { name: 'a', data: 'abc', declaredSize: 2 }, 'workbook/corrupt'],
    ['broken deflate', { name: 'a', data: 'abc', raw: Buffer.from('ffffffffff', 'hex') }, 'workbook/corrupt'],
    ['an unknown method', { name: 'a', data: 'abc', method: 12 }, 'workbook/corrupt'],
    ['another local name', { name: 'a', data: 'abc', localName: 'b' }, 'workbook/corrupt'],
    [
      'a bomb that declares 10 bytes',
      { name: 'a', data: Buffer.alloc(20 * 1024 * 1024), declaredSize: 10 },
      'workbook/too-large',
    ],
  ])('refuses %s on reading and on streaming', async (_, entry, code) => {
    const pack = await openPackage({ bytes: buildZip([entry]) })
    expect(await refusal(pack.readPart('a'))).toBe(code)
    expect(await refusal(collect(pack.streamPart('a')))).toBe(code)
  })

  test('counts all parts together, and a part read twice only once', async () => {
    const bytes = buildZip(['a', 'b', 'c'].map((name) => ({ name, data: 'x'.repeat(1000) })))
    const pack = await openPackage({ bytes }, { ...dataLimits, totalBytes: 2500 })
    await pack.readPart('a')
    await collect(pack.streamPart('a'))
    await pack.readPart('b')
    expect(await refusal(pack.readPart('c'))).toBe('workbook/too-large')
  })

  test('says what a broken container is', async () => {
    const bytes = buildZip(entries)
    expect(await refusal(openPackage({ bytes: Buffer.alloc(0) }))).toBe('workbook/empty')
    expect(await refusal(openPackage({ bytes: bytes.subarray(0, bytes.length - 30) }))).toBe('workbook/truncated')
    expect(await refusal(openPackage({ bytes: Buffer.concat([bytes.subarray(0, 500), bytes.subarray(700)]) }))).toMatch(
      /truncated|corrupt|unsafe/,
    )
  })
})
