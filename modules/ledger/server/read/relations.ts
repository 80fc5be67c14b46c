import type { LedgerEntity } from '../../domain/entity-shape.ts'
import { quoteName, quoteText } from '../../domain/sql-text.ts'
import { pastRows } from './past-rows.ts'

/** How one entity is reached from another: links to follow, one after the other. */
export const PATHS: Readonly<Record<LedgerEntity, Partial<Readonly<Record<LedgerEntity, readonly string[]>>>>> = {
  person: { household: ['household_id'], dwelling: ['household_id', 'dwelling_id'] },
  household: { person: ['head_id'], dwelling: ['dwelling_id'] },
  dwelling: { person: ['owner_id'] },
  plot: { household: ['household_id'], person: ['household_id', 'head_id'] },
  enterprise: {},
  event: { person: ['person_id'], household: ['household_id'], enterprise: ['enterprise_id'] },
  enrolment: { person: ['person_id'], household: ['household_id'], dwelling: ['household_id', 'dwelling_id'] },
  indicator: {},
}

/** Whose attribute is meant, as links from the row. A role that is not here is the row's own subject or cannot be told. */
export const ROLE_PATHS: Partial<Readonly<Record<LedgerEntity, Readonly<Record<string, readonly string[]>>>>> = {
  person: {
    head: ['household_id', 'head_id'],
    guardian: ['guardian_id'],
    father: ['father_id'],
    mother: ['mother_id'],
    spouse: ['spouse_id'],
  },
  household: { head: ['head_id'] },
  dwelling: { owner: ['owner_id'] },
  plot: { head: ['household_id', 'head_id'] },
  enrolment: { head: ['household_id', 'head_id'] },
  event: { head: ['household_id', 'head_id'] },
}

const LEVEL_DIGITS: Readonly<Record<string, number>> = { province: 2, city: 4, county: 6, town: 9, village: 12 }
export const LEVEL_NAMES: Readonly<Record<string, string>> = {
  province: 'province',
  city: 'city',
  county: 'county',
  town: 'township',
  village: 'village',
}

/** The joins of one statement, each made once. */
export class Joins {
  private readonly made = new Map<string, string>()
  readonly countyCode: string
  readonly asOf: string
  private readonly isPast: boolean
  private readonly pastTables = new Set<LedgerEntity>()

  /** `isPast`: rows are read as they were on the day, not as they are. */
  constructor(countyCode: string, asOf: string, isPast = false) {
    this.countyCode = countyCode
    this.asOf = asOf
    this.isPast = isPast
  }

  /** Where the rows of an entity are read from. */
  table(entity: LedgerEntity): string {
    if (!this.isPast) return `ledger.${quoteName(entity)}`
    this.pastTables.add(entity)
    return `past_${entity}`
  }

  /** What goes before a statement that reads from `table`. */
  get with(): string {
    const made = [...this.pastTables].map(
      (entity) => `past_${entity} as not materialized (${pastRows(entity, this.countyCode, this.asOf)})`,
    )
    return made.length === 0 ? '' : `with ${made.join(',\n')}\n`
  }

  get sql(): string {
    return [...this.made.values()].join('\n')
  }

  /** Aliases of ledger rows in the order they were joined, the base `t` first. */
  readonly rowAliases: string[] = ['t']

  add(alias: string, text: string): string {
    if (!this.made.has(alias)) this.made.set(alias, text)
    return alias
  }

  /** Follows links from the base row to another row of the ledger. */
  follow(path: readonly string[], entities: readonly LedgerEntity[]): string {
    let from = 't'
    path.forEach((link, at) => {
      const alias = `${from}_${link.replace(/_id$/, '')}`
      const entity = entities[at]
      if (entity === undefined) throw new Error(`no entity behind ${link}`)
      if (!this.made.has(alias)) {
        this.rowAliases.push(alias)
        this.add(
          alias,
          `left join ${this.table(entity)} ${alias} on ${alias}.county_code = ${quoteText(this.countyCode)} and ${alias}.id = ${from}.${quoteName(link)}`,
        )
      }
      from = alias
    })
    return from
  }

  /** Name of the area of a row at one level, as it was called on the as-of day. */
  areaName(row: string, level: string): string {
    const digits = LEVEL_DIGITS[level]
    const alias = `${row}_${level}`
    const code = digits === undefined ? `${row}.area_code` : `rpad(left(${row}.area_code, ${digits}), 12, '0')`
    const isLevel = digits === undefined ? '' : ` and a.level = ${quoteText(LEVEL_NAMES[level] ?? level)}`
    // A code that has been retired keeps the name it had last.
    this.add(
      alias,
      `left join (select distinct on (a.code) a.code, a.name from organisations.area a where a.county_code = ${quoteText(this.countyCode)}${isLevel} and a.valid_from <= date ${quoteText(this.asOf)} order by a.code, a.valid_from desc) ${alias} on ${alias}.code = ${code}`,
    )
    return `${alias}.name`
  }

  /**
   * The newest enrolment of the base row in one of the programmes (any, when none is given) that runs in the window. A household's
   * are also those of its members. `total_amount` is what all of them pay together.
   */
  enrolment(entity: LedgerEntity, programmes: readonly string[], window: string): string {
    const alias = ['enrolled', ...programmes.toSorted()].join('_')
    if (!this.made.has(alias)) this.rowAliases.push(alias)
    const which = programmes.length === 0 ? '' : ` and e.subsidy_program in (${programmes.map(quoteText).join(', ')})`
    if (entity === 'household')
      return this.add(
        alias,
        `left join (select distinct on (h.id) h.id as of_household, e.*, sum(e.subsidy_amount) over (partition by h.id) as total_amount from ${this.table('enrolment')} e left join ${this.table('person')} p on p.county_code = e.county_code and p.id = e.person_id join ${this.table('household')} h on h.county_code = e.county_code and h.id = coalesce(e.household_id, p.household_id) where e.county_code = ${quoteText(this.countyCode)}${which} and ${window} order by h.id, e.subsidy_start desc nulls last, e.id) ${alias} on ${alias}.of_household = t.id`,
      )
    return this.add(
      alias,
      `left join (select distinct on (e.holder_id) e.*${programmes.length > 1 ? ', sum(e.subsidy_amount) over (partition by e.holder_id) as total_amount' : ''} from ${this.table('enrolment')} e where e.county_code = ${quoteText(this.countyCode)}${which} and ${window} order by e.holder_id, e.subsidy_start desc nulls last) ${alias} on ${alias}.holder_id = t.id`,
    )
  }

  /** How many of a household's members meet a condition. */
  members(household: string, condition: string, name: string): string {
    const alias = `${household}_${name}`
    this.add(
      alias,
      `left join (select m.household_id, count(*)::int as n from ${this.table('person')} m where m.county_code = ${quoteText(this.countyCode)} and m.household_id is not null and ${condition} group by 1) ${alias} on ${alias}.household_id = ${household}.id`,
    )
    return `${alias}.n`
  }
}
