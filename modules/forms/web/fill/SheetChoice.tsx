import { Button } from 'antd'
import { useState } from 'react'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { useWords } from '#design/desk/words.tsx'
import type { FilledSheet } from '../../contract.ts'
import { useFilledSheet } from '../use-fills.ts'
import { words } from '../words/fill-words.ts'

type Sheets = FilledSheet['sheets']

/** The sheets of the filled workbook; those of the one before stay in sight while the next is read. */
function useSheets(fillId: string, sheet: number): Sheets {
  const first = useFilledSheet(fillId, sheet, true).data?.pages[0]?.sheets
  const [known, setKnown] = useState<Sheets>([])
  if (first !== undefined && first.length !== known.length) setKnown(first)
  return known
}

/** Which sheet is looked at. Cards go by whose they are, one after the other. */
export function SheetChoice(props: { fillId: string; isCard: boolean; sheet: number; open: (index: number) => void }) {
  const w = useWords(words)
  const { isCard, sheet, open } = props
  const sheets = useSheets(props.fillId, sheet)
  if (sheets.length < 2) return null
  return (
    <div className="sheet-choice">
      <NativeSelect
        label={isCard ? w.whose(sheets.length) : w.sheets}
        value={String(sheet)}
        change={(index) => open(Number(index))}
      >
        {sheets.map((each, index) => (
          <option key={each.name} value={index}>
            {isCard && each.subject !== undefined ? w.cardOf(index + 1, each.subject) : each.name}
          </option>
        ))}
      </NativeSelect>
      <Button disabled={sheet === 0} onClick={() => open(sheet - 1)}>
        {isCard ? w.cardBefore : w.sheetBefore}
      </Button>
      <Button disabled={sheet === sheets.length - 1} onClick={() => open(sheet + 1)}>
        {isCard ? w.cardAfter : w.sheetAfter}
      </Button>
    </div>
  )
}
