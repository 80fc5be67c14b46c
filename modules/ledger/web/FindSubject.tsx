import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { ENTITY_NAMES } from '#modules/catalogue/web/index.ts'
import { EntityName } from '#modules/catalogue/contract.ts'
import { useAreasBelow, useSession } from '#modules/organisations/web/index.ts'
import { formatCount } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { keepReason, keptReason } from './reason.ts'
import { PAGE_SIZE, useSubjects, type Search } from './use-ledger.ts'
import { words } from './words.ts'

/** Names of the actor's own area and those right below it; other areas by their code. */
function useAreaName(): (code: string) => string {
  const own = useSession().data?.signedIn
  const below = useAreasBelow(own?.areaCode)
  const names = new Map((below.data?.areas ?? []).map((area) => [area.code, area.name]))
  if (own !== null && own !== undefined) names.set(own.areaCode, own.areaName)
  return (code) => names.get(code) ?? code
}

function Found({ search }: { search: Search }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const subjects = useSubjects(search)
  const areaName = useAreaName()
  return (
    <Loadable
      of={subjects}
      isEmpty={(list) => list.subjects.length === 0}
      empty={<p className="nothing">{w.nobody}</p>}
    >
      {(list) => (
        <>
          <output className="field-note num">
            {w.foundHere(formatCount(list.total, language))}
            {list.total > PAGE_SIZE ? ` · ${w.more}` : ''}
          </output>
          <ul className="rows">
            {list.subjects.map((subject) => (
              <li key={subject.id} className="row subject-row">
                <Link to={`/ledger/${search.entity}/${subject.id}`} className="row-title">
                  {subject.name ?? w.noName}
                </Link>
                <span className="num">{subject.key}</span>
                <span className="num row-when">{areaName(subject.areaCode)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Loadable>
  )
}

/** Looks a subject up by name or number, for a reason that is recorded. */
export function FindSubject() {
  const w = useWords(words)
  const { language } = useLanguage()
  const [entity, setEntity] = useState('person')
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState(keptReason)
  const [search, setSearch] = useState<Search | undefined>(undefined)
  const find = (): void => {
    keepReason(reason)
    setSearch({ entity, words: typed.trim(), reason })
  }
  return (
    <section className="find" aria-labelledby="find">
      <h2 id="find">{w.find}</h2>
      <form
        className="find-fields"
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() !== '' && reason !== '') find()
        }}
      >
        <NativeSelect label={w.kind} value={entity} change={setEntity}>
          {EntityName.exclude(['area', 'indicator']).options.map((name) => (
            <option key={name} value={name}>
              {ENTITY_NAMES[name][language]}
            </option>
          ))}
        </NativeSelect>
        <label className="native-field">
          <span className="native-label">{w.words}</span>
          <Input value={typed} onChange={(event) => setTyped(event.target.value)} allowClear />
        </label>
        <NativeSelect label={w.reason} value={reason} change={setReason}>
          <option value="">{w.reasonChoose}</option>
          {Object.values(w.reasons).map((words_) => (
            <option key={words_} value={words_}>
              {words_}
            </option>
          ))}
        </NativeSelect>
        <Button type="primary" htmlType="submit" disabled={typed.trim() === '' || reason === ''}>
          {w.search}
        </Button>
      </form>
      <p className="field-note">{w.reasonHelp}</p>
      {search === undefined ? null : <Found search={search} />}
    </section>
  )
}
