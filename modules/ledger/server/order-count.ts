import { parseFilter, printFilter } from '#modules/catalogue/contract.ts'
import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import { areaRange } from '#modules/organisations/server/index.ts'
import type { Ctx, ServerParts } from '#platform/http/index.ts'
import { cancel, done, enqueue, type Job, type JobEnd } from '#platform/jobs/index.ts'
import { isLedgerEntity } from '../domain/entity-shape.ts'
import { countCoverage, type AskedColumn, type CoverageQuestion } from './read/count-coverage.ts'
import { newestChange } from './read/read-coverage.ts'
import { findCountedWhole, noteOrder, saveCounted } from './store/counted-coverage.ts'

/** Counts a population of the whole county one by one, village by village. */
export const COUNT_COVERAGE = 'ledger.count-coverage'

/** The same population is not counted twice within so many minutes. */
const APART = 10

/** Has a population counted in the background, so that the next to ask gets a number instead of an estimate. Needs the whole county in scope. */
export async function orderCount(
  ctx: Ctx,
  question: Pick<CoverageQuestion, 'entity' | 'population' | 'columns' | 'asOf'>,
): Promise<void> {
  const whole = areaRange(ctx.actor.countyCode.padEnd(12, '0'))
  if (ctx.actor.areaFrom > whole.from || ctx.actor.areaTo < whole.to) return
  if (!(await noteOrder(ctx, question, APART))) return
  await enqueue(ctx, COUNT_COVERAGE, {
    entity: question.entity,
    population: printFilter(question.population),
    columns: question.columns,
    asOf: question.asOf,
  })
}

const readColumns = (given: unknown): readonly AskedColumn[] =>
  (Array.isArray(given) ? (given as readonly Partial<AskedColumn>[]) : []).flatMap(({ element, role }) =>
    typeof element === 'string' ? [{ element, ...(typeof role === 'string' ? { role } : {}) }] : [],
  )

/** What was counted of it before is counted again with it: who trims a request finds every column there. */
const together = (asked: readonly AskedColumn[], before: readonly string[]): readonly AskedColumn[] => {
  const keys = new Set(asked.map(({ element, role }) => (role === undefined ? element : `${element}/${role}`)))
  const more = before.filter((key) => !keys.has(key))
  return [
    ...asked,
    ...more.map((key) => {
      const [element = '', role] = key.split('/')
      return role === undefined ? { element } : { element, role }
    }),
  ]
}

export async function runCountCoverage(job: Job, parts: ServerParts): Promise<JobEnd> {
  const { entity, population, columns, asOf } = job.data
  const filter = parseFilter(String(population))
  if (typeof entity !== 'string' || !isLedgerEntity(entity) || !filter.ok || typeof asOf !== 'string')
    return cancel('not a population')
  const whole = areaRange(job.countyCode.padEnd(12, '0'))
  const memberId = '00000000-0000-8000-8000-000000000003'
  const scope = { kind: 'actor', countyCode: job.countyCode, areaFrom: whole.from, areaTo: whole.to, memberId } as const
  await parts.db.transaction(scope, async (tx) => {
    const ctx = { tx, actor: { countyCode: job.countyCode, memberId } }
    const base = { entity, population: filter.value, asOf, areas: [whole] }
    const before = await findCountedWhole(ctx, base)
    const question = { ...base, columns: together(readColumns(columns), before?.columns ?? []) }
    const changeNo = await newestChange(ctx)
    const areas = await countCoverage(ctx, await loadCatalogue(ctx), question, {
      few: false,
      isPast: false,
    })
    await saveCounted(ctx, question, areas, { changeNo, at: parts.now() })
  })
  return done()
}
