import { Button, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useSession } from '#modules/organisations/web/index.ts'
import { Facts } from '#design/desk/Facts.tsx'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { Certificate } from '../contract.ts'
import './duties.css'
import { useCertificates } from './use-duties.ts'
import { words } from './words.ts'

/** A page of its own, made to be printed and handed over. */
function NoteLink({ of, plain }: { of: Certificate; plain?: boolean }) {
  const w = useWords(words)
  const area = useSession().data?.signedIn?.areaCode
  const href = `/api/v1/certificates/${of.key}/note${area === undefined ? '' : `?area=${area}`}`
  return (
    <Button
      href={href}
      target="_blank"
      type={plain === true ? 'default' : 'primary'}
      aria-label={`${w.note}：${of.name}`}
    >
      {w.note}
    </Button>
  )
}

function Answer({ of }: { of: Certificate }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const isZh = language === 'zh'
  const verdict = of.mayVillageIssue ? w.may : w.mayNot
  return (
    <section className={`cert-answer ${of.mayVillageIssue ? 'cert-may' : 'cert-not'}`} aria-label={verdict}>
      <h2>
        {isZh ? of.name : of.nameEn} · {verdict}
      </h2>
      <p className="cert-where">
        {w.goTo} <strong>{isZh ? of.issuer : of.issuerEn}</strong>
      </p>
      <Facts
        of={[
          [w.bring, (isZh ? of.bring : of.bringEn).join(isZh ? '、' : '; ')],
          [w.why, isZh ? of.answer : of.answerEn],
          [w.legal, of.legalBasis],
        ]}
      />
      <NoteLink of={of} />
    </section>
  )
}

function Directory({ title, of }: { title: string; of: readonly Certificate[] }) {
  const { language } = useLanguage()
  if (of.length === 0) return null
  return (
    <section className="duty-part">
      <h2>{title}</h2>
      <ul className="rows" aria-label={title}>
        {of.map((each) => (
          <li key={each.key} className="row cert-row">
            <div className="row-main">
              <span className="row-title">{language === 'zh' ? each.name : each.nameEn}</span>
              <span className="row-sub">{language === 'zh' ? each.issuer : each.issuerEn}</span>
            </div>
            <NoteLink of={each} plain />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A village worker types what the resident asks for and gets the answer, and a note to hand over. */
export function CertificatesScreen() {
  const w = useWords(words)
  const [asked, setAsked] = useState('')
  const wanted = useDeferredValue(asked.trim())
  const answer = useCertificates(wanted)
  return (
    <>
      <PageHead title={w.certificates} help={w.certificatesHelp} />
      <label className="native-field cert-ask">
        <span className="native-label">{w.asked}</span>
        <Input
          size="large"
          type="search"
          value={asked}
          maxLength={500}
          placeholder={w.askedHint}
          onChange={(event) => setAsked(event.target.value)}
          allowClear
        />
      </label>
      <Loadable of={answer}>
        {({ certificates, found }) => {
          // 单身 alone names no paper, but at the window it is one that is asked for.
          const named = certificates.filter((each) => found.some((hit) => hit.key === each.key))
          const like =
            named.length > 0 || wanted.length < 2
              ? named
              : certificates.filter((each) => [each.name, ...each.synonyms].some((text) => text.includes(wanted)))
          return (
            <>
              <div aria-live="polite">
                {like.map((each) => (
                  <Answer key={each.key} of={each} />
                ))}
                {wanted !== '' && like.length === 0 ? (
                  <p className="nothing">
                    {w.notFound}。{w.notFoundNext}
                  </p>
                ) : null}
              </div>
              <Directory
                title={w.mustNot(certificates.filter((each) => !each.mayVillageIssue).length)}
                of={certificates.filter((each) => !each.mayVillageIssue)}
              />
              <Directory
                title={w.mayIssue(certificates.filter((each) => each.mayVillageIssue).length)}
                of={certificates.filter((each) => each.mayVillageIssue)}
              />
            </>
          )
        }}
      </Loadable>
    </>
  )
}
