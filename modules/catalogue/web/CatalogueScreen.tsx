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

/** All data elements, searched by name, synonym or meaning. */
export function CatalogueScreen() {
  const w = useWords(words)
  const { language } = useLanguage()
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
      <div className="toolbar">
        <Input
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder={w.searchHint}
          aria-label={w.search}
          allowClear
        />
        <NativeSelect label={w.entity} hideLabel value={entity} change={setEntity}>
          <option value="">{w.everyEntity}</option>
          {EntityName.options.map((name) => (
            <option key={name} value={name}>
              {ENTITY_NAMES[name][language]}
            </option>
          ))}
        </NativeSelect>
      </div>
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
            <p className="field-note num" role="status">
              {w.total(list.total)}
            </p>
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
