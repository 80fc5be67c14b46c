import { useLanguage } from '#design/desk/words.tsx'
import type { Lane, RequestKind, Words } from '../../contract.ts'

interface Choice extends Words {
  readonly helpZh: string
  readonly helpEn: string
}

/** A few choices, each said in plain words: radio buttons, so the arrow keys move among them. */
export function PlainChoice<Key extends RequestKind | Lane>(props: {
  legend: string
  hideLegend?: boolean
  name: string
  order: readonly Key[]
  of: Readonly<Record<Key, Choice>>
  value: Key | undefined
  choose: (key: Key) => void
}) {
  const { language } = useLanguage()
  return (
    <fieldset className="plain-choice">
      <legend className={props.hideLegend === true ? 'sr-only' : ''}>{props.legend}</legend>
      {props.order.map((key) => {
        const one = props.of[key]
        return (
          <label key={key} className={`plain-option${props.value === key ? ' plain-option-chosen' : ''}`}>
            <input
              type="radio"
              name={props.name}
              value={key}
              checked={props.value === key}
              onChange={() => props.choose(key)}
            />
            <span className="plain-option-name">{one[language]}</span>
            <span className="plain-option-help">{language === 'zh' ? one.helpZh : one.helpEn}</span>
          </label>
        )
      })}
    </fieldset>
  )
}
