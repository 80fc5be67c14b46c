import { addDays, type PlainDate } from '#platform/time.ts'
import type { SampleRows } from './clock-of-sample.ts'
import { chance, idFrom, type SampleWorld } from './plan-past.ts'
import { FILED } from './themes.data.ts'

/** The filed list of the year: forms, the inspection plan, campaigns, apps. One form has run out, some columns nobody opens. */
export function fileEntries(rows: SampleRows, world: SampleWorld): void {
  const year = world.today.slice(0, 4)
  for (const [n, filed] of FILED.entries()) {
    const body = world.bodies.find((one) => one.name.endsWith(filed.department))
    if (body === undefined) continue
    const id = idFrom('sample-entry', world.county, filed.kind, filed.number)
    const expiresOn = n === 4 ? addDays(world.today, -30) : (`${Number(year) + 1}-01-01` as PlainDate)
    rows['requests.registry_entry'].push({
      county_code: world.county,
      id,
      kind: filed.kind,
      number: filed.number,
      version: 1,
      title: filed.title,
      issuer_body_id: body.id,
      issuer_name: body.name,
      frequency: filed.frequency,
      legal_basis: filed.basis,
      duty_item_id: null,
      form_id: null,
      valid_from: `${Number(year) - 1}-01-01`,
      expires_on: expiresOn,
      withdrawn_at: null,
      filed_by_name: '陈白露',
      filed_at: `${Number(year) - 1}-01-01T02:00:00.000Z`,
    })
    for (const [position, [words, element]] of filed.fields.entries())
      rows['requests.registry_field'].push({
        county_code: world.county,
        entry_id: id,
        position,
        path: JSON.stringify([words]),
        element,
        purpose: '按年度目录填报',
        expires_on: expiresOn,
        last_opened_on: element === null && n % 2 === 0 ? null : addDays(world.today, -chance(n, words, 90)),
        removed_on: null,
      })
  }
}
