import { Link, useParams } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useSession } from '#modules/organisations/web/index.ts'
import { Facts } from '#design/desk/Facts.tsx'
import { formatDay } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { ScrollTable } from '#design/desk/ScrollTable.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import './catalogue.css'
import { ENTITY_NAMES, SENSITIVITY_NAMES, TYPE_NAMES } from './kinds.ts'
import { useAddSynonym, useElement, type ElementPage } from './use-catalogue.ts'
import { words } from './words.ts'

function Synonyms({ page }: { page: ElementPage }) {
  const w = useWords(words)
  const say = useSay()
  const [text, setText] = useState('')
  const add = useAddSynonym(page.element.id)
  const roles = useSession().data?.signedIn?.roles ?? []
  const mayAdd = roles.includes('gatekeeper') || roles.includes('operator')
  const save = (): void =>
    add.mutate(text.trim(), {
      onSuccess: () => {
        setText('')
        say.done(w.synonymAdded)
      },
      onError: say.refusal,
    })
  return (
    <section className="element-part">
      <h2>{w.synonyms}</h2>
      {page.element.synonyms.length === 0 ? (
        <p className="nothing">{w.noSynonyms}</p>
      ) : (
        <ul className="words">
          {page.element.synonyms.map((synonym) => (
            <li key={synonym}>{synonym}</li>
          ))}
        </ul>
      )}
      {mayAdd ? (
        <form
          className="toolbar"
          onSubmit={(event) => {
            event.preventDefault()
            save()
          }}
        >
          <Input value={text} aria-label={w.synonym} maxLength={60} onChange={(event) => setText(event.target.value)} />
          <Button htmlType="submit" loading={add.isPending} disabled={text.trim() === ''}>
            {w.addSynonym}
          </Button>
        </form>
      ) : null}
    </section>
  )
}

function Domain({ page }: { page: ElementPage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { valueDomain } = page
  if (valueDomain === null) return null
  return (
    <section className="element-part">
      <h2>
        {w.domain} · {valueDomain.nameZh}
      </h2>
      {valueDomain.standard === null ? null : <p className="field-note">{valueDomain.standard}</p>}
      <ScrollTable label={w.domain}>
        <thead>
          <tr>
            <th scope="col">{w.code}</th>
            <th scope="col">{w.meaning}</th>
            <th scope="col">{w.written}</th>
          </tr>
        </thead>
        <tbody>
          {valueDomain.values.map((value) => (
            <tr key={value.code}>
              <td className="num">{value.code}</td>
              <td>{language === 'zh' ? value.nameZh : value.nameEn}</td>
              <td>{value.synonyms.join('、')}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  )
}

function Versions({ page }: { page: ElementPage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  if (page.versions.length === 0) return null
  return (
    <section className="element-part">
      <h2>{w.versions}</h2>
      <ol className="rows" aria-label={w.versions}>
        {page.versions.map((version) => (
          <li key={version.version} className="row version-row">
            <div className="row-main">
              <span className="row-title num">
                {w.version(version.version)} · {version.nameZh}
              </span>
              <span className="row-sub">{version.reason ?? version.definition}</span>
            </div>
            <span className="num row-when">{formatDay(version.recordedAt, language)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Page({ page }: { page: ElementPage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { element } = page
  return (
    <>
      <PageHead
        before={
          <Link to="/catalogue" className="back">
            ‹ {w.back}
          </Link>
        }
        title={language === 'zh' ? element.nameZh : element.nameEn}
        help={element.definition}
      />
      <Facts
        of={[
          [language === 'zh' ? w.nameEn : w.nameZh, language === 'zh' ? element.nameEn : element.nameZh],
          [w.id, <code key="id">{element.id}</code>],
          [w.entity, ENTITY_NAMES[element.entity][language]],
          [w.type, TYPE_NAMES[element.type][language]],
          [w.unit, element.unit],
          [w.kept, element.derivation === null ? w.stored : w.derived],
          [w.sensitivity, SENSITIVITY_NAMES[element.sensitivity][language]],
          [w.authority, element.authority],
          [w.freshness, element.freshnessDays === null ? w.freshEver : w.freshDays(element.freshnessDays)],
          [w.standards, element.standards.join('、')],
        ]}
      />
      <Synonyms page={page} />
      <Domain page={page} />
      <Versions page={page} />
    </>
  )
}

/** One data element: what it means, its values, what else it is called, how it changed. */
export function ElementScreen() {
  const { elementId = '' } = useParams({ strict: false })
  const element = useElement(elementId)
  return <Loadable of={element}>{(page) => <Page page={page} />}</Loadable>
}
