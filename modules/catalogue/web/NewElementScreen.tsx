import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { RefusedRequest } from '#platform/client/request.ts'
import { DataType, EntityName, NewDataElement, Sensitivity } from '../contract.ts'
import './catalogue.css'
import { ENTITY_NAMES, SENSITIVITY_NAMES, TYPE_NAMES } from './kinds.ts'
import { useAddElement, useValueDomains } from './use-catalogue.ts'
import { words } from './words.ts'

const START = {
  id: '',
  nameZh: '',
  nameEn: '',
  definition: '',
  entity: 'person',
  type: 'string',
  unit: '',
  valueDomain: '',
  synonyms: '',
  sensitivity: 'personal',
  authority: '',
  freshnessDays: '',
  standards: '',
}
type Draft = typeof START
type Name = keyof Draft

const several = (text: string): string[] =>
  text
    .split(/[、,，;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

const readDraft = (draft: Draft) =>
  NewDataElement.safeParse({
    ...draft,
    id: draft.id.trim(),
    unit: orNull(draft.unit),
    valueDomain: draft.type === 'code' ? orNull(draft.valueDomain) : null,
    synonyms: several(draft.synonyms),
    authority: orNull(draft.authority),
    freshnessDays: draft.freshnessDays === '' ? null : Number(draft.freshnessDays),
    standards: several(draft.standards),
  })

const NEEDED: readonly Name[] = ['nameZh', 'nameEn', 'id', 'definition']

interface Editing {
  readonly draft: Draft
  readonly set: (name: Name, value: string) => void
  readonly wrong: (name: Name) => string | undefined
}

function Field(props: Editing & { name: Name; label: string; help?: string; numeric?: boolean }) {
  const { name, draft } = props
  const wrong = props.wrong(name)
  const noteId = `${name}-note`
  return (
    <label className="native-field">
      <span className="native-label">{props.label}</span>
      <Input
        value={draft[name]}
        onChange={(event) =>
          props.set(name, props.numeric === true ? event.target.value.replace(/\D/g, '') : event.target.value)
        }
        aria-describedby={noteId}
        aria-invalid={wrong !== undefined}
        {...(wrong === undefined ? {} : { status: 'error' as const })}
      />
      <span id={noteId} className={wrong === undefined ? 'field-note' : 'field-wrong'}>
        {wrong ?? props.help ?? ''}
      </span>
    </label>
  )
}

function Choice(props: Editing & { name: Name; label: string; children: ReactNode }) {
  return (
    <NativeSelect label={props.label} value={props.draft[props.name]} change={(value) => props.set(props.name, value)}>
      {props.children}
    </NativeSelect>
  )
}

function Choices(editing: Editing) {
  const w = useWords(words)
  const { language } = useLanguage()
  const domains = useValueDomains()
  const named = (names: Readonly<Record<string, { zh: string; en: string }>>, ids: readonly string[]) =>
    ids.map((id) => (
      <option key={id} value={id}>
        {names[id]?.[language] ?? id}
      </option>
    ))
  return (
    <>
      <Choice {...editing} name="entity" label={w.entity}>
        {named(ENTITY_NAMES, EntityName.exclude(['area']).options)}
      </Choice>
      <Choice {...editing} name="type" label={w.type}>
        {named(TYPE_NAMES, DataType.exclude(['attachment']).options)}
      </Choice>
      {editing.draft.type === 'code' ? (
        <Choice {...editing} name="valueDomain" label={w.domain}>
          <option value="">{w.noDomain}</option>
          {(domains.data?.valueDomains ?? []).map((domain) => (
            <option key={domain.id} value={domain.id}>
              {domain.nameZh}
            </option>
          ))}
        </Choice>
      ) : null}
      <Choice {...editing} name="sensitivity" label={w.sensitivity}>
        {named(SENSITIVITY_NAMES, Sensitivity.exclude(['vault']).options)}
      </Choice>
    </>
  )
}

function useDraft() {
  const w = useWords(words)
  const [draft, setDraft] = useState<Draft>(START)
  const [tried, setTried] = useState(false)
  const read = readDraft(draft)
  const wrong = (name: Name): string | undefined => {
    if (!tried) return undefined
    if (NEEDED.includes(name) && draft[name].trim() === '') return w.required
    return name === 'id' && !read.success && read.error.issues.some((issue) => issue.path[0] === 'id')
      ? w.idWrong
      : undefined
  }
  const complete = NEEDED.every((name) => draft[name].trim() !== '')
  return {
    editing: { draft, set: (name: Name, value: string) => setDraft((now) => ({ ...now, [name]: value })), wrong },
    ready: complete && read.success ? read.data : undefined,
    tryIt: () => setTried(true),
  }
}

/** Registers a data element; the ledger has its typed column at once. */
export function NewElementScreen() {
  const w = useWords(words)
  const say = useSay()
  const navigate = useNavigate()
  const { editing, ready, tryIt } = useDraft()
  const add = useAddElement()
  const problem = add.error instanceof RefusedRequest ? add.error.problem : undefined
  const save = (): void => {
    tryIt()
    if (ready === undefined) return
    add.mutate(ready, {
      onSuccess: (element) => {
        say.done(w.added(element.nameZh))
        void navigate({ to: `/catalogue/${element.id}` })
      },
    })
  }
  return (
    <form
      className="new-element"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <PageHead
        before={
          <Link to="/catalogue" className="back">
            ‹ {w.back}
          </Link>
        }
        title={w.add}
        help={w.addHelp}
      />
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <div className="new-element-fields">
        <Field {...editing} name="nameZh" label={w.nameZh} />
        <Field {...editing} name="nameEn" label={w.nameEn} />
        <Field {...editing} name="id" label={w.id} help={w.idHelp} />
        <Field {...editing} name="definition" label={w.definition} />
        <Choices {...editing} />
        <Field {...editing} name="unit" label={w.unit} />
        <Field {...editing} name="authority" label={w.authority} />
        <Field {...editing} name="freshnessDays" label={w.freshnessDays} help={w.freshnessHelp} numeric />
        <Field {...editing} name="synonyms" label={w.synonyms} help={w.comma} />
        <Field {...editing} name="standards" label={w.standards} help={w.comma} />
      </div>
      <Button type="primary" htmlType="submit" size="large" loading={add.isPending}>
        {w.save}
      </Button>
    </form>
  )
}
