import type { Language } from './words.tsx'

const tag = { zh: 'zh-CN', en: 'en-GB' } as const

/** China has one time zone: a day that is due is that day on every machine. */
const timeZone = 'Asia/Shanghai'

/** `2026-11-23` or an ISO time as a day a person reads. */
export const formatDay = (iso: string, language: Language): string =>
  new Intl.DateTimeFormat(tag[language], { year: 'numeric', month: 'short', day: 'numeric', timeZone }).format(
    new Date(iso.length === 10 ? `${iso}T12:00:00+08:00` : iso),
  )

export const formatTime = (iso: string, language: Language): string =>
  new Intl.DateTimeFormat(tag[language], {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(new Date(iso))

export const formatCount = (count: number, language: Language): string =>
  new Intl.NumberFormat(tag[language]).format(count)

export const formatShare = (share: number): string => `${Math.round(share * 100)}%`

/** Today on this machine's calendar, `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
