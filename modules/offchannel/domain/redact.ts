/**
 * The words of a notice without what would point at the one who got it: names called by @, the village, telephone and identity
 * numbers, addresses for mail, and who spoke in a forwarded chain.
 */
export function redact(
  text: string,
  of: { readonly villages: readonly string[]; readonly people: readonly string[] },
): string {
  let told = text
    .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '某邮箱')
    .replace(/[@＠](?!所有人)[^\s@＠，,。:：]{1,20}/g, '@某人')
    .replace(/(?<!\d)\d{17}[\dXx](?!\d)/g, '某证件号')
    .replace(/(?<!\d)1\d{10}(?!\d)/g, '某电话')
    .replace(/(?<!\d)0\d{2,3}[-—]?\d{7,8}(?!\d)/g, '某电话')
    .replace(/^(?:\s*\S{2,20}\s+(?:上午|下午|晚上)?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)\s*$/gm, '')
  for (const person of of.people) if (person.length >= 2) told = told.replaceAll(person, '某人')
  for (const village of of.villages.toSorted((a, b) => b.length - a.length))
    for (const name of [village, village.replace(/(?:村民委员会|村委会|居民委员会|居委会|社区)$/, '')])
      if (name.length >= 2) told = told.replaceAll(name, '某村')
  return told.replace(/\n{3,}/g, '\n\n').trim()
}
