import type { ValueDomain } from '#modules/catalogue/contract.ts'
import { ok, refused, type Result } from '#platform/result.ts'
import { textOf, type RawValue } from './cell-text.ts'

/** Finds the code for a written form: by name, code, synonym, then token. Made once per column. */
export type CodeLookup = (raw: RawValue) => Result<string>

const tidy = (text: string): string => text.replace(/[\s()（）、,，·]/g, '').toLowerCase()

function distance(a: string, b: string): number {
  let shared = 0
  for (const letter of new Set(a)) if (b.includes(letter)) shared += 1
  return shared / Math.max(new Set(a).size, 1)
}

function nearest(domain: ValueDomain, said: string): string {
  const close = domain.values
    .map((value) => ({
      name: value.nameZh,
      score: Math.max(...[value.nameZh, ...value.synonyms].map((form) => distance(said, form))),
    }))
    .toSorted((a, b) => b.score - a.score)
  return close
    .slice(0, 3)
    .map((each) => `“${each.name}”`)
    .join('、')
}

export function codeLookup(domain: ValueDomain): CodeLookup {
  const known = new Map<string, string>()
  const learn = (form: string, code: string): void => void (known.has(tidy(form)) || known.set(tidy(form), code))
  for (const value of domain.values) learn(value.nameZh, value.code)
  for (const value of domain.values) learn(value.code, value.code)
  for (const value of domain.values) for (const synonym of value.synonyms) learn(synonym, value.code)
  for (const value of domain.values) learn(value.token, value.code)
  return (raw) => {
    const text = textOf(raw)
    // `1.健康` and `1 健康`: the code printed before the name.
    const found = known.get(tidy(text)) ?? known.get(tidy(text.replace(/^[\dA-Z]{1,3}[.、:： -]+/, '')))
    // A number cell loses the leading zero of 01.
    const padded = found ?? (/^\d$/.test(text) ? known.get(`0${text}`) : undefined)
    return padded === undefined
      ? refused(`“${text}”不在“${domain.nameZh}”的可选值中，最接近的是${nearest(domain, text)}`)
      : ok(padded)
  }
}
