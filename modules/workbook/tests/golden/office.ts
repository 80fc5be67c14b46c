import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where LibreOffice is; undefined when this machine has none. */
export const officeProgram = (process.env['PATH'] ?? '')
  .split(':')
  .map((folder) => join(folder, 'soffice'))
  .find((path) => existsSync(path))

export type Files = ReadonlyMap<string, Uint8Array>

/** Converts all files in one start of LibreOffice, in a profile of its own. Throws when one of them does not come out. */
export async function convertAll(files: Files, format: 'pdf' | 'xlsx'): Promise<Map<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'office-'))
  try {
    for (const [name, bytes] of files) await writeFile(join(folder, `${name}.xlsx`), bytes)
    const out = join(folder, 'out')
    const inputs = [...files.keys()].map((name) => join(folder, `${name}.xlsx`))
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    await run(officeProgram ?? 'soffice', [profile, '--headless', '--convert-to', format, '--outdir', out, ...inputs], {
      timeout: 30_000 + 2_000 * files.size,
    })
    const made = new Set(await readdir(out))
    const missing = [...files.keys()].filter((name) => !made.has(`${name}.${format}`))
    if (missing.length > 0) throw new Error(`LibreOffice did not open ${missing.join(', ')}`)
    return new Map(
      await Promise.all(
        [...files.keys()].map(async (name) => [name, await readFile(join(out, `${name}.${format}`))] as const),
      ),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A page as pixels, three bytes each. */
export interface Page {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

export const DOTS_PER_INCH = 60

export async function drawPages(pdf: Uint8Array): Promise<Page[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pages-'))
  try {
    await writeFile(join(folder, 'in.pdf'), pdf)
    await run('pdftoppm', ['-r', `${DOTS_PER_INCH}`, join(folder, 'in.pdf'), join(folder, 'page')], { timeout: 60_000 })
    const names = (await readdir(folder)).filter((name) => name.endsWith('.ppm')).toSorted()
    return await Promise.all(names.map(async (name) => readPpm(await readFile(join(folder, name)))))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** `P6 width height 255` and then the bytes. */
function readPpm(bytes: Buffer): Page {
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 60).toString('latin1'))
  if (head === null) throw new Error('not a picture')
  return { width: Number(head[1]), height: Number(head[2]), pixels: bytes.subarray(head[0].length) }
}

/** Lines of a page whose pixels differ, by number from the top; `undefined` when the pages are not of one size. */
export function findDifferentLines(a: Page, b: Page): number[] | undefined {
  if (a.width !== b.width || a.height !== b.height) return undefined
  const lines: number[] = []
  const stride = a.width * 3
  for (let line = 0; line < a.height; line += 1) {
    const [from, to] = [line * stride, (line + 1) * stride]
    if (Buffer.compare(a.pixels.subarray(from, to), b.pixels.subarray(from, to)) !== 0) lines.push(line)
  }
  return lines
}

/** Lines that hold anything but paper. */
export const countInkedLines = ({ width, height, pixels }: Page): number =>
  Array.from({ length: height }, (_, line) => pixels.subarray(line * width * 3, (line + 1) * width * 3)).filter((line) =>
    line.some((value) => value < 250),
  ).length
