import type { EntityName } from '#modules/catalogue/contract.ts'

export interface FieldReading {
  readonly field: string
  readonly entity: EntityName
}

interface FieldRule {
  readonly pattern: RegExp
  readonly field: string
  readonly entity: EntityName
}

/** Elements that are summed or averaged, by the words for them. The first that fits wins: narrow ones first. */
const FIELDS: readonly FieldRule[] = [
  { pattern: /流转/, field: 'household_land_transfer_area', entity: 'household' },
  { pattern: /宅基地.*面积/, field: 'homestead_area', entity: 'dwelling' },
  {
    pattern: /(?:建筑|住房|房屋|居住|危房|农房).*面积|面积.*(?:房屋|住房)/,
    field: 'dwelling_area',
    entity: 'dwelling',
  },
  {
    pattern: /(?:种植|播种|作物|粮食|蔬菜|油菜|水稻|玉米|小麦|大豆|茶|果园?|药材).*面积/,
    field: 'household_planted_area',
    entity: 'household',
  },
  { pattern: /(?:林地|山林|森林|公益林|林权).*面积/, field: 'household_forest_area', entity: 'household' },
  { pattern: /补贴面积/, field: 'subsidy_area_mu', entity: 'enrolment' },
  { pattern: /(?:确权|承包).*面积/, field: 'plot_contract_area', entity: 'plot' },
  { pattern: /(?:撂荒|地块|图斑).*面积/, field: 'plot_area', entity: 'plot' },
  { pattern: /(?:耕地|水田|旱地|农田|土地).*面积/, field: 'household_arable_area', entity: 'household' },
  { pattern: /工资性收入/, field: 'household_wage_income', entity: 'household' },
  { pattern: /经营性收入|经营净收入/, field: 'household_business_income', entity: 'household' },
  { pattern: /转移性收入|转移净收入/, field: 'household_transfer_income', entity: 'household' },
  { pattern: /财产性收入|财产净收入/, field: 'household_property_income', entity: 'household' },
  { pattern: /补贴收入|补助收入/, field: 'subsidy_income', entity: 'person' },
  {
    pattern: /人均(?:年)?(?:纯|可支配)?收入|人均.*(?:纯收入|可支配收入)/,
    field: 'household_income_per_capita',
    entity: 'household',
  },
  { pattern: /务工.*收入|工资|劳务收入|月收入|薪酬/, field: 'person_personal_income', entity: 'person' },
  {
    pattern: /(?:家庭|户|农民|村民|居民|纯|可支配).*收入|户.*年均收入/,
    field: 'household_total_income',
    entity: 'household',
  },
  { pattern: /平均年龄/, field: 'person_age', entity: 'person' },
  { pattern: /存栏/, field: 'animal_stock', entity: 'enterprise' },
  { pattern: /总投资|投资额|投资/, field: 'project_total_investment', entity: 'enterprise' },
]
const PAYMENT =
  /补助|补贴|津贴|救助金|低保金|保障金|扶助|慰问|抚恤|发放|资助|奖补|补偿|养老金|生活费|护理费|供养金|金额|资金|支出/
const AREA_OR_STOCK = /面积|存栏|出栏|产量|里程/

export interface FieldSource {
  readonly title: string
  /** Header texts, outermost first. */
  readonly path: readonly string[]
  readonly unit?: string
  readonly hasProgramme: boolean
}

const MONEY = /元/

/**
 * The element a sum or an average is taken of. Looked for from the leaf outwards. Payments need a programme or a word of
 * payment; other money (收入 of a hospital, 支出 of a project) is in no ledger and gives none.
 */
export function readField({ title, path, unit, hasProgramme }: FieldSource): FieldReading | undefined {
  const ofMoney = unit !== undefined && MONEY.test(unit)
  for (const text of path.toReversed()) {
    const rule = FIELDS.find(({ pattern, field }) => pattern.test(text) && !(ofMoney && field.endsWith('area')))
    if (rule !== undefined) return { field: rule.field, entity: rule.entity }
    if (AREA_OR_STOCK.test(text) && !ofMoney) return undefined
  }
  const all = [title, ...path].join('/')
  if (hasProgramme && PAYMENT.test(all)) return { field: 'subsidy_amount', entity: 'event' }
  if (/补助|补贴|津贴|救助金|发放金额|慰问|资助|资金支出|养老金/.test(all))
    return { field: 'subsidy_amount', entity: 'event' }
  return undefined
}
