import { formatDay } from '#design/desk/format.ts'

const tag = { zh: 'zh-CN', en: 'en-GB' } as const

/** A due time as people of the county read it, wherever the machine stands; of a whole day only the day. */
export function formatChina(at: string, language: 'zh' | 'en', isWholeDay = false): string {
  const china = new Date(Date.parse(at) + 8 * 3_600_000).toISOString()
  if (isWholeDay) return formatDay(china.slice(0, 10), language)
  return new Intl.DateTimeFormat(tag[language], {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Shanghai',
  }).format(new Date(at))
}
