import type { Candidate, Findings } from './findings.ts'
import type { MatchingBase } from './matching-base.ts'
import { nearestByConcepts, nearestByLetters } from './phrase-index.ts'
import { strongSubjects } from './read-table.ts'

/** What parents, title, last word and qualifiers say for or against one candidate of a header. */
export function contextNumbers(findings: Findings, candidate: Candidate, base: MatchingBase): number[] {
  const { view, recollection } = findings
  const { profile, likeness } = candidate
  const near = [
    base.index.phrase(likeness[nearestByLetters] ?? -1),
    base.index.phrase(likeness[nearestByConcepts] ?? -1),
  ]
  const nearText = near.map((phrase) => phrase?.text ?? '').join(' ') + profile.names.join(' ')
  const nearConcepts = new Set(near.flatMap((phrase) => phrase?.concepts ?? []))
  const strange = (letters: string): number => letters.split('').filter((letter) => !nearText.includes(letter)).length
  const parentTopics = view.parentReadings.flatMap((reading) => reading.topics)
  const settings = view.reading.subjects.filter((subject) => !strongSubjects.has(subject))
  const allSettings = new Set([...settings, ...view.parentReadings.flatMap((reading) => reading.subjects)])
  const { last, qualifiers, unexplained, heads } = view.reading
  let otherLabel = 0
  for (const remembered of [recollection.leaf, recollection.meaning])
    for (const [label, part] of remembered?.shares ?? [])
      if (label !== candidate.id) otherLabel = Math.max(otherLabel, part)
  return [
    parentTopics.filter((topic) => !profile.topics.has(topic) && !nearConcepts.has(`t.${topic}`)).length,
    view.parentReadings.reduce((sum, reading) => sum + strange(reading.unexplained), 0),
    last.length === 0 ? 0 : last.some((concept) => profile.lasts.has(concept)) ? 1 : -1,
    qualifiers.filter((word) => !nearText.includes(word)).length,
    settings.filter((setting) => !profile.subjects.has(setting) && !nearConcepts.has(`s.${setting}`)).length,
    [...profile.subjects].filter((subject) => !strongSubjects.has(subject) && !allSettings.has(subject)).length,
    view.table.title.topics.filter((topic) => profile.topics.has(topic)).length,
    [...profile.heads].filter((head) => !heads.includes(head)).length,
    strange(unexplained),
    otherLabel,
    findings.candidates.filter((each) => each.nearness > 0.85 * candidate.nearness).length,
  ]
}
