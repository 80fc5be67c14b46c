import { Loadable } from '#design/desk/Loadable.tsx'
import { formatShare } from '#design/desk/format.ts'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { RequestState, type RequestPage, type SimilarRequest } from '../../contract.ts'
import { describeState } from '../../domain/describe-life.ts'
import { isLive } from '../../domain/life.ts'
import { listMissing } from '../../domain/missing-items.ts'
import { useRequest } from '../use-requests.ts'
import { words as screening } from '../words/screening-words.ts'
import { words } from './words.data.ts'

/** Similar requests that go on, with which this one can be merged. */
export function listMergeable(page: RequestPage): readonly SimilarRequest[] {
  return (page.screening?.similar ?? []).filter((one) => {
    const state = RequestState.safeParse(one.state).data
    return state !== undefined && isLive(state) && state !== 'deferred' && one.requestId !== page.request.id
  })
}

function Lacks({ page, into }: { page: RequestPage; into: string }) {
  const w = useWords(words)
  const other = useRequest(into)
  return (
    <Loadable of={other} waiting={<p className="field-note">…</p>}>
      {(survivor) => {
        const missing = listMissing(page.items, survivor.items)
        const isOpen = survivor.request.state === 'screened'
        return (
          <div className="gate-lacks" aria-live="polite">
            <p>
              {missing.length === 0
                ? w.mergeAll
                : isOpen
                  ? w.mergeJoins(missing.length)
                  : w.mergeCannot(missing.length)}
            </p>
            {missing.length === 0 ? null : (
              <ul>
                {missing.map((item) => (
                  <li key={item.position}>{item.path.join(' / ')}</li>
                ))}
              </ul>
            )}
            <p className="field-note">{w.mergeOwn}</p>
          </div>
        )
      }}
    </Loadable>
  )
}

/** Which of the similar requests goes on for both, and what it lacks. */
export function MergeChoice(props: { page: RequestPage; into: string; choose: (requestId: string) => void }) {
  const w = useWords(words)
  const s = useWords(screening)
  const { language } = useLanguage()
  const choices = listMergeable(props.page)
  if (choices.length === 0) return <p className="gate-warning">{w.mergeNone}</p>
  return (
    <fieldset className="gate-choices">
      <legend>{w.mergeInto}</legend>
      {choices.map((one) => {
        const state = RequestState.safeParse(one.state).data
        return (
          <label key={one.requestId} className="gate-tick">
            <input
              type="radio"
              name="merge-into"
              aria-label={`${one.title} ${one.issuerName}`}
              checked={props.into === one.requestId}
              onChange={() => props.choose(one.requestId)}
            />
            <span className="gate-field-text">
              <span className="gate-field-name">{one.title}</span>
              <span className="row-sub num">
                {[
                  one.issuerName,
                  state === undefined ? '' : describeState(state)[language],
                  s.overlap(formatShare(one.share)),
                ].join(' · ')}
              </span>
            </span>
          </label>
        )
      })}
      {props.into === '' ? null : <Lacks page={props.page} into={props.into} />}
    </fieldset>
  )
}
