/** A header text without what carries no meaning of its own. */
export interface CleanHeader {
  /** Half-width, no blanks, no numbering, no unit: `R4.婚姻状况 ` → `婚姻状况`. */
  readonly text: string
  /** Unit printed in the header: `面积(亩)` → `亩`. */
  readonly unit?: string
  /** Choices printed in brackets at the end: `类型(独居、空巢)`. */
  readonly options?: readonly string[]
}

const unitWords =
  '元|万元|亿元|千元|百元|亩|公顷|平方米|㎡|m2|m²|平方公里|人|户|个|岁|周岁|元/月|元/年|元/人|元/月·人|元/人·月|%|‰|公斤|千克|kg|斤|吨|米|m|cm|厘米|公里|千米|km|里|头|只|头/只|头、只|羽|匹|箱|株|棵|间|层|栋|幢|座|辆|台|套|件|次|人次|天|日|月|年|个月|小时|分|分钟|℃|千瓦|户次|处|条|份|名|所|张|针|剂|剂次'
const unitBracket = new RegExp(`[(\\[](?:单位[:：]?)?(${unitWords})[)\\]]`)
const trailingUnit = /[,，](元|万元|亩|人|户)$/
const numbering =
  /^(?:[A-Z]{1,2}\d{1,3}(?:[-.]\d+)?[.、:： ]|[A-Z]{1,2}\d{1,3}[a-z]?(?=[\u4e00-\u9fff])|\d{1,3}(?:[-.]\d{1,2})*[.、)）:：](?!\d)|[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|[①②③④⑤⑥⑦⑧⑨⑩⑪⑫]|[*★☆●■□◇※])/
const areaEnd = /(?:省|市|县|区|乡|镇|街道|村|社区|居)$/
const choices = /[(]([^()]{3,})[)]$/
const inThat = /^(?:其中|其中之|内[:：])[:：,，、]?/

/** Makes one header text comparable. Pure text work: no lexicon. */
export function cleanHeader(raw: string): CleanHeader {
  let text = raw
    .replaceAll('㎡', '平方米')
    .normalize('NFKC')
    .replaceAll('【', '(')
    .replaceAll('】', ')')
    .replaceAll('〔', '(')
    .replaceAll('〕', ')')
    .replace(/[\s_＿ ]+/g, '')
    .replace(/[""''“”‘’《》<>]/g, '')
  for (let round = 0; round < 3; round += 1) {
    const shorter = text.replace(numbering, '').replace(inThat, '')
    if (shorter === text || shorter === '') break
    text = shorter
  }
  const unit = unitBracket.exec(text)?.[1] ?? trailingUnit.exec(text)?.[1]
  text = text
    .replace(unitBracket, '')
    .replace(trailingUnit, '')
    .replace(/[?:：。.、,，;；*…\-—]+$/, '')
    .replace(/\(\)$/, '')
  const listed = choices.exec(text)
  const options = listed?.[1]?.split(/[/、,，]/).filter((option) => option !== '' && !option.startsWith('等')) ?? []
  const base = listed === null ? '' : text.slice(0, listed.index)
  // 类型(独居、空巢、留守): what may be written, not what is asked for. 镇(乡、街道) is a name.
  const offers = options.length >= 2 && base.length >= 2 && !areaEnd.test(base)
  if (offers) text = base
  return { text, ...(unit === undefined ? {} : { unit }), ...(offers ? { options } : {}) }
}
