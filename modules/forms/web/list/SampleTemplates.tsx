import { Button } from 'antd'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { fetchSample, useSampleTemplates } from '../use-forms.ts'
import { words } from '../words/list-words.ts'

/** Forms to try with, in the demonstration: one click uploads one; it may be downloaded and looked at as well. */
export function SampleTemplates({ take, busy }: { take: (file: File) => void; busy: boolean }) {
  const w = useWords(words)
  const say = useSay()
  const { language } = useLanguage()
  const samples = useSampleTemplates().data?.templates ?? []
  if (samples.length === 0) return null
  const tryIt = (name: string): void => {
    fetchSample(name).then(take, (error: unknown) =>
      say.refusal(error instanceof Error ? error : new Error(String(error))),
    )
  }
  return (
    <section className="samples" aria-labelledby="samples">
      <h2 id="samples">{w.samples}</h2>
      <ul className="rows">
        {samples.map((sample) => {
          const name = language === 'zh' ? sample.name : sample.nameEn
          return (
            <li key={sample.name} className="row sample-row">
              <div className="row-main">
                <span className="row-title">{name}</span>
                <span className="row-sub">{w[sample.kind]}</span>
              </div>
              <div className="row-actions">
                <Button disabled={busy} aria-label={w.tryThis(name)} onClick={() => tryIt(sample.name)}>
                  {w.tryIt}
                </Button>
                <Button
                  type="text"
                  href={`/api/v1/sample-templates/${encodeURIComponent(sample.name)}`}
                  download
                  aria-label={w.downloadThis(name)}
                >
                  {w.download}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
