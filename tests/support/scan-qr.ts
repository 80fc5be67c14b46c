import { inflateSync } from 'node:zlib'
import { decodeQR } from 'qr/decode.js'

/** A picture of one bit a pixel as a scanner sees it. */
export function scan(png: Uint8Array): string {
  const bytes = Buffer.from(png)
  const side = bytes.readUInt32BE(16)
  const length = bytes.readUInt32BE(33)
  const pixels = inflateSync(bytes.subarray(41, 41 + length))
  const data = new Uint8Array(side * side * 4).fill(255)
  const stride = 1 + Math.ceil(side / 8)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const white = ((pixels[y * stride + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
      data.fill(white * 255, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  return decodeQR({ width: side, height: side, data })
}

/** The squares of an SVG as a scanner sees them. */
export function scanSvg(svg: string): string {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  const each = 8
  const data = new Uint8Array((side * each) ** 2 * 4).fill(255)
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let dy = 0; dy < each; dy += 1)
      for (let dx = 0; dx < each; dx += 1) {
        const at = ((Number(y) * each + dy) * side * each + Number(x) * each + dx) * 4
        data.fill(0, at, at + 3)
      }
  return decodeQR({ width: side * each, height: side * each, data })
}
