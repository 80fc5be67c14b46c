import { useLanguage } from '#design/desk/words.tsx'
import type { RequestState } from '../../contract.ts'
import { describeState } from '../../domain/describe-life.ts'

export function StateChip({ state }: { state: RequestState }) {
  const { language } = useLanguage()
  return <span className={`chip request-state request-${state}`}>{describeState(state)[language]}</span>
}
