import { Link, useParams } from '@tanstack/react-router'
import { formatTime } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { ImportBatch } from '../contract.ts'
import { ImportMapping } from './ImportMapping.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import './imports.css'
import { Sheets } from './Sheets.tsx'
import { useImport } from './use-imports.ts'
import { words } from './words.ts'

function Head({ batch }: { batch: ImportBatch }) {
  const w = useWords(words)
  const { language } = useLanguage()
  return (
    <PageHead
      before={
        <Link to="/imports" className="back">
          ‹ {w.back}
        </Link>
      }
      title={batch.fileName}
      help={
        batch.state === 'mapping'
          ? w.mappingHelp
          : `${batch.source} · ${w.created} ${formatTime(batch.createdAt, language)}`
      }
    />
  )
}

/** One import: first where each column goes, then how it runs and what came back. */
export function ImportScreen() {
  const { importId = '' } = useParams({ strict: false })
  const batch = useImport(importId)
  return (
    <Loadable of={batch}>
      {(one) => (
        <>
          <Head batch={one} />
          <Sheets batch={one} />
          {one.state === 'mapping' ? (
            <ImportMapping key={one.id} batch={one} />
          ) : (
            <ImportProgress key={one.id} batch={one} />
          )}
        </>
      )}
    </Loadable>
  )
}
