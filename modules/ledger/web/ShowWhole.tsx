import { Button } from 'antd'
import { useState } from 'react'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { useWords } from '#design/desk/words.tsx'
import { keepReason, keptReason } from './reason.ts'
import { words } from './words.ts'

/** Numbers are masked until the person says what for; that is kept in the audit log. */
export function ShowWhole(props: { isMasked: boolean; show: (purpose: string) => void; hide: () => void }) {
  const w = useWords(words)
  const [purpose, setPurpose] = useState(keptReason)
  if (!props.isMasked)
    return (
      <div className="show-whole">
        <span className="field-note">{w.shownWhole}</span>
        <Button onClick={props.hide}>{w.hideWhole}</Button>
      </div>
    )
  return (
    <form
      className="show-whole"
      onSubmit={(event) => {
        event.preventDefault()
        if (purpose === '') return
        keepReason(purpose)
        props.show(purpose)
      }}
    >
      <NativeSelect label={w.wholeFor} value={purpose} change={setPurpose}>
        <option value="">{w.reasonChoose}</option>
        {Object.values(w.reasons).map((reason) => (
          <option key={reason} value={reason}>
            {reason}
          </option>
        ))}
      </NativeSelect>
      <Button htmlType="submit" disabled={purpose === ''}>
        {w.showWhole}
      </Button>
    </form>
  )
}
