import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useSession } from '#modules/organisations/web/index.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { EntityName, type DataElement } from '../contract.ts'
import './catalogue.css'
import { ENTITY_NAMES, TYPE_NAMES } from './kinds.ts'
import { useElementSearch } from './use-catalogue.ts'
import { words } from './words.ts'

const MOST = 500

function ElementRow({ element }: { element: DataElement }) {
  const { language } = useLanguage()
  return (
    <li className="row element-row">
      <div className="row-main">
        <Link to={`/catalogue/${element.id}`} className="row-title">
          {language === 'zh' ? element.nameZh : element.nameEn}
        </Link>
        <span className="row-sub">{element.definition}</span>
      </div>
      <span>{ENTITY_NAMES[element.entity][language]}</span>
      <span>
        {TYPE_NAMES[element.type][language]}
        {element.unit === null ? '' : ` · ${element.unit}`}
      </span>
    </li>
  )
}

function Search(props: {
  typed: string
  type: (words: string) => void
  entity: string
  about: (entity: string) => void
}) {
  const w = useWords(words)
  const { language } = useLanguage()
  return (
    <div className="toolbar">
      <Input
        type="search"
        value={props.typed}
        onChange={(event) => props.type(event.target.value)}
        placeholder={w.searchHint}
        aria-label={w.search}
        allowClear
      />
      <NativeSelect label={w.entity} hideLabel value={props.entity} change={props.about}>
        <option value="">{w.everyEntity}</option>
        {EntityName.options.map((name) => (
          <option key={name} value={name}>
            {ENTITY_NAMES[name][language]}
          </option>
        ))}
      </NativeSelect>
    </div>
  )
}

/** All data elements, searched by name, synonym or meaning. */
export function CatalogueScreen() {
  const w = useWords(words)
  const [typed, setTyped] = useState('')
  const [entity, setEntity] = useState('')
  const found = useElementSearch(useDeferredValue(typed.trim()), entity, MOST)
  const roles = useSession().data?.signedIn?.roles ?? []
  const mayAdd = roles.includes('gatekeeper') || roles.includes('operator')
  return (
    <>
      <PageHead
        title={w.title}
        help={w.help}
        actions={
          mayAdd ? (
            <Link to="/catalogue/new">
              <Button type="primary" tabIndex={-1}>
                {w.add}
              </Button>
            </Link>
          ) : undefined
        }
      />
      <Search typed={typed} type={setTyped} entity={entity} about={setEntity} />
      <Loadable
        of={found}
        isEmpty={(list) => list.elements.length === 0}
        empty={
          <p className="nothing">
            {w.none}。{w.noneNext}
          </p>
        }
      >
        {(list) => (
          <>
            <output className="field-note num">{w.total(list.total)}</output>
            <ul className="rows" aria-label={w.title}>
              {list.elements.map((element) => (
                <ElementRow key={element.id} element={element} />
              ))}
            </ul>
          </>
        )}
      </Loadable>
    </>
  )
}
