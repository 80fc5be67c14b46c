import type { HeaderContext, Role } from '../contract.ts'
import type { HeaderLabel, LabelledTable } from './matching-base.ts'
import { usualFormsByDepartment } from './usual-forms-by-department.data.ts'
import { usualForms } from './usual-forms.data.ts'

function labelOf(text: string, known: ReadonlySet<string>): HeaderLabel {
  if (text === '-') return { label: '@new' }
  if (text === 'L') return { label: '@local' }
  if (text === '@aggregate') return { label: '@aggregate' }
  const [ids = '', role] = text.split('@')
  const label = ids.split(',').find((id) => known.has(id))
  return label === undefined ? { label: '@new' } : { label, role: role as Role | undefined }
}

/** The shipped ledgers as labelled tables; each is a source of its own, numbered from `firstGroup`. */
export function readUsualForms(firstGroup: number, known: ReadonlySet<string>): LabelledTable[] {
  return [...usualForms, ...usualFormsByDepartment].map((line, number) => {
    const [title = '', department = '', columns = '', kind = 'list'] = line.split('|')
    const cells = columns.split(' ').map((column) => {
      const cut = column.lastIndexOf('=')
      // A slash inside brackets belongs to the header's own words: 保障类别(A/B/C).
      return { path: column.slice(0, cut).split(/\/(?![^(]*\))/), label: labelOf(column.slice(cut + 1), known) }
    })
    const siblings = cells.map((cell) => cell.path)
    const contexts = cells.map((cell, position): HeaderContext => ({
      cell: `A${position + 1}`,
      path: cell.path,
      title,
      department,
      kind: kind === 'statistics' ? 'statistics' : 'list',
      siblings,
      position,
      samples: [],
      notes: [],
    }))
    return { group: firstGroup + number, composed: true, contexts, labels: cells.map(({ label }) => label) }
  })
}
