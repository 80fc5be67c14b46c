import type { Bilingual, FactDefinition, FactValue, RuleParameter, RuleRow } from '../contract.ts'
import type { Comparison, Condition, Operand } from './condition.ts'
import { parseCondition } from './parse-condition.ts'

type Language = 'zh' | 'en'

/** A value of a fact as a person reads it. */
export function describeValue(
  value: FactValue | undefined,
  fact: FactDefinition | undefined,
  language: Language,
  withUnit = true,
): string {
  if (value === null || value === undefined) return language === 'zh' ? '未知' : 'not known'
  if (typeof value === 'boolean') return value ? (language === 'zh' ? '是' : 'yes') : language === 'zh' ? '否' : 'no'
  const named = fact?.values?.find(({ code }) => code === value)
  if (named !== undefined) return named[language]
  const unit = fact?.unit === undefined || !withUnit ? '' : ` ${fact.unit}`
  return `${value}${unit}`
}

const WORDS: Readonly<Record<Comparison, Readonly<Record<Language, string>>>> = {
  '<': { zh: '小于', en: 'is less than' },
  '<=': { zh: '不超过', en: 'is at most' },
  '>': { zh: '超过', en: 'is more than' },
  '>=': { zh: '不少于', en: 'is at least' },
  '=': { zh: '是', en: 'is' },
  '!=': { zh: '不是', en: 'is not' },
}
const DAY_WORDS: Readonly<Partial<Record<Comparison, Readonly<Record<Language, string>>>>> = {
  '<': { zh: '早于', en: 'is before' },
  '<=': { zh: '不晚于', en: 'is not after' },
  '>': { zh: '晚于', en: 'is after' },
  '>=': { zh: '不早于', en: 'is not before' },
}

/** A condition as the rest of a sentence that begins with the fact. */
export function describeCondition(
  condition: Condition,
  fact: FactDefinition,
  parameters: readonly RuleParameter[],
  language: Language,
): string {
  const zh = language === 'zh'
  const operand = (one: Operand): string => {
    if (one.kind === 'value') return describeValue(one.value, fact, language)
    const parameter = parameters.find(({ name }) => name === one.name)
    if (parameter === undefined) return one.name
    return zh
      ? `“${parameter.zh}”（${parameter.value} ${parameter.unit}）`
      : `${parameter.en} (${parameter.value} ${parameter.unit})`
  }
  switch (condition.kind) {
    case 'any':
      return zh ? '不限' : 'is anything'
    case 'missing':
      return zh ? '未知' : 'is not known'
    case 'present':
      return zh ? '已知' : 'is known'
    case 'flag':
      return zh ? `为“${condition.value ? '是' : '否'}”` : `is ${condition.value ? 'yes' : 'no'}`
    case 'compare': {
      const words = (fact.type === 'date' ? DAY_WORDS[condition.operator] : undefined) ?? WORDS[condition.operator]
      return `${words[language]} ${operand(condition.operand)}`
    }
    case 'range':
      return zh
        ? `在 ${operand(condition.from)} 至 ${operand(condition.to)} 之间`
        : `is from ${operand(condition.from)} to ${operand(condition.to)}`
    case 'in': {
      const values = condition.values.map((value) => describeValue(value, fact, language)).join(zh ? '、' : ', ')
      return zh
        ? `${condition.negated ? '不属于' : '属于'} ${values}`
        : `is ${condition.negated ? 'none' : 'one'} of ${values}`
    }
    case 'all':
      return condition.of.map((each) => describeCondition(each, fact, parameters, language)).join(zh ? '，且' : ' and ')
  }
}

/** What a row asks for, as one sentence; a cell that cannot be read stands as it was written. */
export function describeRow(
  row: Pick<RuleRow, 'when'>,
  facts: readonly FactDefinition[],
  parameters: readonly RuleParameter[],
  language: Language,
): string {
  const names = new Set(parameters.map(({ name }) => name))
  const parts = facts.flatMap((fact) => {
    const text = row.when[fact.name]
    if (text === undefined || text.trim() === '') return []
    const read = parseCondition(text, fact, names)
    if (read.ok && read.value.kind === 'any') return []
    const said = read.ok ? describeCondition(read.value, fact, parameters, language) : text
    return [language === 'zh' ? `${fact.zh}${said}` : `${fact.en} ${said}`]
  })
  if (parts.length === 0) return language === 'zh' ? '任何情况' : 'in any case'
  return language === 'zh' ? parts.join('，并且') : parts.join(', and ')
}

/** A case by the facts given: `提前天数 2 天；紧急 否`. */
export function describeCase(
  example: Readonly<Record<string, FactValue>>,
  facts: readonly FactDefinition[],
): Bilingual {
  const told = (language: Language): string =>
    facts
      .map((fact) => `${fact[language]} ${describeValue(example[fact.name], fact, language)}`)
      .join(language === 'zh' ? '；' : '; ')
  return { zh: told('zh'), en: told('en') }
}
