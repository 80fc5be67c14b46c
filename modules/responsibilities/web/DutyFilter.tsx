import { Input } from 'antd'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { useWords } from '#design/desk/words.tsx'
import { DutyClass, type DutyQuestion } from '../contract.ts'
import { words } from './words.ts'

/** Words, class, department and domain of the items wanted. */
export function DutyFilter(props: {
  question: DutyQuestion
  ask: (question: DutyQuestion) => void
  departments: readonly string[]
  domains: readonly string[]
}) {
  const w = useWords(words)
  const { question, ask } = props
  const some = (value: string): string | undefined => (value === '' ? undefined : value)
  return (
    <search className="toolbar duty-filter">
      <Input
        type="search"
        value={question.search ?? ''}
        onChange={(event) => ask({ ...question, search: some(event.target.value) })}
        placeholder={w.searchHint}
        aria-label={w.search}
        maxLength={80}
        allowClear
      />
      <NativeSelect
        label={w.class}
        hideLabel
        value={question.class ?? ''}
        change={(value) => ask({ ...question, class: DutyClass.options.find((each) => each === value) })}
      >
        <option value="">{w.everyClass}</option>
        {DutyClass.options.map((each) => (
          <option key={each} value={each}>
            {w[each]}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        label={w.department}
        hideLabel
        value={question.department ?? ''}
        change={(value) => ask({ ...question, department: some(value) })}
      >
        <option value="">{w.everyDepartment}</option>
        {props.departments.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        label={w.domain}
        hideLabel
        value={question.domain ?? ''}
        change={(value) => ask({ ...question, domain: some(value) })}
      >
        <option value="">{w.everyDomain}</option>
        {props.domains.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </NativeSelect>
    </search>
  )
}
