import { useCallback } from 'react'
import { useElementName } from '#modules/catalogue/web/index.ts'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { ColumnView } from '../../contract.ts'
import { ROLE_WORDS } from '../../domain/said.ts'
import { words } from '../words/mapping-words.ts'

type Meant = Pick<ColumnView, 'verdict'> & { element?: string | undefined; role?: string | undefined; meaning?: string }

/** What a header or an alternative stands for, in the reader's language. */
export function useMeaning(): (of: Meant) => string {
  const w = useWords(words)
  const { language } = useLanguage()
  const nameOf = useElementName()
  return useCallback(
    ({ verdict, element, role, meaning }) => {
      switch (verdict) {
        case 'local':
          return w.local
        case 'new':
          return w.newData
        case 'aggregate':
          return meaning ?? ''
        case 'element': {
          const name = nameOf(element ?? '')
          const whose = role === undefined ? undefined : ROLE_WORDS[role]?.[language]
          if (whose === undefined) return name
          return language === 'zh' ? `${whose}的${name}` : `${name} (${whose})`
        }
      }
    },
    [w, language, nameOf],
  )
}
