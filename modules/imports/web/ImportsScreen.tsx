import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FileDrop } from '#design/desk/FileDrop.tsx'
import { formatCount, formatTime } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { RefusedRequest } from '#platform/client/request.ts'
import type { ImportBatch } from '../contract.ts'
import './imports.css'
import { useImports, useUploadImport } from './use-imports.ts'
import { words } from './words.ts'

function BatchRow({ batch }: { batch: ImportBatch }) {
  const w = useWords(words)
  const { language } = useLanguage()
  return (
    <li className="row import-row">
      <div className="row-main">
        <Link to={`/imports/${batch.id}`} className="row-title">
          {batch.fileName}
        </Link>
        <span className="row-sub">
          {batch.source} · {batch.sheet}
        </span>
      </div>
      <span className={`chip import-${batch.state}`}>{w.state[batch.state]}</span>
      <span className="num">{w.times(formatCount(batch.rowsTotal ?? batch.rowsRead, language))}</span>
      <span className="num">
        {w.refusedRows} {formatCount(batch.refused, language)}
      </span>
      <span className="num row-when">{formatTime(batch.createdAt, language)}</span>
    </li>
  )
}

/** Lists brought in, and the place to bring in one more. */
export function ImportsScreen() {
  const w = useWords(words)
  const navigate = useNavigate()
  const [sent, setSent] = useState(0)
  const [name, setName] = useState('')
  const imports = useImports()
  const uploading = useUploadImport(setSent)
  const problem = uploading.error instanceof RefusedRequest ? uploading.error.problem : undefined
  const take = (file: File): void => {
    setName(file.name)
    setSent(0)
    uploading.mutate(file, { onSuccess: (batch) => void navigate({ to: `/imports/${batch.id}` }) })
  }
  return (
    <>
      <PageHead title={w.title} help={w.help} />
      {problem === undefined ? null : (
        <div className="refusal">
          <p className="refusal-what">{w.refused(name)}</p>
          <ProblemNotice problem={problem} onRetry={uploading.reset} retryWords={w.dismiss} />
        </div>
      )}
      <FileDrop
        accept=".xlsx,.csv"
        choose={w.choose}
        hint={w.hint}
        dropHere={w.dropHere}
        busyWords={w.reading(name)}
        sent={uploading.isPending ? sent : null}
        take={take}
      />
      <Loadable of={imports} isEmpty={(list) => list.imports.length === 0} empty={<p className="nothing">{w.none}</p>}>
        {(list) => (
          <ul className="rows" aria-label={w.list}>
            {list.imports.map((batch) => (
              <BatchRow key={batch.id} batch={batch} />
            ))}
          </ul>
        )}
      </Loadable>
    </>
  )
}
