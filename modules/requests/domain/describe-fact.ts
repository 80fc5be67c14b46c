import type { Words } from '../contract.ts'
import { ADMISSION_FACTS } from './admission-facts.ts'

type Value = string | number | boolean | null

/** A fact a rule was decided on, as an official reads it; facts of no dictionary keep their name. */
export function describeFact(name: string, value: Value): { readonly name: Words; readonly value: Words } {
  const known = Object.hasOwn(ADMISSION_FACTS, name) ? ADMISSION_FACTS[name as keyof typeof ADMISSION_FACTS] : undefined
  const shown = value === null ? '–' : String(value)
  if (known === undefined) return { name: { zh: name, en: name }, value: { zh: shown, en: shown } }
  const words = { zh: known.zh, en: known.en }
  switch (known.type) {
    case 'flag':
      return { name: words, value: { zh: value === true ? '是' : '否', en: value === true ? 'yes' : 'no' } }
    case 'number':
      return { name: words, value: { zh: `${shown} ${known.unit}`, en: shown } }
    case 'code': {
      const [, zh, en] = known.values.find(([code]) => code === value) ?? ['', shown, shown]
      return { name: words, value: { zh, en } }
    }
  }
}
