import type { EntityName, Filter, Population } from '#modules/catalogue/contract.ts'
import { isSaidOf } from '../aggregates/compose-filter.ts'
import { plainText } from '../aggregates/header-text.ts'
import { describePopulation } from './describe-population.ts'
import { findHeadNoun } from './find-head-noun.ts'
import { readGroups, type GroupReading } from './read-groups.ts'

/** The parts of a form that say whom it is about. */
export interface PopulationSource {
  readonly title: string
  readonly department?: string
  readonly notes?: readonly string[]
  readonly preamble?: readonly string[]
  /** Leaf header paths, which tell a list of people from a list of households. */
  readonly headerPaths?: readonly (readonly string[])[]
}

const FORM_NAME =
  /(?:花名册|名册|名单|台账|登记[表簿册]|统计表|汇总表|(?:信息)?采集表|调查表|明细表|一览表|审批表|申请表|核查表|摸底表|排查表|发放表|公示表|公示|档案|信息表|情况表|导[入出]表|模板|表|手册|清单|基本信息|基本情况)+(?:\(.*\))?$/

const BENEFIT = /(?:补贴|津贴|补助|补偿)$/

/** The entity the last noun of the title names; the name of a benefit (耕地地力保护补贴) is no such noun. */
function readHead(title: string, { found }: GroupReading): EntityName | undefined {
  const benefits = found.map(({ word }) => word).filter((word) => BENEFIT.test(word))
  const text = benefits.reduce((rest, word) => rest.replace(word, ''), plainText(title).replace(FORM_NAME, ''))
  return findHeadNoun(text)?.entity
}

const COMMON =
  /^.*?(?:省|自治区|自治州|市|县|区|乡|镇|街道|社区|居委会|村委会|村(?!干|级|民))|第[一二三四五六七八九十\d]+(?:次|季度)|全国|全省|全市|全县|全村|农村|城乡|城镇|城市|小区|居民|村民|家庭|全员|户籍|户口|人口|普查|基本|信息|情况|统计|调查|管理|登记|采集|摸底|排查|户|全部|所有|本地|年度?|月度?|[()、,\-\d]/g

/** What stands before the head noun and is in no lexicon: a group the form is about that the catalogue does not know. */
function unknownGroup(title: string): string | undefined {
  const text = plainText(title).replace(FORM_NAME, '')
  const head = findHeadNoun(text)
  if (head === undefined || (head.entity !== 'person' && head.entity !== 'household')) return undefined
  const words = text.slice(0, head.start).replace(COMMON, '')
  return words.length > 1 ? words : undefined
}

const NAME = /^(?:[A-Z]?\d*\.?)?(?:学生|儿童|老人|残疾人|党员|人员|本人|对象|被?申请人|成员|村民|居民|职工|员工)?姓名$/
const HEADED = /^(?:户主|户主姓名|户主名|农户姓名|户代表|家庭人口|家庭人口数|户编号|户号|保障人口)$/
const FIRM = /^(?:企业|单位|场所|商户|店铺|机构|公司|合作社|社会组织)名称$|统一社会信用代[码号]/
const DWELLING = /^房屋(?:地址|坐落|编码|编号|位置)$/
const PLOT = /^(?:地块|图斑)(?:编号|名称|号)$/
const EVENT = /^(?:事件|案件|隐患|纠纷)(?:编号|描述|名称|类型|标题|内容|概况)$|^隐患描述$|^简要情况$/

interface HeaderSigns {
  readonly person: boolean
  readonly household: boolean
  readonly other?: EntityName
}

function readHeaders(paths: readonly (readonly string[])[]): HeaderSigns {
  // A name under 家庭成员 or 监护人 is another person's and does not make a list of people.
  const own = paths.filter(
    (path) => path.length === 1 || !/成员|监护|父亲|母亲|负责|联系/.test(path.slice(0, -1).join('')),
  )
  const leaves = own.map((path) => plainText(path.at(-1) ?? '').replace(/\(.*\)$/, ''))
  const has = (pattern: RegExp): boolean => leaves.some((leaf) => pattern.test(leaf))
  const other = has(FIRM)
    ? 'enterprise'
    : has(DWELLING)
      ? 'dwelling'
      : has(PLOT)
        ? 'plot'
        : has(EVENT)
          ? 'event'
          : undefined
  // 与户主关系 stands beside members, so each row is one.
  const related = paths.some(
    (path) => path.length === 1 && /^(?:[A-Z]?\d*\.?)?与?户主(?:的)?关系$/.test(plainText(path[0] ?? '')),
  )
  return { person: has(NAME) || related, household: has(HEADED), ...(other === undefined ? {} : { other }) }
}

