import { createContext, useContext } from 'react'
import type { ReactNode } from 'react'

export type Language = 'zh' | 'en'

/** The words of one screen or module in both languages; English must have every key of the Chinese. */
export type Words<Zh> = { readonly zh: Zh; readonly en: SameKeys<Zh> }

type SameKeys<Zh> = {
  readonly [K in keyof Zh]: Zh[K] extends string
    ? string
    : Zh[K] extends (...values: never[]) => string
      ? Zh[K]
      : SameKeys<Zh[K]>
}

export const defineWords = <const Zh extends object>(words: Words<Zh>): Words<Zh> => words

const LanguageContext = createContext<{ readonly language: Language; readonly change: (language: Language) => void }>({
  language: 'zh',
  change: () => undefined,
})

export function LanguageProvider(props: {
  language: Language
  change: (language: Language) => void
  children: ReactNode
}) {
  return <LanguageContext value={{ language: props.language, change: props.change }}>{props.children}</LanguageContext>
}

export const useLanguage = () => useContext(LanguageContext)

export function useWords<Zh extends object>(words: Words<Zh>): Zh {
  const { language } = useLanguage()
  return words[language] as Zh
}
