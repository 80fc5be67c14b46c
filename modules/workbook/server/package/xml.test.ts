import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attribute, attributes, decodeEntities, scanXml, textOf, tokenizeXml, unescapeText } from './xml.ts'

const xml = `<?xml version="1.0"?><!-- a > b --><x:row r="1" t='a>b' xml:space="preserve"><x:c  s = "3"  r='B"1'/><v>1 &lt; 2 &#x4e00;&#19968;</v><![CDATA[<raw> & ]]></x:row>`
const read = async (bytes: Uint8Array, size: number): Promise<string[]> => {
  const chunks: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size))
  const raws: string[] = []
  await scanXml(chunks, 'test', (token) => {
    raws.push(`${token.kind}:${token.name}:${token.raw}`)
  })
  return raws
}

describe('tokenizer', () => {
  test('gives names without prefix, attributes in any order and quote, text with entities', () => {
    const tokens = [...tokenizeXml(xml)]
    const row = tokens.find((token) => token.name === 'row' && token.kind === 'open')
    const cell = tokens.find((token) => token.name === 'c')
    if (!row || !cell) throw new Error('missing')
    expect([row.prefix, attribute(row, 't'), attribute(row, 'space'), attribute(row, 'b')]).toEqual([
      'x',
      'a>b',
      'preserve',
      undefined,
    ])
    expect([cell.selfClosing, attribute(cell, 'r'), attribute(cell, 's')]).toEqual([true, 'B"1', '3'])
    expect([...attributes(row).keys()]).toEqual(['r', 't', 'xml:space'])
    expect(tokens.filter((token) => token.kind === 'text').map(textOf)).toEqual(['1 < 2 一一', '<raw> & '])
  })

  test('an attribute is not found inside a value or in a namespace declaration', () => {
    const [token] = tokenizeXml(`<c xmlns:r="urn:x" t=" r='9'" r="A1"/>`)
    expect(token && attribute(token, 'r')).toBe('A1')
  })

  test.each([1, 2, 3, 7, 16, 1000])(
    'gives the same tokens in pieces of %i bytes, in UTF-8 and UTF-16, with and without mark',
    async (size) => {
      const whole = [...tokenizeXml(xml)].map((token) => `${token.kind}:${token.name}:${token.raw}`)
      expect(await read(Buffer.from(xml), size)).toEqual(whole)
      expect(await read(Buffer.from(`\ufeff${xml}`), Math.max(4, size))).toEqual(whole)
      expect(await read(Buffer.from(`\ufeff${xml}`, 'utf16le'), Math.max(4, size))).toEqual(whole)
      expect(await read(Buffer.from(xml, 'utf16le').swap16(), Math.max(4, size))).toEqual(whole)
    },
  )

  test('all raw texts joined give the text that was read', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b x="1>2"/>',
      '文字',
      '&amp;',
      '<!--x-->',
      '<![CDATA[<]]>',
      '\n',
      '<?p q?>',
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect([...tokenizeXml(pieces.join(''))].map((token) => token.raw).join('')).toBe(pieces.join(''))
      }),
    )
  })

  test.each(['<!DOCTYPE a>', '<!DOCTYPE a [<!ENTITY b "c">]>', '<a><!ENTITY b "c"></a>', '<!x'])(
    'refuses %s',
    (text) => {
      expect(() => [...tokenizeXml(text)]).toThrow('workbook/unsafe')
    },
  )

  test('refuses a part that ends inside a tag', () => {
    expect(() => [...tokenizeXml('<a><b')]).toThrow('workbook/corrupt')
  })

  test('reads a declared GBK part and refuses bytes that are not UTF-8', async () => {
    const gbk = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="GBK"?><a>'),
      Buffer.from('b4e5', 'hex'),
      Buffer.from('</a>'),
    ])
    expect((await read(gbk, 1000)).join()).toContain('村')
    await expect(read(Buffer.from('<a>\xb4\xe5</a>', 'latin1'), 1000)).rejects.toThrow('workbook/corrupt')
  })
})

test('entities and escapes', () => {
  expect(decodeEntities('&lt;&amp;amp;&#65;&#x1F600;&nosuch;&#0;')).toBe('<&amp;A😀&nosuch;&#0;')
  expect(decodeEntities('a\r\nb')).toBe('a\nb')
  expect(unescapeText('a_x000D_b_x005F_x000D_')).toBe('a\rb_x000D_')
})
