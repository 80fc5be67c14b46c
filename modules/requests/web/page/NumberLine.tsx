import { Button } from 'antd'
import { formatDay } from '#design/desk/format.ts'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { ControlNumber } from '../../contract.ts'
import { words } from '../words/page-words.data.ts'
import { shared } from '../words/shared-words.ts'

/** The control number, large enough to be read out on the telephone, with a way to copy it. */
export function NumberLine({ of }: { of: ControlNumber }) {
  const w = useWords(words)
  const s = useWords(shared)
  const say = useSay()
  const { language } = useLanguage()
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(of.number)
      say.done(s.copied)
    } catch {
      // Without permission to write there the number stays selectable on the page.
    }
  }
  return (
    <p className="number-line">
      <span className="row-sub">{s.number}</span>
      <strong className="num number-itself">{of.number}</strong>
      <Button onClick={() => void copy()}>{s.copy}</Button>
      <span className="row-sub num">
        {w.validUntil} {formatDay(of.validUntil, language)}
      </span>
    </p>
  )
}
