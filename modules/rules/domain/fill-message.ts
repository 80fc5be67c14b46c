import type { Bilingual, FactDefinition, Facts } from '../contract.ts'
import { describeValue } from './describe-condition.ts'
import type { ParameterValues } from './condition.ts'

/** `{leadDays}` and `{minimumLeadDays}` filled in, codes by their words. */
export function fillMessage(
  text: Bilingual,
  facts: Facts,
  parameters: ParameterValues,
  dictionary: ReadonlyMap<string, FactDefinition>,
): Bilingual {
  const fill = (language: 'zh' | 'en'): string =>
    text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const figure = parameters[name]
      if (figure !== undefined) return String(figure)
      const fact = dictionary.get(name)
      return fact === undefined ? whole : describeValue(facts[name], fact, language, false)
    })
  return { zh: fill('zh'), en: fill('en') }
}

/** A message to read, not of a case: each placeholder by the name of its fact or figure. */
export const nameMessage = (
  text: Bilingual,
  named: readonly { readonly name: string; readonly zh: string; readonly en: string }[],
  language: 'zh' | 'en',
): string =>
  text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const found = named.find((each) => each.name === name)
    return found === undefined ? whole : language === 'zh' ? `〔${found.zh}〕` : `[${found.en}]`
  })
