import { Link } from '@tanstack/react-router'
import { formatShare } from '#design/desk/format.ts'
import { ScrollTable } from '#design/desk/ScrollTable.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { RequestState, type SimilarRequest } from '#modules/requests/contract.ts'
import { StateChip } from '../../list/StateChip.tsx'
import { words } from '../../words/screening-words.ts'

function OneSimilar({ of }: { of: SimilarRequest }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const state = RequestState.safeParse(of.state).data
  return (
    <li className="similar">
      <p className="similar-head">
        <Link to={`/requests/${of.requestId}`}>{of.title}</Link>
        <span className={`chip similar-${of.verdict}`}>{w[of.verdict]}</span>
      </p>
      <p className="row-sub num">
        {of.issuerName} {state === undefined ? null : <StateChip state={state} />} {of.controlNumber}
      </p>
      <p className="num">{w.overlap(formatShare(of.share))}</p>
      {of.shared.length === 0 ? null : (
        <details className="price-more">
          <summary>{w.same(of.shared.length)}</summary>
          <ScrollTable label={w.same(of.shared.length)} className="similar-fields">
            <thead>
              <tr>
                <th scope="col">{w.mine}</th>
                <th scope="col">{w.theirs}</th>
              </tr>
            </thead>
            <tbody>
              {of.shared.map((pair) => (
                <tr key={`${pair.mine}/${pair.theirs}`}>
                  <th scope="row">{pair.mine}</th>
                  <td>
                    {pair.theirs}
                    <span className="row-sub similar-why">{pair.why[language]}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </details>
      )}
    </li>
  )
}

/** Live and past requests that ask the same, opened field by field. */
export function SimilarRequests({ of }: { of: readonly SimilarRequest[] }) {
  const w = useWords(words)
  if (of.length === 0) return null
  return (
    <section className="screening-part" aria-labelledby="similar">
      <h3 id="similar">{w.similar}</h3>
      <ul className="similars">
        {of.map((one) => (
          <OneSimilar key={one.requestId} of={one} />
        ))}
      </ul>
    </section>
  )
}
