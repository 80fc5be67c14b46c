import { crc32, deflateSync } from 'node:zlib'
import { encodeQR } from 'qr'

/** Quiet zone on each side, in modules (ISO/IEC 18004 asks for four). */
const QUIET = 4

const modulesOf = (text: string): boolean[][] => encodeQR(text, 'raw', { ecc: 'medium', border: QUIET, scale: 1 })

/** Black squares on white, one path: prints sharp at any size. `title` is read to people who cannot see it. */
export function drawQrSvg(text: string, title: string): string {
  const rows = modulesOf(text)
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  const safe = title.replace(/[&<>"]/g, (each) => `&#${each.codePointAt(0) ?? 0};`)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${rows.length} ${rows.length}" role="img" aria-label="${safe}" shape-rendering="crispEdges">` +
    `<title>${safe}</title><path fill="#fff" d="M0 0h${rows.length}v${rows.length}H0z"/><path d="${path}"/></svg>`
  )
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const bytes = Buffer.alloc(8 + data.length + 4)
  bytes.writeUInt32BE(data.length, 0)
  body.copy(bytes, 4)
  bytes.writeUInt32BE(crc32(body), 8 + data.length)
  return bytes
}

const PIXELS_EACH = 8

/** The same as a picture of one bit a pixel, for files that take no SVG. */
export function drawQrPng(text: string): Uint8Array {
  const rows = modulesOf(text)
  const side = rows.length * PIXELS_EACH
  const stride = 1 + Math.ceil(side / 8)
  const pixels = Buffer.alloc(stride * side)
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const dark = rows[Math.floor(y / PIXELS_EACH)]?.[Math.floor(x / PIXELS_EACH)] === true
      // A set bit is white.
      if (!dark) {
        const at = y * stride + 1 + (x >> 3)
        pixels[at] = (pixels[at] ?? 0) | (0x80 >> (x & 7))
      }
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 1
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
