import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FillPlan } from '../contract.ts'
import { fillWorkbook } from '../server/fill/fill-workbook.ts'
import { openPackage } from '../server/package/open-package.ts'

/** Fills through a file, as the product does, and gives its bytes. */
export async function fillBytes(bytes: Uint8Array, plan: FillPlan): Promise<Buffer> {
  const path = join(await mkdtemp(join(tmpdir(), 'fill-')), 'out.xlsx')
  await fillWorkbook({ bytes }, plan, { path })
  return readFile(path)
}

export async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  const pack = await openPackage({ bytes })
  return (await pack.readPart(name)).toString('utf8')
}
