import { z } from 'zod'
import { AreaCode } from '#modules/organisations/contract.ts'
import { countyOf, getArea, isWithin } from '#modules/organisations/server/index.ts'
import { command, type Ctx } from '#platform/http/index.ts'
import { addDays, civilDay, parsePlainDate } from '#platform/time.ts'
import { checkTable } from '../../domain/check-table.ts'
import { valuesOf } from '../../domain/read-table.ts'
import { findCircle, resolveParameter, type OverrideLink } from '../../domain/resolve-parameter.ts'
import { mayOverrideRules } from '../policy.ts'
import { problems } from '../problems.ts'
import { Reason } from '../reason.ts'
import { weighOverrides } from '../record-deviation.ts'
import { linksOf } from '../rules-in-force.ts'
import { insertOverride, listOverrides, type VersionRow } from '../store.ts'
import { areaNames, getFrame } from '../table-page.ts'

/** Longer than this and it is no longer an exception. */
const MOST_DAYS = 731

const OverrideLocallyInput = z.object({
  key: z.string(),
  parameter: z.string().meta({ title: '参数 parameter' }),
  areaCode: AreaCode,
  value: z.number().optional().meta({ title: '数值 value' }),
  /** As in this area, whatever holds there. */
  sameAs: AreaCode.optional(),
  reason: Reason,
  /** Today when absent. */
  validFrom: z.iso.date().optional(),
  expiresOn: z.iso.date().meta({ title: '到期日 expires on' }),
})
type Asked = z.output<typeof OverrideLocallyInput>

/** @throws rules/area-outside-scope, rules/other-county, organisations/area-not-found */
async function checkAreas(ctx: Ctx, { areaCode, sameAs }: Asked): Promise<void> {
  const { areaFrom: from, areaTo: to, countyCode } = ctx.actor
  if (!isWithin(areaCode, { from, to })) throw problems.areaOutsideScope({ areaCode })
  await getArea(ctx.tx, areaCode)
  if (sameAs === undefined) return
  if (countyOf(sameAs) !== countyCode) throw problems.otherCounty({ areaCode: sameAs })
  await getArea(ctx.tx, sameAs)
}

/** @throws rules/day-passed, rules/period-empty, rules/period-too-long */
function checkPeriod(today: string, validFrom: string, expiresOn: string): void {
  if (validFrom < today) throw problems.dayPassed({ day: validFrom })
  if (expiresOn <= validFrom) throw problems.periodEmpty({ validFrom, expiresOn })
  const from = parsePlainDate(validFrom)
  if (from !== undefined && expiresOn > addDays(from, MOST_DAYS)) throw problems.periodTooLong()
}

/** @throws rules/parameter-not-found, rules/core-holds, rules/value-or-area, rules/out-of-bounds */
function checkFigure(table: VersionRow, { parameter: name, value, sameAs }: Asked): void {
  const parameter = table.content.parameters.find((each) => each.name === name)
  if (parameter === undefined) throw problems.parameterNotFound({ parameter: name })
  if (parameter.core) throw problems.coreHolds({ parameter: parameter.zh })
  if ((value === undefined) === (sameAs === undefined)) throw problems.valueOrArea()
  const { min, max } = parameter
  if (min === null || max === null) throw problems.outOfBounds({ value: value ?? '', min: min ?? '-', max: max ?? '-' })
  if (value !== undefined && (value < min || value > max)) throw problems.outOfBounds({ value, min, max })
}

/** @throws rules/override-contradicts where the table, with this figure, says two things at once or leaves a case out */
function checkMeaning(table: VersionRow, parameter: string, value: number): void {
  const values = { ...valuesOf(table.content.parameters), [parameter]: value }
  const wrong = checkTable({ facts: table.frame.facts, ...table.content }, values).filter(
    (each) => each.severity === 'error',
  )
  if (wrong.length > 0)
    throw problems.overrideContradicts({
      findings: wrong.slice(0, 3).map(({ message }) => `${message.zh} ${message.en}`),
    })
}

/** @throws rules/circle, rules/override-contradicts */
async function checkLinks(ctx: Ctx, table: VersionRow, asked: Asked, link: OverrideLink): Promise<void> {
  const { key, parameter, areaCode } = asked
  const links = [...linksOf(await listOverrides(ctx.tx, ctx.actor.countyCode, key), key, parameter), link]
  const circle = findCircle(links)
  if (circle !== undefined) {
    const names = await areaNames(ctx.tx, circle, link.validFrom)
    throw problems.circle({ areas: circle.map((code) => names.get(code) ?? code).join(' → ') })
  }
  const found = resolveParameter(links, areaCode, link.validFrom)
  if (found.kind === 'value') checkMeaning(table, parameter, found.value)
}

/** A place differs from a figure of the county's table: within its bounds, with a reason, for a time. */
export const overrideLocally = command({
  name: 'overrideLocally',
  input: OverrideLocallyInput,
  output: z.object({ id: z.string() }),
  may: mayOverrideRules,
  status: 201,
  audit: {
    event: 'rule.overridden-locally',
    title: { zh: '局部调整规则参数', en: 'Set a local figure of a rule' },
    line: ({ input, output }) => ({ subject: output.id, data: { ...input } }),
  },
  async run(ctx, asked) {
    const { key, parameter, areaCode, value = null, sameAs = null, reason, expiresOn } = asked
    const { countyCode: county, memberId, name } = ctx.actor
    const today = civilDay(ctx.now())
    const validFrom = asked.validFrom ?? today
    const table = await getFrame(ctx.tx, county, key, today)
    checkFigure(table, asked)
    checkPeriod(today, validFrom, expiresOn)
    await checkAreas(ctx, asked)
    await checkLinks(ctx, table, asked, { areaCode, value, sameAs, validFrom, until: expiresOn })
    const id = ctx.newId()
    await insertOverride(ctx.tx, {
      county_code: county,
      id,
      table_key: key,
      parameter,
      area_code: areaCode,
      value,
      same_as: sameAs,
      reason,
      valid_from: validFrom,
      expires_on: expiresOn,
      ended_on: null,
      member_id: memberId,
      member_name: name,
      recorded_at: ctx.now().toISOString(),
    })
    await weighOverrides(ctx, key, parameter)
    return { id }
  },
})
