import { Link } from '@tanstack/react-router'
import { formatCount } from '#design/desk/format.ts'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { ImportBatch } from '../contract.ts'
import { words } from './words.ts'

/** The lists of a file of several sheets: each is mapped, brought in and answered by itself. */
export function Sheets({ batch }: { batch: ImportBatch }) {
  const w = useWords(words)
  const { language } = useLanguage()
  if (batch.sheets.length < 2) return null
  return (
    <nav className="import-sheets" aria-label={w.sheets}>
      <p className="field-note">{w.sheetsHelp(batch.sheets.length)}</p>
      <ul className="rows">
        {batch.sheets.map((one) => (
          <li key={one.importId} className="row sheet-row">
            {one.importId === batch.id ? (
              <strong aria-current="page">{one.sheet}</strong>
            ) : (
              <Link to={`/imports/${one.importId}`}>{one.sheet}</Link>
            )}
            <span className="row-sub">{one.title === one.sheet ? '' : one.title}</span>
            <span className={`chip import-${one.state}`}>{w.state[one.state]}</span>
            <span className="num">
              {formatCount(one.rowsRead, language)} / {w.times(formatCount(one.rowsTotal ?? one.rowsRead, language))}
            </span>
            <span className="num">
              {w.refusedRows} {formatCount(one.refused, language)}
            </span>
          </li>
        ))}
      </ul>
    </nav>
  )
}
