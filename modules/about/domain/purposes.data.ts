const WORDS: Readonly<Record<string, string>> = {
  'answer-complaint': '答复投诉建议',
  'fill-form': '填表：按表样从台账取数',
  source: '查看某一格的来源',
}

/** Why personal data are read, in words for the filing pack; undefined for a code nobody has put into words. */
export const describePurpose = (purpose: string): string | undefined =>
  WORDS[purpose] ?? (/\p{Script=Han}/u.test(purpose) ? purpose.replace(/\s*\/?\s*[A-Za-z][ -~]*$/u, '') : undefined)
