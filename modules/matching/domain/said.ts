/** One sentence for the clerk in both languages. */
export interface Said {
  readonly zh: string
  readonly en: string
}

const MEASURES = {
  count: { zh: '计数', en: 'Counts' },
  sum: { zh: '求和', en: 'Adds up' },
  avg: { zh: '平均', en: 'Average' },
  avg_per: { zh: '平均每单位', en: 'Average per unit' },
  ratio: { zh: '占比', en: 'Share' },
} as const

/**
 * Why a header is read as a figure: what is measured, and the words of the form that say of whom.
 *
 * @param heard words the catalogue has
 * @param stated words it has not
 */
export function sayMeasure(
  measure: keyof typeof MEASURES,
  heard: readonly string[],
  stated: readonly string[] = [],
): Said {
  const known = [...new Set(heard)]
  const zh = [...known, ...stated.map((word) => `“${word}”(目录中没有)`)].join('、')
  const en = [...known.map((word) => `“${word}”`), ...stated.map((word) => `“${word}” (not in the catalogue)`)].join(
    ', ',
  )
  return {
    zh: `${MEASURES[measure].zh};依据:${zh === '' ? '表头单位' : zh}`,
    en: `${MEASURES[measure].en}; read from ${en === '' ? 'the unit of the header' : en}`,
  }
}
