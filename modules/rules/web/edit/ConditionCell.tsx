import { useState } from 'react'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { FactDefinition, RuleParameter } from '../../contract.ts'
import { parseCondition } from '../../domain/parse-condition.ts'
import { words } from '../words.data.ts'

interface CellProps {
  readonly fact: FactDefinition
  readonly text: string
  readonly rowNumber: number
  readonly parameters: readonly RuleParameter[]
  readonly disabled: boolean
  readonly wrong: boolean
  readonly change: (text: string) => void
}

const OWN = 'own'

/** Written by hand: anything the language of conditions can say. */
function OwnText(props: CellProps) {
  const w = useWords(words)
  const { language } = useLanguage()
  const label = w.cell(props.rowNumber, props.fact[language])
  return (
    <input
      className="native-input num"
      aria-label={label}
      aria-invalid={props.wrong}
      title={w.hints}
      value={props.text}
      maxLength={300}
      disabled={props.disabled}
      onChange={(event) => props.change(event.target.value)}
    />
  )
}

/** Yes or no, one of the codes, or not one of them; several codes are written by hand. */
function ChoiceCell(props: CellProps) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { fact, text } = props
  const choices: readonly (readonly [string, string])[] = [
    ['', w.any],
    ...(fact.type === 'flag'
      ? ([
          ['是', w.yes],
          ['否', w.no],
        ] as const)
      : (fact.values ?? []).flatMap((value) => [
          [value.code, value[language]] as const,
          [`≠ ${value.code}`, w.isNot(value[language])] as const,
        ])),
    ...(fact.optional === true
      ? ([
          ['缺失', w.missing],
          ['已知', w.present],
        ] as const)
      : []),
  ]
  const canonical = fact.type === 'flag' && /^(yes|true)$/i.test(text.trim()) ? '是' : text.trim()
  const isKnown = choices.some(([value]) => value === canonical)
  const [own, setOwn] = useState(!isKnown)
  const label = w.cell(props.rowNumber, fact[language])
  return (
    <div className="rule-cell">
      <select
        className="native-input"
        aria-label={own ? w.operator(props.rowNumber, fact[language]) : label}
        aria-invalid={props.wrong}
        value={own ? OWN : canonical}
        disabled={props.disabled}
        onChange={(event) => {
          setOwn(event.target.value === OWN)
          if (event.target.value === OWN) props.change(`属于 (${canonical.replace(/^≠ /, '')})`)
          else props.change(event.target.value)
        }}
      >
        {choices.map(([value, said]) => (
          <option key={value} value={value}>
            {said}
          </option>
        ))}
        {fact.type === 'code' ? <option value={OWN}>{w.own}</option> : null}
      </select>
      {own ? <OwnText {...props} /> : null}
    </div>
  )
}

const OPERATORS = ['<', '<=', '=', '>=', '>', '!='] as const
const SHOWN = { '<': '<', '<=': '≤', '=': '=', '>=': '≥', '>': '>', '!=': '≠' } as const

/** A number or the name of a parameter, or a day. */
function Figure(props: CellProps & { readonly figure: string; readonly write: (value: string) => void }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { fact, parameters } = props
  const list = `figures-${fact.name}-${props.rowNumber}`
  return (
    <>
      <input
        className="native-input num"
        aria-label={w.cell(props.rowNumber, fact[language])}
        aria-invalid={props.wrong}
        type={fact.type === 'date' ? 'date' : 'text'}
        list={fact.type === 'number' ? list : undefined}
        value={props.figure}
        maxLength={80}
        disabled={props.disabled}
        onChange={(event) => props.write(event.target.value)}
      />
      <datalist id={list}>
        {parameters.map((each) => (
          <option key={each.name} value={each.name}>
            {each[language]}
          </option>
        ))}
      </datalist>
    </>
  )
}

/** A comparison and a figure, or a parameter by name; anything else by hand. */
function FigureCell(props: CellProps) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { fact, text, parameters } = props
  const read = parseCondition(text, fact, new Set(parameters.map(({ name }) => name)))
  const simple = read.ok && read.value.kind === 'compare' ? read.value : undefined
  const [own, setOwn] = useState(text.trim() !== '' && simple === undefined)
  const operator = own
    ? OWN
    : (simple?.operator ?? (text.trim() === '' ? '' : (/^(<=|>=|!=|<|>|=)/.exec(text)?.[1] ?? '=')))
  const operand = text.replace(/^\s*(<=|>=|!=|<|>|=)?\s*/, '')
  const figure =
    simple === undefined
      ? operand
      : simple.operand.kind === 'parameter'
        ? simple.operand.name
        : String(simple.operand.value)
  const write = (to: string, value: string): void => props.change(`${to} ${value}`)
  return (
    <div className="rule-pair">
      <select
        className="native-input"
        aria-label={w.operator(props.rowNumber, fact[language])}
        value={operator}
        disabled={props.disabled}
        onChange={(event) => {
          const to = event.target.value
          setOwn(to === OWN)
          if (to === '') props.change('')
          else if (to !== OWN) write(to, figure === '' && fact.type === 'number' ? '0' : figure)
        }}
      >
        <option value="">{w.any}</option>
        {OPERATORS.map((each) => (
          <option key={each} value={each}>
            {SHOWN[each]}
          </option>
        ))}
        <option value={OWN}>{w.own}</option>
      </select>
      {own ? (
        <OwnText {...props} />
      ) : operator === '' ? null : (
        <Figure {...props} figure={figure} write={(value) => write(operator, value)} />
      )}
    </div>
  )
}

/** One condition, with the input that fits its fact. */
export function ConditionCell(props: CellProps) {
  switch (props.fact.type) {
    case 'flag':
    case 'code':
      return <ChoiceCell {...props} />
    case 'number':
    case 'date':
      return <FigureCell {...props} />
    case 'text':
      return <OwnText {...props} />
  }
}
