import type { Equation, EquationTerm } from '../contract.ts'
import { halfWidth } from './compact-text.ts'

const NUMBER = String.raw`(?:第|序号|栏次|列号|指标|代码|列|栏|行)?[(\[]?(?:\d{1,3}(?!\d)|[①-⑳]|[甲乙丙丁戊己庚辛壬癸])[)\]]?(?:列|栏|行|项|号)?`
const TERM = String.raw`${NUMBER}`
const SIDE = String.raw`${TERM}(?:[+-](?:${TERM}|…))*`
const EQUATION = new RegExp(
  String.raw`(?<![\d.%*×÷/年月])${SIDE}(?:(?:=|>=|<=)${SIDE})+(?![\d.%*×÷/]|[+-](?!\d|第|\())`,
  'gu',
)

/**
 * Equations printed on a form on its own indexes: `21=22+23+24`, `1列=2列+5列=8列`, `第3栏≥第4栏+第5栏`, `(1)=(2)+(3)`, `1=2+…+8`.
 * A chain `a=b=c` gives `a=b` and `a=c`. Products, quotients and equations in words are left alone rather than half read.
 */
export function parseEquations(text: string): readonly Equation[] {
  const found: Equation[] = []
  for (const piece of halfWidth(text).split(/[;。\n\r、,]|\s{2,}/u)) {
    const compact = normalise(piece)
    for (const match of compact.matchAll(EQUATION)) found.push(...readChain(match[0]))
  }
  return found
}

const normalise = (piece: string): string =>
  piece
    .replace(/^\s*\d{1,2}[.]\s*(?=\S)/u, '')
    .replace(/\s+/gu, '')
    .replace(/[＋﹢]/gu, '+')
    .replace(/[－−–—]/gu, '-')
    .replace(/≥|≧|>=|=>|大于等于|不小于/gu, '>=')
    .replace(/≤|≦|<=|小于等于|不大于/gu, '<=')
    .replace(/等于/gu, '=')
    .replace(/之和|加总/gu, '')
    .replace(/[+-]?(?:\.{2,}|…+|⋯+)[+-]?/gu, '+…+')
    .replace(/(\d)(?:至|到|~|～)(?:第)?(\d)/gu, '$1+…+$2')

function readChain(chain: string): readonly Equation[] {
  const parts = chain.split(/(>=|<=|=)/u)
  const found: Equation[] = []
  const first = readSide(parts[0] ?? '')
  let previous = first
  for (let at = 1; at + 1 < parts.length; at += 2) {
    const relation = parts[at] as Equation['relation']
    const right = readSide(parts[at + 1] ?? '')
    const left = relation === '=' ? first : previous
    if (left.length > 0 && right.length > 0)
      found.push({ text: `${show(left)}${relation}${show(right)}`, left, right, relation })
    previous = right
  }
  return found
}

function readSide(side: string): readonly EquationTerm[] {
  const terms: EquationTerm[] = []
  let openRange = false
  for (const match of side.matchAll(new RegExp(`([+-]?)(?:(${TERM})|(…))`, 'gu'))) {
    if (match[3] !== undefined) {
      openRange = true
      continue
    }
    const index = readIndex(match[2] ?? '')
    const sign = match[1] === '-' ? -1 : 1
    const last = terms.at(-1)
    if (openRange && last !== undefined) {
      for (let at = Number(last.index) + 1; at < Number(index); at += 1)
        terms.push({ index: String(at), sign: last.sign })
    }
    openRange = false
    terms.push({ index, sign })
  }
  return terms
}

function readIndex(term: string): string {
  const circled = /[①-⑳]/u.exec(term)?.[0]
  if (circled !== undefined) return String(circled.charCodeAt(0) - 0x245f)
  return /\d+|[甲乙丙丁戊己庚辛壬癸]/u.exec(term)?.[0] ?? term
}

const show = (terms: readonly EquationTerm[]): string =>
  terms.map((term, at) => `${term.sign === -1 ? '-' : at === 0 ? '' : '+'}${term.index}`).join('')
