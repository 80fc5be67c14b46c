import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Facts } from '#design/desk/Facts.tsx'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { formatDay, today } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { DayField, NativeSelect } from '#design/desk/NativeSelect.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { ResourceKind, type DutyItemPage } from '../contract.ts'
import { ClassChip, StateChip } from './ClassChip.tsx'
import './duties.css'
import { useDutyItem, useMayKeep, useRecordResource, type NewResource } from './use-duties.ts'
import { words } from './words.ts'

function RecordDialog({ itemId, close }: { itemId: string; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const [resource, setResource] = useState<NewResource>({ kind: 'funds', state: 'owed', what: '', since: today() })
  const recording = useRecordResource(itemId)
  const save = (): void =>
    recording.mutate(
      { ...resource, what: resource.what.trim() },
      {
        onSuccess: () => {
          say.done(w.recorded)
          close()
        },
      },
    )
  return (
    <FormDialog
      title={w.record}
      save={w.save}
      onSave={save}
      close={close}
      of={recording}
      ready={resource.what.trim() !== '' && resource.since !== ''}
    >
      <NativeSelect
        label={w.kind}
        value={resource.kind}
        change={(value) => setResource({ ...resource, kind: ResourceKind.parse(value) })}
      >
        {ResourceKind.options.map((each) => (
          <option key={each} value={each}>
            {w[each]}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        label={w.isThere}
        value={resource.state}
        change={(value) => setResource({ ...resource, state: value === 'granted' ? 'granted' : 'owed' })}
      >
        <option value="owed">{w.owed}</option>
        <option value="granted">{w.granted}</option>
      </NativeSelect>
      <TextField
        label={w.what}
        value={resource.what}
        change={(what) => setResource({ ...resource, what })}
        most={200}
        placeholder={w.whatHint}
      />
      <DayField
        label={w.sinceDay}
        value={resource.since}
        change={(since) => setResource({ ...resource, since })}
        max={today()}
      />
    </FormDialog>
  )
}

function Resources({ page }: { page: DutyItemPage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const mayKeep = useMayKeep()
  const [open, setOpen] = useState(false)
  return (
    <section className="duty-part">
      <h2>{w.resources}</h2>
      <p className="field-note">{w.resourcesHelp}</p>
      {page.item.resourcesAsListed === null ? null : (
        <p>
          {w.listed}：{page.item.resourcesAsListed}
        </p>
      )}
      {page.resources.length === 0 ? (
        <p className="nothing">{w.noResources}</p>
      ) : (
        <ul className="rows" aria-label={w.resources}>
          {page.resources.map((each) => (
            <li key={`${each.kind} ${each.recordedAt}`} className="row duty-row">
              <span>{w[each.kind]}</span>
              <div className="row-main">
                <span className="row-title">{each.what}</span>
                <span className="row-sub num">
                  {w.since(formatDay(each.since, language))} · {w.recordedBy(each.recordedBy)}
                </span>
              </div>
              <span className={`chip duty-${each.state}`}>{w[each.state]}</span>
            </li>
          ))}
        </ul>
      )}
      {mayKeep ? (
        <Button className="duty-record" onClick={() => setOpen(true)}>
          {w.record}
        </Button>
      ) : null}
      {open ? <RecordDialog itemId={page.item.id} close={() => setOpen(false)} /> : null}
    </section>
  )
}

function Page({ page }: { page: DutyItemPage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { item, list } = page
  return (
    <>
      <PageHead
        before={
          <Link to={`/duties/${list.id}`} className="back">
            ‹ {w.back}
          </Link>
        }
        title={item.title}
        help={
          <>
            <ClassChip of={item.class} /> <span className="num">{item.code}</span> · {item.domain}
          </>
        }
      />
      <section className={`duty-may duty-may-${item.class}`} aria-label={w.mayAsk}>
        <h2>{w.mayAsk}</h2>
        <p>{language === 'zh' ? page.mayAskZh : page.mayAskEn}</p>
      </section>
      <Facts
        of={[
          [w.lead, item.mainDepartment ?? (item.class === 'basic' ? w.township : null)],
          [w.assist, item.assistingDepartments.join('、')],
          [w.leadPart, item.mainDepartmentPart],
          [w.townPart, item.townshipPart],
          [w.taker, item.takenBackBy],
          [w.how, item.takenBackHow],
          [w.legal, item.legalBasis],
          [
            w.version,
            <span key="list">
              {list.title} <StateChip of={list.state} />
            </span>,
          ],
        ]}
      />
      <Resources page={page} />
    </>
  )
}

/** One item: who leads, who assists, what may be asked, what follows the task. */
export function DutyItemScreen() {
  const { itemId = '' } = useParams({ strict: false })
  const item = useDutyItem(itemId)
  return <Loadable of={item}>{(page) => <Page page={page} />}</Loadable>
}
