import { Input } from 'antd'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { useWords } from '#design/desk/words.tsx'
import { DutyClass, type DutyQuestion } from '../contract.ts'
import { words } from './words.ts'

function Choice(props: {
  label: string
  every: string
  value: string | undefined
  names: ReadonlyMap<string, string>
  choose: (value: string | undefined) => void
}) {
  return (
    <NativeSelect
      label={props.label}
      hideLabel
      value={props.value ?? ''}
      change={(value) => props.choose(value === '' ? undefined : value)}
    >
      <option value="">{props.every}</option>
      {[...props.names].map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </NativeSelect>
  )
}

const asNamed = (names: readonly string[]): ReadonlyMap<string, string> => new Map(names.map((name) => [name, name]))

/** Words, class, department and domain of the items wanted. */
export function DutyFilter(props: {
  question: DutyQuestion
  ask: (question: DutyQuestion) => void
  departments: readonly string[]
  domains: readonly string[]
}) {
  const w = useWords(words)
  const { question, ask } = props
  return (
    <search className="toolbar duty-filter">
      <Input
        type="search"
        value={question.search ?? ''}
        onChange={(event) => ask({ ...question, search: event.target.value })}
        placeholder={w.searchHint}
        aria-label={w.search}
        maxLength={80}
        allowClear
      />
      <Choice
        label={w.class}
        every={w.everyClass}
        value={question.class}
        names={new Map(DutyClass.options.map((each) => [each, w[each]]))}
        choose={(value) => ask({ ...question, class: DutyClass.options.find((each) => each === value) })}
      />
      <Choice
        label={w.department}
        every={w.everyDepartment}
        value={question.department}
        names={asNamed(props.departments)}
        choose={(department) => ask({ ...question, department })}
      />
      <Choice
        label={w.domain}
        every={w.everyDomain}
        value={question.domain}
        names={asNamed(props.domains)}
        choose={(domain) => ask({ ...question, domain })}
      />
    </search>
  )
}
