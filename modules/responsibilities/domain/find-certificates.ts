import type { Certificate, FoundCertificate } from '../contract.ts'
import { CERTIFICATES, type ListedCertificate } from './certificates.data.ts'

/** Words for a paper: with one of these nearby, a subject is a certificate somebody wants. */
const PAPERS = /证明|介绍信|字据|盖(?:个)?(?:公)?章|开(?:个|张|一张|一份)条/gu
/** How far apart subject and paper may stand: `证明我和我妈是母女关系`, `未婚的情况，请村里开个证明`. */
const REACH = 14
/** A sentence ends here, or says that no such paper is asked for. */
const BREAK = /[。；;！？!?\n]/u
const NOT_ASKED = /(?:不再|不得|无需|不需要?|不用|不要|取消|禁止|严禁|不应|不能|停止)[^。；;，,\n]{0,12}$/u
/** 身份证明显, 证明材料目录 … : the characters are there, the word is not. */
const NOT_A_PAPER = /^证明(?:显|天|确|白|亮|星|日|年|细)/u

/** 身份证明材料 is a card one has, not a paper somebody writes. */
const OWN_PAPERS = /^身份证明(?=材料|文件|复印件|原件)/u

interface Span {
  readonly from: number
  readonly to: number
}

interface Hit extends Span {
  readonly certificate: ListedCertificate
}

const spansOf = (text: string, words: readonly string[]): Span[] =>
  words.flatMap((word) => {
    const found: Span[] = []
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      found.push({ from: at, to: at + word.length })
    return found
  })

const isAsked = (text: string, span: Span): boolean => {
  const before = text.slice(Math.max(0, span.from - 20), span.from)
  if (OWN_PAPERS.test(text.slice(span.from))) return false
  return !NOT_ASKED.test(before) && !NOT_A_PAPER.test(text.slice(Math.max(0, span.to - 2), span.to + 1))
}

/** Phrases that stand, longest first: 居民身份信息证明 is not also 身份证明, 婚育证明 not also a birth. */
function phrasesIn(text: string): Hit[] {
  const all = CERTIFICATES.flatMap((certificate) =>
    spansOf(text, [certificate.name, ...certificate.phrases]).map((span) => ({ ...span, certificate })),
  ).toSorted((a, b) => b.to - b.from - (a.to - a.from))
  const kept: Hit[] = []
  for (const hit of all) if (!kept.some((other) => hit.from < other.to && other.from < hit.to)) kept.push(hit)
  return kept.filter((hit) => isAsked(text, hit))
}

const isNear = (text: string, subject: Span, paper: Span): boolean => {
  const [first, second] = subject.from < paper.from ? [subject, paper] : [paper, subject]
  const between = text.slice(first.to, second.from)
  return second.from >= first.to && between.length <= REACH && !BREAK.test(between)
}

/** Subjects beside a word for a paper that no phrase has taken; of one paper the nearest subject. */
function subjectsIn(text: string, taken: readonly Span[]): Hit[] {
  const papers = [...text.matchAll(PAPERS)]
    .map((match) => ({ from: match.index, to: match.index + match[0].length }))
    .filter((paper) => !taken.some((span) => paper.from < span.to && span.from < paper.to))
    .filter((paper) => isAsked(text, paper))
  const subjects = CERTIFICATES.flatMap((certificate) =>
    spansOf(text, certificate.subjects).map((span) => ({ ...span, certificate })),
  )
  return papers.flatMap((paper) => {
    const near = subjects
      .filter((subject) => isNear(text, subject, paper))
      .toSorted((a, b) => distance(a, paper) - distance(b, paper) || b.to - b.from - (a.to - a.from))
    const [nearest] = near
    return nearest === undefined
      ? []
      : [{ ...nearest, from: Math.min(nearest.from, paper.from), to: Math.max(nearest.to, paper.to) }]
  })
}

const distance = (one: Span, other: Span): number => (one.from < other.from ? other.from - one.to : one.from - other.to)

/**
 * The certificates a text asks for, in the order they are met, each once. Pure and quick: a request's attachments, a notice, or what a
 * resident says at the window. A text that says a certificate is no longer asked for names none.
 */
export function findCertificates(text: string): FoundCertificate[] {
  const plain = text.replace(/[\s“”"'「」《》]/gu, '').slice(0, 50_000)
  const phrases = phrasesIn(plain)
  const every = CERTIFICATES.flatMap((certificate) => spansOf(plain, [certificate.name, ...certificate.phrases]))
  const hits = [...phrases, ...subjectsIn(plain, every)].toSorted((a, b) => a.from - b.from)
  const seen = new Set<string>()
  return hits.flatMap(({ certificate, from, to }) => {
    const { key, name, issuer, mayVillageIssue } = certificate
    if (seen.has(key)) return []
    seen.add(key)
    return [{ key, name, issuer, mayVillageIssue, words: plain.slice(from, to) }]
  })
}

export const listCertificates = (): Certificate[] =>
  CERTIFICATES.map(({ phrases, subjects: _subjects, ...certificate }) => ({ ...certificate, synonyms: [...phrases] }))

export const findCertificate = (key: string): Certificate | undefined =>
  listCertificates().find((certificate) => certificate.key === key)
