import { decide, loadShippedTables, rulesInForce } from '#modules/rules/server/index.ts'
import type { Facts, RuleRow, RuleTable, RuleTablePage, RuleVerdict, ShippedTable } from '#modules/rules/contract.ts'
import { testApp, type Answer, type Client, type TestApp } from '#tests/support/test-app.ts'
import { A_CASE, KINDS, LEAD_TIME } from './probe-tables.cases.ts'

export const COUNTY = '511123000000'

export interface Edit {
  readonly rows?: (rows: RuleRow[]) => RuleRow[]
  readonly value?: number
}

export interface RulesApp {
  readonly app: TestApp
  readonly gatekeeper: Client
  /** Townships of the county. */
  readonly towns: readonly string[]
  setNow(at: string): void
  load(...tables: ShippedTable[]): Promise<void>
  page(key?: string): Promise<RuleTablePage>
  probesAt(where: string): Promise<RuleTable[]>
  decideAt(areaCode: string, day: string, facts?: Facts): Promise<RuleVerdict>
  leadDaysAt(areaCode: string, day?: string): Promise<number | undefined>
  /** Saves the newest version with a change as draft. */
  saveDraft(edit: Edit): Promise<Answer>
  publish(validFrom: string): Promise<Answer>
  override(body: object, client?: Client): Promise<Answer>
}

/** The server with the invented owner's tables in, and what tests of rules ask of it. */
export async function openRulesApp(): Promise<RulesApp> {
  let now = new Date('2026-11-23T02:00:00Z')
  const app = await testApp({ now: () => now })
  const gatekeeper = app.as('gatekeeper')
  const load: RulesApp['load'] = (...tables) =>
    app.system((tx) => loadShippedTables(tx, '511123', tables, '2026-01-01'))
  await load(LEAD_TIME, KINDS)
  const { areas } = (await gatekeeper.get(`/areas?parent=${COUNTY}`)).body as { areas: { code: string }[] }
  const page: RulesApp['page'] = async (key = LEAD_TIME.key) =>
    (await gatekeeper.get(`/rule-tables/${key}`)).body as RuleTablePage
  const decideAt: RulesApp['decideAt'] = (areaCode, day, facts = A_CASE) =>
    app.system(async (tx) => decide(await rulesInForce({ tx }, { owner: 'probe', areaCode, day }), facts))
  return {
    app,
    gatekeeper,
    towns: areas.map(({ code }) => code),
    setNow: (at) => void (now = new Date(at)),
    load,
    page,
    // Other owners have tables of their own.
    probesAt: async (where) =>
      ((await app.anonymous.get(`/published-rules?${where}`)).body.tables as RuleTable[]).filter(
        ({ owner }) => owner === 'probe',
      ),
    decideAt,
    leadDaysAt: async (areaCode, day = '2026-11-24') =>
      (await decideAt(areaCode, day)).findings.find(({ row }) => row === 'too-short')?.parameters['minimumLeadDays'],
    async saveDraft({ rows = (same) => same, value }) {
      const { versions, draft } = await page()
      const content = versions[0]?.content
      if (content === undefined) throw new Error('no version')
      const parameters = content.parameters.map((each) =>
        each.name === 'minimumLeadDays' && value !== undefined ? { ...each, value } : each,
      )
      const sent = { ...content, parameters, rows: rows(content.rows), revision: draft?.revision ?? 0 }
      return gatekeeper.put(`/rule-tables/${LEAD_TIME.key}/draft`, sent)
    },
    publish: async (validFrom) =>
      gatekeeper.post(`/rule-tables/${LEAD_TIME.key}/publication`, {
        revision: (await page()).draft?.revision ?? 0,
        validFrom,
        reason: '各镇都反映太紧',
      }),
    override: (body, client = gatekeeper) =>
      client.post(`/rule-tables/${LEAD_TIME.key}/overrides`, {
        parameter: 'minimumLeadDays',
        reason: '山区路远',
        expiresOn: '2027-06-01',
        ...body,
      }),
  }
}