/** 幼儿传染病登记表 lists cases: an event is named, and no condition on people. */
const isAboutEvents = ({ found }: GroupReading): boolean =>
  found.some(({ entity }) => entity === 'event') && !found.some(({ entity }) => entity === 'person')

/** 临时救助台账 names no noun: who is enrolled in a programme is a person, what is said of households is of a household. */
const impliedEntity = ({ filter }: GroupReading): EntityName | undefined => {
  if (filter.some(({ name }) => /^(?:programme|person_|age)/.test(name))) return 'person'
  return filter.some(({ name }) => name.startsWith('household_')) ? 'household' : undefined
}

function chooseEntity(head: EntityName | undefined, groups: GroupReading, signs: HeaderSigns): EntityName | undefined {
  const said = isAboutEvents(groups) ? 'event' : (head ?? groups.entity)
  // 低保户花名册 with one row per person: names and no household columns.
  if (said === 'household' && signs.person && !signs.household) return 'person'
  // 低保对象台账 with 户主 and 家庭人口 and nobody else's name: one row per household.
  if (said === 'person' && signs.household && !signs.person) return 'household'
  if (said !== undefined) return said
  if (signs.person) return 'person'
  if (signs.household) return 'household'
  return signs.other ?? impliedEntity(groups)
}

const SCOPE =
  /(?:统计|填报|采集|调查|登记|摸排|排查|上报|适用|发放|保障|补贴|救助)(?:的)?(?:范围|对象)(?:为|是|[::])?(.+)/
const SCOPE_SENTENCE =
  /^(?:范围|对象)[::](.+)|本表(?:由|只|仅)?(?:填报|填写|统计|登记)(.{2,40}?(?:人员|老人|老年人|儿童|户|家庭|对象|学生|妇女|企业|场所|房屋))/

/** Sentences of the notes that set the range of the form. */
function readScope(lines: readonly string[]): string[] {
  return lines
    .flatMap((line) => line.split(/[。;;\n]/))
    .flatMap((sentence) => {
      const plain = plainText(sentence)
      const found = SCOPE.exec(plain) ?? SCOPE_SENTENCE.exec(plain)
      const scope = found?.[1] ?? found?.[2]
      return scope === undefined ? [] : [scope]
    })
}

const ENROLMENT = /^(?:programme|person_dibao|person_tekun)$/

function mergeFilters(title: Filter, notes: Filter): Filter {
  const names = new Set(title.map(({ name }) => name))
  return [...title, ...notes.filter(({ name }) => !names.has(name))]
}

function confidenceOf(groups: GroupReading, filter: Filter, head: EntityName | undefined): number {
  if (groups.severalGroups) return 0.4
  if (filter.length === 0) return head === undefined ? 0.5 : 0.7
  return head === undefined ? 0.8 : 0.92
}

/**
 * Whom a form is about, from its title, the range its notes set and its headers. Areas, years and months are not part of it:
 * they are asked for apart. Undefined when nothing tells what one row is. Several groups side by side (低保户、残疾人) are
 * shown in words with a low confidence and without conditions: a person decides.
 */
export function readPopulation(source: PopulationSource): Population | undefined {
  const groups = readGroups(source.title, source.department)
  const scopes = readScope([...(source.notes ?? []), ...(source.preamble ?? [])])
  const noted = scopes.map((scope) => readGroups(scope, source.department)).filter((one) => !one.severalGroups)
  const head = readHead(source.title, groups)
  const signs = readHeaders(source.headerPaths ?? [])
  const entity = chooseEntity(head, groups, signs)
  if (entity === undefined) return undefined
  const wanted = noted.reduce<Filter>((all, one) => mergeFilters(all, one.filter), groups.filter)
  // Who applies is not enrolled yet.
  const applies = /申请|认定|审批/.test(source.title)
  const filter = wanted.filter(
    (condition) => isSaidOf(entity, condition.name) && !(applies && ENROLMENT.test(condition.name)),
  )
  const nothingSaid = groups.found.every(({ conditions }) => conditions.every(({ name }) => !isSaidOf(entity, name)))
  const unknown = filter.length === 0 && nothingSaid ? unknownGroup(source.title) : undefined
  if (unknown !== undefined) {
    const asked: Filter = [{ name: 'stated', op: '==', value: unknown }]
    return {
      entity,
      filter: asked,
      evidence: [source.title],
      confidence: 0.4,
      words: `“${unknown}”一类(目录中没有,请选定)`,
    }
  }
  const evidence = [source.title, ...(noted.some((one) => one.filter.length > 0) ? scopes : [])]
  const population = { entity, filter, evidence, confidence: confidenceOf(groups, filter, head) }
  const words = groups.severalGroups
    ? `${groups.found.map(({ word }) => word).join('或')}(几类对象,请选定)`
    : describePopulation(population)
  return { ...population, words }
}
