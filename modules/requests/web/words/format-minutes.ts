import type { Language } from '#design/desk/words.tsx'

const tag = { zh: 'zh-CN', en: 'en-GB' } as const
/** From here a person thinks in hours. */
const HOURS_FROM = 120

/** Minutes as a person reads them: `22 分钟`, `3.5 小时`, `1,240 小时`. */
export function formatMinutes(minutes: number, language: Language): string {
  const inHours = Math.abs(minutes) >= HOURS_FROM
  const amount = inHours ? minutes / 60 : minutes
  const text = new Intl.NumberFormat(tag[language], {
    maximumFractionDigits: inHours && Math.abs(amount) < 10 ? 1 : 0,
  }).format(amount)
  return language === 'zh' ? `${text} ${inHours ? '小时' : '分钟'}` : `${text} ${inHours ? 'h' : 'min'}`
}

/** Both bounds in the unit of the larger: `25–61 小时`. */
export function formatRange(range: { readonly low: number; readonly high: number }, language: Language): string {
  const inHours = range.high >= HOURS_FROM
  const shown = (minutes: number): string =>
    new Intl.NumberFormat(tag[language], { maximumFractionDigits: inHours && range.high < 600 ? 1 : 0 }).format(
      inHours ? minutes / 60 : minutes,
    )
  const unit = language === 'zh' ? (inHours ? '小时' : '分钟') : inHours ? 'h' : 'min'
  return `${shown(range.low)}–${shown(range.high)} ${unit}`
}
