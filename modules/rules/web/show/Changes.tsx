import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { FactDefinition, RuleTableContent } from '../../contract.ts'
import { describeRow } from '../../domain/describe-condition.ts'
import { diffContent, type ContentChange } from '../../domain/diff-content.ts'
import { words } from '../words.data.ts'

function BeforeAfter(props: { name: string; before: string; after: string }) {
  const w = useWords(words)
  return (
    <>
      {props.name}: <del>{props.before === '' ? w.blank : props.before}</del> →{' '}
      <ins>{props.after === '' ? w.blank : props.after}</ins>
    </>
  )
}

function Change(props: {
  of: ContentChange
  facts: readonly FactDefinition[]
  after: RuleTableContent
  before: RuleTableContent
}) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { of, facts } = props
  const columns: Readonly<Record<string, string>> = {
    effect: w.effect,
    clause: w.clause,
    message: w.message,
    nextStep: w.nextStep,
    value: w.value,
    min: w.min,
    max: w.max,
    unit: w.unit,
    zh: w.parameterZh,
    en: w.parameterEn,
  }
  const nameOf = (column: string): string =>
    facts.find(({ name }) => name === column)?.[language] ?? columns[column] ?? column
  const effects: Readonly<Record<string, string>> = { block: w.block, warn: w.warn, measure: w.measure, pass: w.pass }
  const said = (column: string, text: string): string => (column === 'effect' ? (effects[text] ?? text) : text)
  switch (of.kind) {
    case 'row-added':
    case 'row-removed': {
      const { parameters } = of.kind === 'row-added' ? props.after : props.before
      return (
        <>
          {of.kind === 'row-added' ? w.rowAdded : w.rowRemoved} ({of.row.clause}):{' '}
          {describeRow(of.row, facts, parameters, language)} → {w[of.row.effect]}
        </>
      )
    }
    case 'row-changed':
      return (
        <BeforeAfter
          name={`${of.row.clause} ${nameOf(of.column)}`}
          before={said(of.column, of.before)}
          after={said(of.column, of.after)}
        />
      )
    case 'parameter-added':
    case 'parameter-removed':
      return (
        <>
          {of.kind === 'parameter-added' ? w.parameterAdded : w.parameterRemoved}: {of.parameter[language]}{' '}
          {of.parameter.value} {of.parameter.unit}
        </>
      )
    case 'parameter-changed':
      return <BeforeAfter name={`${of.parameter[language]} ${nameOf(of.column)}`} before={of.before} after={of.after} />
    case 'order-changed':
      return <>{w.orderChanged}</>
    case 'complete-changed':
      return <>{of.after ? w.completeOn : w.completeOff}</>
  }
}

/** What an edited table says otherwise, one line a change. */
export function Changes(props: {
  before: RuleTableContent
  after: RuleTableContent
  facts: readonly FactDefinition[]
}) {
  const w = useWords(words)
  const changes = diffContent(props.before, props.after)
  if (changes.length === 0) return <p className="nothing">{w.noChanges}</p>
  return (
    <ul className="rule-changes">
      {changes.map((change, at) => (
        // Changes have no identity of their own; they are drawn anew with each edit.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={at}>
          <Change of={change} facts={props.facts} before={props.before} after={props.after} />
        </li>
      ))}
    </ul>
  )
}
