import { formatCount } from '#design/desk/format.ts'
import { ScrollTable } from '#design/desk/ScrollTable.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { Price, Screening } from '#modules/requests/contract.ts'
import { formatMinutes, formatRange } from '../../words/format-minutes.ts'
import { words } from '../../words/screening-words.ts'

const MOST = 300

function Parts({ of }: { of: Price }) {
  const w = useWords(words)
  const { language } = useLanguage()
  return (
    <details className="price-more">
      <summary>{w.madeOf}</summary>
      <dl className="price-parts">
        {of.parts.map((part) => (
          <div key={part.words.en}>
            <dt>{part.words[language]}</dt>
            <dd className="num">{formatMinutes(part.minutes, language)}</dd>
          </div>
        ))}
        <div className="price-sum">
          <dt>{w.total}</dt>
          <dd className="num">{formatMinutes(of.total.middle, language)}</dd>
        </div>
      </dl>
    </details>
  )
}

function ByVillage({ of }: { of: Price }) {
  const w = useWords(words)
  const { language } = useLanguage()
  if (of.perVillage.length < 2) return null
  return (
    <details className="price-more">
      <summary>{w.byVillage(of.perVillage.length)}</summary>
      <ScrollTable label={w.byVillage(of.perVillage.length)} className="price-villages">
        <thead>
          <tr>
            <th scope="col">{w.area}</th>
            <th scope="col">{w.people}</th>
            <th scope="col">{w.minutes}</th>
          </tr>
        </thead>
        <tbody>
          {of.perVillage
            .toSorted((a, b) => b.minutes.middle - a.minutes.middle)
            .slice(0, MOST)
            .map((village) => (
              <tr key={village.areaCode}>
                <th scope="row">{village.areaName}</th>
                <td className="num">{formatCount(village.subjects, language)}</td>
                <td className="num">{formatMinutes(village.minutes.middle, language)}</td>
              </tr>
            ))}
        </tbody>
      </ScrollTable>
    </details>
  )
}

function Fields({ of }: { of: Screening['fields'] }) {
  const w = useWords(words)
  if (of.asked === 0) return null
  return (
    <p className="price-fields num">
      <span>{w.asked(of.asked)}</span>
      <span className="price-known">
        {w.heldN} <strong>{of.held}</strong>
      </span>
      <span className="price-elsewhere">
        {w.elsewhereN} <strong>{of.elsewhere}</strong>
      </span>
      <span className="price-new">
        {w.newN} <strong>{of.new}</strong>
      </span>
    </p>
  )
}

function EachAndSaved({ of }: { of: Price }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const recipients = of.perVillage.length
  return (
    <dl className="price-parts">
      {recipients < 2 ? null : (
        <div>
          <dt>{w.each}</dt>
          <dd className="num">{formatMinutes(of.total.middle / recipients, language)}</dd>
        </div>
      )}
      {of.saved < 1 ? null : (
        <div className="price-saved">
          <dt>{w.saved}</dt>
          <dd className="num">{formatMinutes(of.saved, language)}</dd>
        </div>
      )}
    </dl>
  )
}

/** What it costs those below: in all, each, with its range; before and after fields were left out; what it is made of. */
export function PriceBox(props: { of: Screening; before?: number | undefined }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { price, fields } = props.of
  const middle = price.total.middle
  const recipients = price.perVillage.length
  const change = props.before === undefined ? 0 : middle - props.before
  if (recipients === 0) {
    return (
      <div className="price">
        <p className="price-name">{w.price}</p>
        <p>{w.noAreas}</p>
        <Fields of={fields} />
      </div>
    )
  }
  const isChanged = props.before !== undefined && Math.abs(change) >= 0.5
  return (
    <div className="price" role="group" aria-label={w.price}>
      <p className="price-name">{w.price}</p>
      <p className="price-total num" aria-live="polite">
        {isChanged && props.before !== undefined ? (
          <s className="price-before">
            <span className="sr-only">{w.was} </span>
            {formatMinutes(props.before, language)}
          </s>
        ) : null}
        <strong>{formatMinutes(middle, language)}</strong>
        {isChanged ? (
          <span className={change < 0 ? 'price-fell' : 'price-rose'}>
            {change < 0 ? w.fell(formatMinutes(-change, language)) : w.rose(formatMinutes(change, language))}
          </span>
        ) : null}
      </p>
      <p className="price-range num">{w.range(formatRange(price.total, language))}</p>
      <EachAndSaved of={price} />
      <Fields of={fields} />
      {price.subjects === 0 ? null : (
        <p className="field-note num">
          {w.subjects(formatCount(price.subjects, language))}
          {price.subjectsAreEstimated ? ` · ${w.estimated}` : ''}
        </p>
      )}
      {price.parts.length === 0 ? null : <Parts of={price} />}
      <ByVillage of={price} />
    </div>
  )
}
