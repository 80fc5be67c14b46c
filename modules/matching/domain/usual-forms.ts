import type { HeaderContext, Role } from '../contract.ts'
import type { LabelledTable } from './matching-base.ts'
import { usualForms } from './usual-forms.data.ts'

function labelOf(text: string, known: ReadonlySet<string>): string {
  if (text === '-') return '@new'
  if (text === 'L') return '@local'
  const id = text.replace('?', '')
  return known.has(id) ? id : '@new'
}

/** Elements only proposed by the shipped ledgers: never filled before a person has confirmed one. */
export const unprovenElements: ReadonlySet<string> = new Set(usualForms.flatMap((line) => [...line.matchAll(/=\?(\w+)/g)].map((found) => found[1] ?? '')))

/** The shipped ledgers as labelled tables; each is a source of its own, numbered from `firstGroup`. */
export function readUsualForms(firstGroup: number, known: ReadonlySet<string>): LabelledTable[] {
  return usualForms.map((line, number) => {
    const [title = '', department = '', columns = ''] = line.split('|')
    const cells = columns.split(' ').map((column) => {
      const cut = column.lastIndexOf('=')
      const [label = '-', role] = column.slice(cut + 1).split('@')
      // A slash inside brackets belongs to the header's own words: 保障类别(A/B/C).
      return { path: column.slice(0, cut).split(/\/(?![^(]*\))/), label: labelOf(label, known), role: role as Role | undefined }
    })
    const siblings = cells.map((cell) => cell.path)
    const contexts = cells.map((cell, position): HeaderContext => ({ cell: `A${position + 1}`, path: cell.path, title, department, kind: 'list', siblings, position, samples: [], notes: [] }))
    return { group: firstGroup + number, contexts, labels: cells.map(({ label, role }) => ({ label, role })) }
  })
}
