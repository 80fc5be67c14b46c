import { z } from 'zod'
import type { Catalogue } from '#modules/catalogue/contract.ts'
import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import { recordConfirmation } from '#modules/matching/server/index.ts'
import type { Role } from '#modules/matching/contract.ts'
import { isWithin } from '#modules/organisations/server/index.ts'
import { command, type Ctx } from '#platform/http/index.ts'
import { ImportBatch, MapImport, type ImportColumn } from '../../contract.ts'
import { findElementTwice } from '../../domain/check-mapping.ts'
import { readPage } from '../import-page.ts'
import { mayBringIn } from '../policy.ts'
import { problems } from '../problems.ts'
import { getBatch, updateBatch } from '../store.ts'
import { checkTaken } from '../taken-columns.ts'

type Wanted = z.output<typeof MapImport>['columns'][number]

const LEFT_OUT = { reason: '由人设为不导入', reasonEn: 'Left out by a person' }
const CHOSEN = { reason: '由人选定', reasonEn: 'Chosen by a person' }

/** The proposed columns as a person decided them. @throws imports/column-not-found, imports/element-not-known */
function decide(proposed: readonly ImportColumn[], wanted: readonly Wanted[], catalogue: Catalogue): ImportColumn[] {
  for (const { column, element } of wanted) {
    if (!proposed.some((each) => each.column === column)) throw problems.columnNotFound({ column })
    if (element !== null && !catalogue.elements.has(element)) throw problems.elementNotKnown({ element })
  }
  return proposed.map((column) => {
    const decision = wanted.find((each) => each.column === column.column)
    const element = decision?.element ?? null
    const isProposed = element === column.element
    const role =
      element === null ? null : decision?.role === undefined ? (isProposed ? column.role : null) : decision.role
    if (isProposed && role === column.role) return column
    return {
      ...column,
      element,
      role,
      elementNameZh: element === null ? null : (catalogue.elements.get(element)?.nameZh ?? null),
      confidence: 1,
      automatic: true,
      ...(element === null ? LEFT_OUT : CHOSEN),
    }
  })
}

/** What a person changed is learned from, by what the header said. */
async function learn(
  ctx: Ctx,
  title: string,
  before: readonly ImportColumn[],
  after: readonly ImportColumn[],
): Promise<void> {
  for (const [at, column] of after.entries()) {
    if (column === before[at] || column.element === null) continue
    await recordConfirmation(ctx, {
      title,
      path: column.path,
      verdict: 'element',
      element: column.element,
      ...(column.role === null ? {} : { role: column.role as Role }),
    })
  }
}

/** Decides where each column goes; a column left out is not imported. Only before the import starts. */
export const mapImport = command({
  name: 'mapImport',
  input: MapImport.extend({ importId: z.uuid() }),
  output: ImportBatch,
  may: mayBringIn,
  audit: {
    event: 'import.mapped',
    title: { zh: '确定导入对照', en: 'Decided the mapping of an import' },
    line: ({ input, output }) => ({
      subject: input.importId,
      data: {
        entity: output.entity,
        source: output.source,
        columns: output.columns.filter((each) => each.element !== null).length,
      },
    }),
  },
  async run(ctx, { importId, entity, source, columns: wanted, validFrom, areaCode }) {
    const batch = await getBatch(ctx, importId, true)
    if (batch.state !== 'mapping') throw problems.importStarted()
    if (areaCode !== undefined && !isWithin(areaCode, { from: ctx.actor.areaFrom, to: ctx.actor.areaTo }))
      throw problems.areaOutsideScope({ areaCode })
    const catalogue = await loadCatalogue(ctx)
    const columns = decide(batch.columns, wanted, catalogue)
    const twice = findElementTwice(columns)
    if (twice !== undefined)
      throw problems.elementTwice({ ...twice, element: catalogue.elements.get(twice.element)?.nameZh ?? twice.element })
    await checkTaken(ctx, entity, columns)
    await learn(ctx, batch.title ?? batch.sheet, batch.columns, columns)
    await updateBatch(ctx, importId, {
      entity,
      source,
      columns: JSON.stringify(columns),
      ...(validFrom === undefined ? {} : { valid_from: validFrom }),
      ...(areaCode === undefined ? {} : { area_code: areaCode }),
    })
    return readPage(ctx, importId)
  },
})
