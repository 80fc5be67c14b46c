// A combobox after the ARIA pattern: the keyboard acts on the box, which names the active option. The native
// datalist cannot show what an element means nor be asked again while one types.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */
import { Input } from 'antd'
import { useDeferredValue, useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { DataElement } from '../contract.ts'
import { ENTITY_NAMES } from './kinds.ts'
import { useElementSearch } from './use-catalogue.ts'
import { words } from './words.ts'

function Option(props: { id: string; element: DataElement; active: boolean; choose: () => void }) {
  const { language } = useLanguage()
  const { element } = props
  return (
    <li
      id={props.id}
      role="option"
      aria-selected={props.active}
      className={`option${props.active ? ' option-active' : ''}`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.choose}
    >
      <span className="option-name">{language === 'zh' ? element.nameZh : element.nameEn}</span>
      <span className="option-kind">{ENTITY_NAMES[element.entity][language]}</span>
      <span className="option-help">{element.definition}</span>
    </li>
  )
}

/** Searches the catalogue by name, synonym or definition: type, arrows, Enter. */
export function ElementSearch(props: { label: string; choose: (element: DataElement) => void }) {
  const w = useWords(words)
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const wanted = useDeferredValue(typed.trim())
  const found = useElementSearch(wanted, undefined, 12)
  const options = wanted === '' ? [] : (found.data?.elements ?? [])
  const current = options[Math.min(active, options.length - 1)]
  const move = (event: KeyboardEvent): void => {
    if (options.length === 0) return
    if (event.key === 'ArrowDown') setActive((active + 1) % options.length)
    else if (event.key === 'ArrowUp') setActive((active + options.length - 1) % options.length)
    else if (event.key === 'Enter' && current !== undefined) props.choose(current)
    else if (event.key === 'Escape') setTyped('')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="element-search">
      <Input
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
        }}
        onKeyDown={move}
        placeholder={w.searchHint}
        aria-label={props.label}
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(current === undefined ? {} : { 'aria-activedescendant': `${listId}-${current.id}` })}
        allowClear
      />
      <ul id={listId} role="listbox" aria-label={props.label} className="options" hidden={options.length === 0}>
        {options.map((element, index) => (
          <Option
            key={element.id}
            id={`${listId}-${element.id}`}
            element={element}
            active={index === Math.min(active, options.length - 1)}
            choose={() => props.choose(element)}
          />
        ))}
      </ul>
      <output className="field-note">
        {wanted === '' ? '' : options.length === 0 && !found.isFetching ? w.nothingFound : w.found(options.length)}
      </output>
    </div>
  )
}
