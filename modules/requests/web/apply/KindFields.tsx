import { Input } from 'antd'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useWords } from '#design/desk/words.tsx'
import { RequestDetail } from '../../contract.ts'
import { words } from '../words/apply-words.data.ts'
import { DateTimeField, OptionalDay } from './DateFields.tsx'
import { useDraft } from './use-draft.ts'

/** `undefined` takes a value away. */
type DetailChange = { readonly [Key in keyof RequestDetail]?: RequestDetail[Key] | undefined }

/** Changes the details one by one; they are saved together. */
export function useDetail() {
  const { draft, keeper } = useDraft()
  return {
    detail: draft.detail,
    set: (change: DetailChange): void => {
      const whole = Object.entries({ ...keeper.read().draft.detail, ...change }).filter(
        ([, value]) => value !== undefined && value !== '',
      )
      keeper.change({ detail: Object.fromEntries(whole) })
    },
  }
}

function Times() {
  const w = useWords(words)
  const { detail, set } = useDetail()
  return (
    <>
      <DateTimeField label={w.startsAt} value={detail.startsAt} change={(startsAt) => set({ startsAt })} />
      <DateTimeField label={w.endsAt} value={detail.endsAt} change={(endsAt) => set({ endsAt })} />
    </>
  )
}

function Attendees() {
  const w = useWords(words)
  const { detail, set } = useDetail()
  return (
    <label className="native-field">
      <span className="native-label">{w.attendees}</span>
      <Input
        className="num"
        inputMode="numeric"
        value={detail.attendees ?? ''}
        maxLength={4}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, '')
          set({ attendees: digits === '' ? undefined : Math.min(1000, Number(digits)) })
        }}
      />
    </label>
  )
}

function AppFields() {
  const w = useWords(words)
  const { detail, set } = useDetail()
  const levels = { central: w.central, province: w.province, city: w.city, county: w.county, township: w.townshipLevel }
  return (
    <>
      <TextField label={w.appName} value={detail.appName ?? ''} most={80} change={(appName) => set({ appName })} />
      <TextField
        label={w.appFiling}
        value={detail.appFiling ?? ''}
        most={60}
        change={(appFiling) => set({ appFiling })}
      />
      <NativeSelect
        label={w.appLevel}
        value={detail.appLevel ?? ''}
        change={(to) => set({ appLevel: RequestDetail.shape.appLevel.safeParse(to).data })}
      >
        <option value="">—</option>
        {Object.entries(levels).map(([level, name]) => (
          <option key={level} value={level}>
            {name}
          </option>
        ))}
      </NativeSelect>
    </>
  )
}

function SurveyFields() {
  const w = useWords(words)
  const { detail, set } = useDetail()
  const isSurvey = detail.surveyNumber ?? detail.surveyMaker ?? detail.surveyExpiresOn
  return (
    <details className="apply-more" open={isSurvey !== undefined}>
      <summary>{w.survey}</summary>
      <div className="apply-grid">
        <TextField
          label={w.surveyNumber}
          value={detail.surveyNumber ?? ''}
          most={60}
          placeholder="国统制〔2026〕57号"
          change={(surveyNumber) => set({ surveyNumber })}
        />
        <TextField
          label={w.surveyMaker}
          value={detail.surveyMaker ?? ''}
          most={80}
          change={(surveyMaker) => set({ surveyMaker })}
        />
        <OptionalDay
          label={w.surveyExpires}
          value={detail.surveyExpiresOn}
          change={(surveyExpiresOn) => set({ surveyExpiresOn })}
        />
      </div>
    </details>
  )
}

function DocumentFields() {
  const w = useWords(words)
  const { detail, set } = useDetail()
  return (
    <>
      <label className="apply-check">
        <input
          type="checkbox"
          checked={detail.singleMatter === true}
          onChange={(event) => set({ singleMatter: event.target.checked ? true : undefined })}
        />
        {w.singleMatter}
      </label>
      <TextField
        label={w.aboveLastYear}
        value={detail.aboveLastYearBecause ?? ''}
        most={2000}
        rows={2}
        change={(aboveLastYearBecause) => set({ aboveLastYearBecause })}
      />
    </>
  )
}

function FieldsOfKind() {
  const w = useWords(words)
  const { draft } = useDraft()
  const { detail, set } = useDetail()
  switch (draft.kind) {
    case 'inspection':
      return (
        <>
          <TextField
            label={w.planned}
            value={detail.plannedInspection ?? ''}
            most={40}
            help={w.plannedHelp}
            change={(plannedInspection) => set({ plannedInspection })}
          />
          <Times />
        </>
      )
    case 'meeting':
      return (
        <>
          <Times />
          <Attendees />
        </>
      )
    case 'campaign':
      return (
        <TextField
          label={w.campaignNumber}
          value={detail.campaignNumber ?? ''}
          most={40}
          change={(campaignNumber) => set({ campaignNumber })}
        />
      )
    case 'app':
      return <AppFields />
    case 'document':
      return <DocumentFields />
    case 'data':
    case 'report':
      return null
  }
}

/** What only this kind of request has to say. */
export function KindFields() {
  const { draft } = useDraft()
  return (
    <div id="kind-fields" tabIndex={-1} className="apply-kind-fields">
      {draft.kind === 'data' || draft.kind === 'report' ? (
        <SurveyFields />
      ) : (
        <div className="apply-grid">
          <FieldsOfKind />
        </div>
      )}
    </div>
  )
}
