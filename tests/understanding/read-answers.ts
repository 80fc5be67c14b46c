import type { Answer } from './form-types.ts'

const MEASURES: Readonly<Record<string, readonly [measure: string, entity: string]>> = {
  cp: ['count', 'person'],
  ch: ['count', 'household'],
  ce: ['count', 'event'],
  co: ['count', 'enterprise'],
  cd: ['count', 'dwelling'],
}

function readAnswer(text: string): Answer {
  if (text === 'L') return { verdict: 'local' }
  if (text === 'N') return { verdict: 'new' }
  if (text.startsWith('#')) {
    const space = text.indexOf(' ')
    const head = (space < 0 ? text : text.slice(0, space)).slice(1)
    const rest = space < 0 ? '' : text.slice(space + 1)
    const [measure = '', field, entity] = head.split(':')
    if (field !== undefined && entity !== undefined)
      return { verdict: 'aggregate', aggregate: { measure, entity, field, filter: rest } }
    if (measure === 'ratio') {
      const [ratioEntity = '', ...filter] = rest.split(' ')
      return { verdict: 'aggregate', aggregate: { measure, entity: ratioEntity, filter: filter.join(' ') } }
    }
    const known = MEASURES[measure] ?? ['count', measure]
    return { verdict: 'aggregate', aggregate: { measure: known[0], entity: known[1], filter: rest } }
  }
  const roleOptional = text.endsWith('?')
  const [element = '', role] = text.replace(/\?$/, '').split('@')
  return { verdict: 'element', element, roleOptional, ...(role === undefined ? {} : { role }) }
}

/** The acceptable answers written after `~`, the best first. */
export const readAnswers = (label: string): Answer[] => (label === '' ? [] : label.split('^').map(readAnswer))
